"""A progress bar, shown only at a terminal, and only for work that takes a while."""

import sys
import time
from types import TracebackType
from typing import Any, Self

import click

_PATIENCE = 1.0


class Bar:
    """Shows on a terminal how far the work has come, once it has taken more than a second."""

    def __init__(self, *, hidden: bool = False) -> None:
        self._hidden = hidden or not sys.stderr.isatty()
        self._started = time.monotonic()
        self._label = ""
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def show(self, label: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if self._hidden or time.monotonic() - self._started < _PATIENCE:
            return
        if label != self._label:
            self._close()
            self._label = label
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def pause(self) -> None:
        """End the bar's line so that something else can be printed; the next `show` draws it again."""
        self._close()
        self._label = ""

    def _close(self) -> None:
        if self._bar:
            self._bar.__exit__(None, None, None)
            self._bar = None
