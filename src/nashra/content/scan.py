"""Find what is stored: walk content/, and find out what changed since the index last saw it."""

import hashlib
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nashra.config import CONFIG
from nashra.content import READERS, attachments
from nashra.content.form import SIDECAR, stem
from nashra.problems import Level, Location, Problem, reason_of

CONTENT = "content"
# What is read with the article beside it; feeds.toml, too, has the suffix of a sidecar, and is none.
_OTHERS = frozenset({SIDECAR, *attachments.TYPES})
_OF_ARTICLES = frozenset(READERS)
_ALONE = "attachment-alone"
_IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".part", ".bak")
# In ns. A file that was written this shortly before the scan may change again without a new mtime: clocks are coarse.
_SETTLED_AFTER = 2_000_000_000


# A hash of size, times and inode; None while a file is too young for that to be reliable.
Stamp = int | None


@dataclass(frozen=True)
class Scan:
    """What is in content/: the path of each article, from the site's folder, with its stamp.

    A stamp changes when the file, its sidecar or an attachment does. `closed` are folders that could not be read, with
    a slash at their end. `attached` says whether any article has attachments.
    """

    stamps: dict[str, Stamp]
    closed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    attached: bool = False

    def changed(self, known: Mapping[str, Stamp]) -> list[str]:
        """Return, sorted, the paths whose stamp is not the one that the index knows."""
        return sorted([path for path, stamp in self.stamps.items() if stamp is None or known.get(path) != stamp])

    def digest(self) -> str:
        """Return a digest that stays the same as long as nothing is touched; empty where that cannot be told yet."""
        stamps = [stamp for stamp in self.stamps.values() if stamp is not None]
        if self.closed or len(stamps) < len(self.stamps):
            return ""
        # No path holds the NUL between them.
        return hashlib.sha256("\0".join(self.stamps).encode() + array("q", stamps).tobytes()).hexdigest()

    def stands(self, path: str) -> bool:
        """Whether a path exists; one in a closed folder may."""
        return path in self.stamps or path.startswith(self.closed)

    def gone(self, known: Mapping[str, Stamp]) -> list[str]:
        """Return, sorted, the paths that exist no more."""
        return sorted(path for path in known.keys() - self.stamps.keys() if not self.stands(path))


@dataclass(frozen=True, slots=True)
class _Walk:
    """What is in content/, file by file, in no order; `others` are sidecars and attachments."""

    stamps: dict[str, Stamp] = field(default_factory=dict)
    others: dict[str, Stamp] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def scan(folder: Path, now: int, basis: str) -> Scan:
    """Walk content/ of the site in `folder` without following links; `now` is in ns since the epoch.

    `basis` stands for all else that reading a file depends on, and is part of every stamp.
    """
    digest = hashlib.sha256(basis.encode()).digest()
    walk = _walk(folder, now - _SETTLED_AFTER, int.from_bytes(digest[:8]))
    lone = list(_join_others(walk.stamps, walk.others)) if walk.others else []
    attached = sum(map(bool, map(attachments.type_of, walk.others))) > sum(one.code == _ALONE for one in lone)
    return Scan(walk.stamps, tuple(walk.closed), (*walk.problems, *lone), attached)


def _walk(folder: Path, settled: int, basis: int) -> _Walk:
    """Walk over all files; those touched after `settled` (ns) get no stamp."""
    walk = _Walk()
    waiting = [CONTENT]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                waiting += _take_up(entries, below, settled, basis, walk)
        except OSError as error:
            walk.closed.append(f"{below}/")
            walk.problems.append(Problem(Location(below), "unreadable", reason_of(error)))
    walk.others.pop(CONFIG, None)
    return walk


def _take_up(entries: Iterable[os.DirEntry[str]], below: str, settled: int, basis: int, walk: _Walk) -> Iterator[str]:
    """Record the files of a folder, and yield the folders in it. One function, for speed: a run sees every file."""
    for entry in entries:
        name = entry.name
        suffix = name[name.rfind(".") :]
        known = suffix in _OF_ARTICLES
        if name[0] == "." or (not known and name.endswith(_IGNORED_ENDINGS)):
            continue
        path = f"{below}/{name}"
        if not name.isascii() and not _is_text(name):
            walk.problems.append(Problem(Location(path), "name-not-text", "the file's name is not UTF-8"))
        elif entry.is_dir(follow_symlinks=False):
            yield path
        else:
            stat = entry.stat(follow_symlinks=False)
            # A copy may keep size and mtime; the kernel alone sets ctime.
            written, touched = stat.st_mtime_ns, stat.st_ctime_ns
            # The hash of a tuple of integers is the same in every process.
            stamp = hash((stat.st_size, written, touched, stat.st_ino, basis))
            which = walk.stamps if known or suffix.lower() not in _OTHERS else walk.others
            which[path] = stamp if written < settled and touched < settled else None


def _is_text(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _join_others(stamps: dict[str, Stamp], others: dict[str, Stamp]) -> Iterator[Problem]:
    """Make the stamp of each article depend on the files that belong to it; report files that belong to none."""
    sidecars = {stem(path): path for path in sorted(others) if path.endswith(SIDECAR)}
    attached = attachments.grouped([*stamps, *(others.keys() - sidecars.values())])
    alone = sidecars.copy()
    for path, stamp in stamps.items():
        own = stem(path)
        alone.pop(own, None)
        beside = [*filter(None, [sidecars.get(own)]), *attached.get(own, ())]
        if beside:
            stamps[path] = _joined([stamp, *(others[file] for file in beside)])
    for path in alone.values():
        yield Problem(Location(path), "sidecar-alone", "no article stands beside this sidecar", Level.WARNING)
    for path in attached.get("", ()):
        yield Problem(Location(path), _ALONE, "it belongs to no article", Level.INFO)


def _joined(stamps: list[Stamp]) -> Stamp:
    return None if None in stamps else hash(tuple(stamps))
