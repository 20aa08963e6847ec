"""Put files into feeds/ so that no reader ever sees half of one, and what did not change is not touched."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from nashra import opening
from nashra.model import CODINGS, KINDS, Files
from nashra.publish import rights, twins

FEEDS = "feeds"
# Written beside its feed, so that the rename stays within one file system; readers never ask for it.
_TEMPORARY = ".nashra"
_SECOND = 1_000_000_000
DEFAULT = Files()


@dataclass(frozen=True, slots=True)
class Staged:
    """A feed and its twins that were written beside their places: those of them that are new, the feed first."""

    target: Path
    files: tuple[Path, ...]


def publish(folder: Path, path: str, data: Iterable[bytes], files: Files = DEFAULT) -> bool:
    """Put the bytes at `path` below the folder, and their twins beside them; return whether the bytes are new there.

    Raises OSError where that cannot be done; the file before is then still whole.
    """
    return put(stage(folder, path, data, files))


def stage(folder: Path, path: str, data: Iterable[bytes], files: Files = DEFAULT) -> Staged:
    """Write a feed and its twins beside their places, those that are not there yet.

    The bytes are given in parts, as often as they are asked for, so that never all of them need be in memory.
    The feed's mtime is at least a second after that of the file before: a server's ETag is made of it.
    Raises OSError, and leaves nothing behind then.
    """
    target = folder / path
    rights.refuse_links(folder, target, files)
    rights.make_folder(target.parent, files)
    staged: list[Path] = []
    with _clearing_up(staged):
        _stage_with_twins(staged, target, data, files)
    return Staged(target, tuple(staged))


def put(staged: Staged) -> bool:
    """Put what was staged in its place; return whether the feed's bytes are new there.

    Every file is replaced whole, after all of them are on the disk; `settle` then puts the folder's entries there. The
    twins go first: what is put in place last, the feed, then says that all are there.
    Raises OSError; the file before is then still whole.
    """
    with _clearing_up(staged.files):
        for file in staged.files:
            _sync(_temporary(file), os.O_NOFOLLOW)
        for file in reversed(staged.files):
            _temporary(file).replace(file)
    return staged.target in staged.files


@contextmanager
def _clearing_up(staged: Iterable[Path]) -> Iterator[None]:
    """Leave nothing beside the places of files where not all of them get there."""
    try:
        yield
    except BaseException:
        for file in staged:
            with suppress(OSError):
                _temporary(file).unlink()
        raise


def settle(folder: Path, paths: Iterable[str]) -> None:
    """Make sure that a power cut does not undo what was put at these paths.

    Raises OSError.
    """
    for parent in sorted({(folder / path).parent for path in paths}):
        _sync(parent, os.O_DIRECTORY)


def remove(folder: Path, path: str, files: Files = DEFAULT) -> None:
    """Take a feed that is no longer made out of feeds/, and its folder where it was the last one in it.

    Raises OSError where a link leads to it that feeds.toml does not allow.
    """
    target = folder / path
    rights.refuse_links(folder, target, files)
    # A server that finds a twin does not ask whether there is a feed.
    for file in (*twins.beside(target, CODINGS), target):
        with suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
    if target.parent != folder:
        with suppress(OSError):
            target.parent.rmdir()


def sweep(folder: Path, files: Files = DEFAULT, sitemaps: Collection[str] = ()) -> list[OSError]:
    """Clear away what a killed run left behind, and twins that nobody asks for or whose feed is gone.

    That is done where feeds stand: in feeds/ and in the folder of each family. Returns what could not be done.
    """
    errors = []
    for below in (folder, *(folder / kind for kind in KINDS)):
        names = _files_in(below) if files.links or not rights.is_through_link(folder, below / "feed") else []
        litter = {name for name in names if name.startswith(".") and name.endswith(_TEMPORARY)}
        for name in sorted(litter | twins.orphans(names, files.compress, sitemaps)):
            try:
                (below / name).unlink(missing_ok=True)
            except OSError as error:
                errors.append(error)
    return errors


def _files_in(folder: Path) -> list[str]:
    """Return the names in a folder of what is no folder itself; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def stamp(folder: Path, path: str, files: Files = DEFAULT) -> str:
    """Return what changes when a published file or a twin is touched by anyone: size, mtime, inode, mode, group.

    It is empty where one of them cannot be seen, or a link leads to it that feeds.toml does not allow.
    """
    target = folder / path
    if not files.links and rights.is_through_link(folder, target):
        return ""
    stats = [_stat(file) for file in (target, *twins.beside(target, files.compress))]
    return "; ".join(map(_touched, filter(None, stats))) if all(stats) else ""


def _touched(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino} {stat.st_mode:o} {stat.st_gid}"


def _holds(path: Path, data: Iterable[bytes]) -> bool:
    """Whether a file can be read and has these bytes and no more."""
    try:
        with opening.to_read(path) as file:
            return all(file.read(len(part)) == part for part in data) and not file.read(1)
    except OSError:
        return False


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}{_TEMPORARY}")


def _stage(staged: list[Path], file: Path, data: Iterable[bytes]) -> None:
    staged.append(file)
    _write(_temporary(file), data)


def _stage_with_twins(staged: list[Path], target: Path, data: Iterable[bytes], files: Files) -> None:
    """Write what is not there yet, each file beside its place, the feed first; all get their rights."""
    beside = twins.beside(target, files.compress)
    for file in (*beside, target):
        rights.reopen(file, files)  # so that it can be read
    before = _stat(target)
    if not _holds(target, data):
        _stage(staged, target, data)
        _set_later(_temporary(target), before)
    moment = (_temporary(target) if staged else target).stat().st_mtime_ns
    for coding, twin in zip(files.compress, beside, strict=True):
        _stage_twin(staged, twin, [twins.packed(data, coding)], moment)
    for file in (*beside, target):
        rights.grant(_temporary(file) if file in staged else file, files)


def _stage_twin(staged: list[Path], twin: Path, data: Iterable[bytes], moment: int) -> None:
    """Twins have the mtime of their feed, so that a server says the same of each."""
    before = _stat(twin)
    if before and before.st_mtime_ns == moment and _holds(twin, data):
        return
    _stage(staged, twin, data)
    os.utime(_temporary(twin), ns=(moment, moment))


def _stat(path: Path) -> os.stat_result | None:
    """Return what is known of a file, None where there is none, or where its folder lets nobody look."""
    try:
        return path.lstat()
    except OSError:
        return None


def _write(path: Path, data: Iterable[bytes]) -> None:
    with opening.to_write(path) as file:
        file.writelines(data)


def _sync(path: Path, flags: int) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _set_later(path: Path, before: os.stat_result | None) -> None:
    """Whole seconds count: HTTP's dates and nginx's ETag have no more."""
    now = path.stat()
    if before and now.st_mtime_ns // _SECOND <= before.st_mtime_ns // _SECOND:
        os.utime(path, ns=(now.st_atime_ns, (before.st_mtime_ns // _SECOND + 1) * _SECOND))
