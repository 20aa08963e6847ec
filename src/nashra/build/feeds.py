"""Make the feed files: join their entries, judge what stands around them, and only then publish them."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from nashra import index, opening, publish
from nashra.build.entries import Pieces, errors
from nashra.build.kept import Place, checksum, remember
from nashra.build.preview import Change, compared
from nashra.build.result import Done, Outcome
from nashra.build.run import Run, Wanted
from nashra.build.workers import side_by_side
from nashra.model import Feed, Listing
from nashra.problems import Location, Problem, reason_of

if TYPE_CHECKING:
    from nashra.render import Parts

_Lies = tuple[str, int, int, int]
# So many go to a worker together.
_AT_ONCE = 4
# So many are planned together: where the entries of each lie takes memory until it is made.
_PLANNED = 1_000


@dataclass(frozen=True, slots=True)
class _Task:
    """A feed file to be made: the feed without its entries, and where those lie.

    That is the name of a file in `made`, or none for the feed as it was published, and there the start, the length and
    the checksum.
    """

    feeds: Path
    path: str
    form: str
    feed: Feed
    made: Path
    places: tuple[_Lies, ...]
    now: datetime
    preview: bool


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of it: what is to be put in its place, where in it the entries start, the change to show.

    Or why it stays. Once it is put there, whether its bytes are new, and the stamp of the file.
    """

    staged: publish.Staged | None = None
    start: int = 0
    change: Change | None = None
    problems: tuple[Problem, ...] = ()
    changed: bool = False
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class _Joined:
    """The bytes of a feed, part by part: its entries are read when they are asked for, however many there are.

    Raises OSError where one of them is no longer what it was: somebody else may have written there since.
    """

    around: "Parts"
    made: Path
    feed: Path
    places: tuple[_Lies, ...]

    def __iter__(self) -> Iterator[bytes]:
        yield self.around.head
        with ExitStack() as opened:
            files = {
                name: opened.enter_context(opening.to_read(self.made / name if name else self.feed))
                for name in {name for name, *_ in self.places}
            }
            for name, start, length, known_by in self.places:
                entry = os.pread(files[name].fileno(), length, start)
                if checksum(entry) != known_by:
                    raise OSError(errno.EIO, "an entry changed on disk while this run went on: the next makes it anew")
                yield entry
        yield self.around.tail


def is_current(run: Run, wanted: Wanted, published: tuple[str, str] | None) -> bool:
    """Whether the file is what would be made now, by the digest and stamp published; one without articles stays."""
    if not wanted.listings:
        return True
    stamp = publish.stamp(run.feeds, wanted.path, run.site.files)
    return bool(stamp) and not run.options.everything and published == (wanted.digest, stamp)


def make(run: Run, feeds: list[Wanted], pieces: Pieces) -> Iterator[tuple[Wanted, Outcome, list[Problem]]]:
    """Publish feeds, without the entries that make them invalid; one for which that is not enough stays as it was."""
    for start in range(0, len(feeds), _PLANNED):
        yield from _make_together(run, feeds[start : start + _PLANNED], pieces)


def _make_together(run: Run, feeds: list[Wanted], pieces: Pieces) -> Iterator[tuple[Wanted, Outcome, list[Problem]]]:
    plans = [_plan(run, wanted, pieces) for wanted in feeds]
    tasks = [task for task, _ in plans if task]
    # To wait for the disk is no work, so this is done for many at a time, while workers make the next.
    made = side_by_side(partial(_put, run), zip(tasks, run.workers.map(_make, tasks, _AT_ONCE), strict=True))
    for wanted, (task, problems) in zip(feeds, plans, strict=True):
        done = _done(run, wanted, next(made), problems, pieces) if task else Done.KEPT
        yield wanted, Outcome(f"{publish.FEEDS}/{wanted.path}", done, len(task.places) if task else 0), problems


