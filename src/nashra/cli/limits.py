"""How a run is ended before its time: by SIGTERM or by a limit. Nothing is torn then, and the lock is free."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# What shells say of a program that SIGTERM ended.
TERMINATED = 128 + signal.SIGTERM


class OutOfTimeError(Exception):
    """The time limit of a run is over."""


def leaving_on_sigterm() -> None:
    """Let SIGTERM unwind the run, so that every file is closed, and what is half done is undone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in what runs longer; 0 is no limit."""
    signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
