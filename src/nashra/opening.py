"""Open a file, and nothing else that may stand in its place: no link leads away, no pipe keeps one waiting."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal

# What is written in parts goes to the disk in larger ones.
_BUFFER = 256 * 1024
_ITSELF = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def to_read(path: Path | str) -> BinaryIO:
    """Open a regular file.

    Raises OSError; its errno is ELOOP where a link stands there.
    """
    return _regular(os.open(path, os.O_RDONLY | _ITSELF), "rb", path)


def to_write(path: Path | str) -> BinaryIO:
    """Open a regular file that is made, or emptied.

    Raises OSError.
    """
    return _regular(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _ITSELF, 0o666), "wb", path)


def to_append(path: Path | str) -> BinaryIO:
    """Open a regular file that is made where it is missing, to read it and to write at its end.

    Raises OSError.
    """
    return _regular(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _ITSELF, 0o644), "r+b", path)


def refuse_link(path: Path) -> None:
    """Raise OSError where a link stands, for what opens a file by other means would follow it."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "a link stands here, which is not followed: remove it", str(path))


def is_link(error: OSError) -> bool:
    """Whether a file could not be opened since it is a link."""
    return error.errno == errno.ELOOP


def read(path: Path | str, most: int) -> tuple[int, bytes]:
    """Return the size of a regular file, and its bytes, of more than `most` no more than tells so.

    A stream costs more than the file of an article. Raises OSError as `to_read` does.
    """
    descriptor = os.open(path, os.O_RDONLY | _ITSELF)
    try:
        size = _size(descriptor, path)
        expected = min(size, most)
        data = os.read(descriptor, expected + 1)
        while len(data) < expected and (more := os.read(descriptor, expected - len(data))):
            data += more
        return size, data
    finally:
        os.close(descriptor)


def _size(descriptor: int, path: Path | str) -> int:
    stats = os.fstat(descriptor)
    if not stat.S_ISREG(stats.st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return stats.st_size


def _regular(descriptor: int, mode: Literal["rb", "wb", "r+b"], path: Path | str) -> BinaryIO:
    try:
        _size(descriptor, path)
    except OSError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, mode, _BUFFER if mode == "wb" else -1)
