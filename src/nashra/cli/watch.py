"""`nashra watch`: make the feeds as soon as an article is stored, without waiting for cron."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nashra.build import Done, Result, Status, build
from nashra.cli.aftermath import leave_record
from nashra.cli.options import site_argument
from nashra.cli.site import exit_without_site
from nashra.content.scan import CONTENT
from nashra.problems import Problem, printable

# In milliseconds. While many files are being stored, a run waits until nothing has changed for two steps, or for the
# longest wait.
_STEP = 10
_LONGEST_WAIT = 400
_TICK = 1000
# In seconds: an article may fall due while no file changes.
_AT_LEAST_EVERY = 60.0
Alone = AbstractContextManager[Any]
_NOBODY_ELSE: Alone = nullcontext()
NEWS = frozenset({Done.WRITTEN, Done.REMOVED})


@click.command(short_help="Make feeds as soon as something is stored.")
@site_argument
def watch(site: Path) -> None:
    """Make the feeds of the site in this folder, or in SITE, and again whenever something in content/ changes.

    Ends on Ctrl-C or SIGTERM, after the run that is under way.
    """
    exit_without_site(site)
    printed: list[Problem] = []
    with stopped_by_signals() as stop:
        for result in builds(site, stop):
            printed = tell(result, printed)


def tell(result: Result, printed: list[Problem]) -> list[Problem]:
    """Print what is wrong, unless that was printed last, and what was done; return what is wrong."""
    if result.news != printed:
        for problem in result.news:
            click.echo(problem, err=True)
    for feed in result.feeds:
        if feed.done in NEWS:
            click.echo(f"{printable(feed.path)}: {feed.done}")
    return result.news


def builds(folder: Path, stop: threading.Event, alone: Alone = _NOBODY_ELSE) -> Iterator[Result]:
    """Build now, and again at each change, until told to stop; what goes wrong is in the results.

    `alone` is held during each run: a run forks, and then no other thread may be in the middle of something.
    """
    result, last = _built(folder, alone), 0.0
    yield result
    for is_changed in _changes(folder / CONTENT, stop):
        # The first tick builds, too: something may have changed before the watch began.
        if is_changed or result.status is Status.LOCKED or time.monotonic() - last > _AT_LEAST_EVERY:
            result, last = _built(folder, alone), time.monotonic()
            yield result


def _built(folder: Path, alone: Alone) -> Result:
    """Build, and leave a record for `nashra status`; a health check hears of `nashra build` alone."""
    started, clock = datetime.now(UTC), time.monotonic()
    with alone:
        result = build(folder, started)
    leave_record(folder, result, started, time.monotonic() - clock)
    return result


def _changes(content: Path, stop: threading.Event) -> Iterator[bool]:
    """Yield True as soon as something changes, and False after each second without a change.

    content/ may go and come back, as a mounted disk does; the watch then begins again with the new folder.
    """
    while not stop.is_set():
        watched = _inode(content)
        if not watched:
            stop.wait(_TICK / 1000)
            yield False
            continue
        for is_changed in _changes_in(content, stop):
            yield is_changed
            if _inode(content) != watched:
                break


def _changes_in(content: Path, stop: threading.Event) -> Iterator[bool]:
    from watchfiles import watch as watched

    changes = watched(
        content,
        watch_filter=None,
        step=_STEP,
        debounce=_LONGEST_WAIT,
        rust_timeout=_TICK,
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    )
    return (bool(change) for change in changes)


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """Yield an event that Ctrl-C and SIGTERM set, instead of ending the program in the middle of a run."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