def _plan(run: Run, wanted: Wanted, pieces: Pieces) -> tuple[_Task | None, list[Problem]]:
    """Return what is to be made, nothing where that cannot be, and what is wrong with entries."""
    entries = list(zip(wanted.listings, pieces.of(wanted), strict=True))
    moved = next((listing for listing, place in entries if not place.length), None)
    if moved:
        return None, [_moved(moved)]
    right = [(listing, place) for listing, place in entries if not place.faults]
    feed = _around(run, wanted, [listing for listing, _ in right or entries])
    problems = list(_faults(feed, wanted, [place for _, place in entries])) if len(right) < len(entries) else []
    places = tuple((place.made, place.start, place.length, place.checksum) for _, place in right)
    task = _Task(run.feeds, wanted.path, wanted.form, feed, pieces.folder, places, run.now, bool(run.options.preview))
    return task if right else None, problems


def _done(run: Run, wanted: Wanted, made: _Made, problems: list[Problem], pieces: Pieces) -> Done:
    """Remember a feed that was made, and tell why another was not."""
    problems += made.problems
    if made.problems:
        return Done.KEPT
    if made.change and run.options.preview:
        run.options.preview(made.change)
    if not problems:
        index.publish(run.index, wanted.path, wanted.digest, made.stamp)
        remember(run, wanted, made.start, pieces.of(wanted))
    return Done.WRITTEN if made.changed else Done.UNCHANGED


def _make(task: _Task) -> _Made:
    """Make one feed file, or say why that cannot be done."""
    try:
        return _judged(task)
    except OSError as error:
        return _Made(problems=(_unwritable(task, error),))


def _judged(task: _Task) -> _Made:
    from nashra.render import parts  # feedgen and lxml cost 0.1 s, which a run that changes nothing saves

    data = _Joined(parts(task.feed, task.form), task.made, task.feeds / task.path, task.places)
    path = f"{publish.FEEDS}/{task.path}"
    wrong = errors(b"".join(replace(data, places=data.places[:1])), task.now, path)
    if wrong:
        return _Made(problems=tuple(Problem(error.where, error.id, error.message) for error in wrong))
    if task.preview:
        change = compared(task.feeds, task.path, b"".join(data))
        return _Made(change=change, changed=bool(change))
    return _Made(publish.stage(task.feeds, task.path, data, task.feed.site.files), len(data.around.head))


def _put(run: Run, staged: tuple[_Task, _Made]) -> _Made:
    """Put what was made in its place."""
    task, made = staged
    if made.staged is None:
        return made
    try:
        changed = publish.put(made.staged)
        return replace(made, changed=changed, stamp=publish.stamp(task.feeds, task.path, run.site.files))
    except OSError as error:
        return _Made(problems=(_unwritable(task, error),))


def _unwritable(task: _Task, error: OSError) -> Problem:
    return Problem(Location(f"{publish.FEEDS}/{task.path}"), "unwritable", reason_of(error))


def _moved(listing: Listing) -> Problem:
    message = "it changed while this run went on: its feeds wait for the next run"
    return Problem(Location(listing.path), "changed-meanwhile", message)


def _around(run: Run, wanted: Wanted, listings: list[Listing]) -> Feed:
    """Return the feed without its entries; it is as new as its newest."""
    published = max(listing.published for listing in listings)
    updated = max(listing.updated for listing in listings)
    return Feed(wanted.spec, run.site.alone(), (), index.at(published), index.at(updated))


def _faults(feed: Feed, wanted: Wanted, places: list[Place]) -> Iterator[Problem]:
    """Say the errors of entries of the articles that they come from, and of the feed that would hold them."""
    from nashra.render import parts

    path = f"{publish.FEEDS}/{wanted.path}"
    first = parts(feed, wanted.form).head.count(b"\n") + 1
    starts = accumulate((place.lines for place in places), initial=first)
    for number, (place, start) in enumerate(zip(places, starts, strict=False), 1):
        for fault in place.faults:
            shown = f"(entry {number} of {Location(path, start + fault.line, fault.column)})"
            yield Problem(fault.where, fault.code, f"{fault.message} {shown}")
