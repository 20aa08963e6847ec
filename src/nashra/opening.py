"""Open regular files only: no symbolic link is followed, and no pipe is waited for."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal

# What is written in small parts goes to the disk in parts of this size.
_BUFFER = 256 * 1024
_ITSELF = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def to_read(path: Path | str) -> BinaryIO:
    """Open a regular file for reading.

    Raises OSError, with the errno ELOOP where a link stands there.
    """
    return _regular(os.open(path, os.O_RDONLY | _ITSELF), "rb", path)


def to_write(path: Path | str) -> BinaryIO:
    """Open a regular file for writing, created or emptied.

    Raises OSError.
    """
    return _regular(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _ITSELF, 0o666), "wb", path)


def to_append(path: Path | str) -> BinaryIO:
    """Open a regular file for reading and for writing at its end; it is created where it is missing.

    Raises OSError.
    """
    return _regular(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _ITSELF, 0o644), "r+b", path)


def refuse_link(path: Path) -> None:
    """Raise OSError where a link stands: for files that are opened by other means, which would follow it."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "a link stands here, which is not followed: remove it", str(path))


def is_link(error: OSError) -> bool:
    """Whether a file could not be opened because it is a link."""
    return error.errno == errno.ELOOP


def read(path: Path | str, most: int) -> tuple[int, bytes]:
    """Return the size of a regular file and its bytes; of a file of more than `most` bytes, only one byte more.

    For the many small files of articles this is quicker than a stream. Raises OSError as `to_read` does.
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
