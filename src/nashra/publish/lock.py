"""One run at a time: the operating system holds the lock, and lets go of it when its holder is gone."""

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

LOCK = ".nashra/lock"
_PAUSE = 0.1


class LockedError(Exception):
    """Another run holds the lock; says who, and since when."""


@contextmanager
def held(path: Path, now: datetime, wait: float = 0) -> Iterator[None]:
    """Hold the lock of a site; `wait` for it so many seconds.

    Raises LockedError where another run holds it, OSError where the file cannot be made or written.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        with _naming(path):
            _take(descriptor, time.monotonic() + wait)
            _say(descriptor, f"process {os.getpid()} on {socket.gethostname()} since {now:%Y-%m-%d %H:%M:%S} UTC\n")
        try:
            yield
        finally:
            with _naming(path):
                _say(descriptor, "")
    finally:
        os.close(descriptor)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file in the errors of calls that know only its number."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _say(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, text.encode(), 0)


def _take(descriptor: int, until: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise LockedError(_holder(descriptor)) from None
            time.sleep(_PAUSE)


def _holder(descriptor: int) -> str:
    """Return what the holder says of itself; one that has only just begun is given time to say it."""
    for pause in (0, _PAUSE, _PAUSE, _PAUSE):
        time.sleep(pause)
        if holder := os.pread(descriptor, 200, 0):
            return holder.decode("utf-8", "replace").strip()
    return "another run"
