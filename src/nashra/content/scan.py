"""Find what is stored: walk content/, and tell what changed since the index last saw it."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from nashra.content import attachments
from nashra.content.form import stem
from nashra.problems import Level, Location, Problem

CONTENT = "content"
# feeds.toml is the configuration; other .toml files are sidecars, read with the article beside them.
_SIDECAR_SUFFIX = ".toml"
_IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".part", ".bak")
# A file written within this time of the scan may change again without a new mtime (a coarse clock tick).
_SETTLED_AFTER = 2_000_000_000
_BASIS_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored file: its path from the site's folder, its mtime in ns, and a stamp that changes when it does.

    The stamp is empty while the file is too young to be sure of.
    """

    path: str
    mtime: int
    stamp: str


@dataclass(frozen=True)
class Scan:
    """What stands in content/: files in path order, and the folders that could not be looked into."""

    files: tuple[Stored, ...]
    problems: tuple[Problem, ...] = ()
    closed: tuple[str, ...] = ()

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(file.path for file in self.files)

    def changed(self, stamps: Mapping[str, str]) -> list[Stored]:
        """Return the files whose stamp is not the one that the index knows."""
        return [file for file in self.files if not file.stamp or stamps.get(file.path) != file.stamp]

    def stands(self, path: str) -> bool:
        """Whether a path stands; what lies in a closed folder may still be there."""
        return path in self.paths or path.startswith(self.closed)

    def gone(self, paths: Iterable[str]) -> list[str]:
        return [path for path in paths if not self.stands(path)]


def scan(folder: Path, now: int, basis: str) -> Scan:
    """Walk content/ of the site in `folder`, links not followed; `now` is in ns since the epoch.

    `basis` is what else the reading of a file depends on; it enters every stamp, shortened: there are many.
    """
    basis = hashlib.sha256(basis.encode()).hexdigest()[:_BASIS_DIGITS]
    problems: list[Problem] = []
    found: dict[str, os.stat_result] = {}
    closed: list[str] = []
    waiting = [CONTENT]
    while waiting:
        below = waiting.pop()
        try:
            for entry in _entries(folder / below):
                path = f"{below}/{entry.name}"
                if not _is_text(path):
                    problems.append(Problem(Location(path), "name-not-text", "the file's name is not UTF-8"))
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    found[path] = entry.stat(follow_symlinks=False)
        except OSError as error:
            closed.append(f"{below}/")
            problems.append(Problem(Location(below), "unreadable", (error.strerror or str(error)).lower()))
    attached = attachments.grouped([path for path in found if not path.endswith(_SIDECAR_SUFFIX)])
    files = tuple(_stored(path, found, attached, now, basis) for path in sorted(found) if _is_article(path))
    return Scan(files, (*problems, *_lone_sidecars(found), *_lone_attachments(attached)), tuple(closed))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith(".") and not entry.name.endswith(_IGNORED_ENDINGS):
                yield entry


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_article(path: str) -> bool:
    return not path.endswith(_SIDECAR_SUFFIX) and not attachments.type_of(path)


def _stored(
    path: str, found: Mapping[str, os.stat_result], attached: Mapping[str, list[str]], now: int, basis: str
) -> Stored:
    own = stem(path)
    sidecar = own + _SIDECAR_SUFFIX
    stats = [found[file] for file in (path, sidecar, *attached.get(own, ())) if file in found]
    # A copy may keep size and mtime; the kernel alone sets ctime.
    parts = [f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}" for stat in stats]
    newest = max([max(stat.st_mtime_ns, stat.st_ctime_ns) for stat in stats])
    settled = newest + _SETTLED_AFTER < now
    return Stored(path, stats[0].st_mtime_ns, " ".join([*parts, basis]) if settled else "")


def _lone_sidecars(found: Mapping[str, os.stat_result]) -> Iterator[Problem]:
    sidecars = sorted(path for path in found if path.endswith(_SIDECAR_SUFFIX) and path != "content/feeds.toml")
    articles = {stem(path) for path in found if _is_article(path)} if sidecars else set()
    for path in sidecars:
        if stem(path) not in articles:
            yield Problem(Location(path), "sidecar-alone", "no article stands beside this sidecar", Level.WARNING)


def _lone_attachments(attached: Mapping[str, list[str]]) -> Iterator[Problem]:
    for path in attached.get("", []):
        yield Problem(Location(path), "attachment-alone", "it belongs to no article", Level.INFO)
