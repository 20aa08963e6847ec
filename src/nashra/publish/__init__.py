"""Put files into feeds/ so that no reader ever sees half of one, and what did not change is not touched."""

import os
from contextlib import suppress
from pathlib import Path

FEEDS = "feeds"
# Written beside its feed, so that the rename stays within one file system; readers never ask for it.
_TEMPORARY = ".nashra"
_SECOND = 1_000_000_000


def publish(folder: Path, path: str, data: bytes) -> bool:
    """Put the bytes at `path` below the folder; return whether that changed anything.

    The file is replaced whole, after its bytes are on the disk, and the folder's entry with it.
    Its mtime is at least a second after that of the file before: a server's ETag is made of it.
    Raises OSError where that cannot be done; the file before is then still whole.
    """
    target = folder / path
    before = _stat(target)
    if before and before.st_size == len(data) and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}{_TEMPORARY}")
    try:
        _write(temporary, data)
        if before:
            _set_later(temporary, before.st_mtime_ns)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync(target.parent)
    return True


def remove(folder: Path, path: str) -> None:
    """Take a feed that is no longer made out of feeds/, and its folder where it was the last one in it."""
    target = folder / path
    target.unlink(missing_ok=True)
    if target.parent != folder:
        with suppress(OSError):
            target.parent.rmdir()


def sweep(folder: Path) -> None:
    """Clear away what a killed run left behind."""
    for litter in folder.rglob(f".*{_TEMPORARY}"):
        litter.unlink(missing_ok=True)


def stamp(folder: Path, path: str) -> str:
    """Return what changes when a published file is touched by anyone: size, mtime, inode; empty where it is missing."""
    stat = _stat(folder / path)
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}" if stat else ""


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _set_later(path: Path, before: int) -> None:
    """Whole seconds count: HTTP's dates and nginx's ETag have no more."""
    now = path.stat()
    if now.st_mtime_ns // _SECOND <= before // _SECOND:
        os.utime(path, ns=(now.st_atime_ns, (before // _SECOND + 1) * _SECOND))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
