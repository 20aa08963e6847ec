"""End a run early, by SIGTERM or by a time limit: no file is left half-written, and the lock is released."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# The exit status that shells give to a program that SIGTERM ended.
TERMINATED = 128 + signal.SIGTERM


class OutOfTimeError(BaseException):
    """The time limit of a run is over. It is no Exception: those are passed over where a rule raises one."""


def leaving_on_sigterm() -> None:
    """Let SIGTERM raise SystemExit, so that files are closed, and what is half done is undone."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError in a block that runs for longer; 0 means no limit."""
    signal.signal(signal.SIGALRM, _over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _over(_signal: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
