"""One run: content/ becomes feeds/. The only place that knows the stages and their order.

    scan -> read what changed -> index -> plan -> render -> validate -> publish

What did not change is not read, not rendered and not touched. One bad article is left out and named; a feed with
anything wrong in it stays as it was published last.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from nashra import __version__, config, content, index, plan, publish
from nashra.build.entries import pieces, prepare
from nashra.build.feeds import is_current, make
from nashra.build.guard import set_back, shrunk, without_articles
from nashra.build.preview import Change, copy_of
from nashra.build.result import Done, Outcome, Result, Status
from nashra.build.run import Options, Progress, Run, Wanted
from nashra.build.workers import WorkerDiedError, Workers
from nashra.content.scan import Scan, Stamp, scan
from nashra.index import copies, ledger, same_id
from nashra.index.identity import File
from nashra.index.taken import Taken
from nashra.model import SITEMAP, FeedSpec, Listing, Site
from nashra.problems import Level, Location, Problem, reason_of
from nashra.publish.lock import LOCK, LockedError, held

__all__ = ["Change", "Done", "Options", "Outcome", "Result", "Status", "build"]

_SECOND = 1_000_000_000
_DEFAULTS = Options()


def build(folder: Path, now: datetime, progress: Progress = lambda *_: None, options: Options = _DEFAULTS) -> Result:
    """Build the site in a folder; `now` is aware, and decides only which articles are due."""
    site = config.load(folder)
    if not isinstance(site, Site):
        return Result(Status.MISCONFIGURED, problems=site, news=site)
    return replace(_attempt(folder, site, now, progress, options), site=site)


def _attempt(folder: Path, site: Site, now: datetime, progress: Progress, options: Options) -> Result:
    """Build; where the machine does not let that be, say so."""
    try:
        with _workplace(folder, now, options) as path, Workers() as workers:
            return _with_index(
                path, lambda database: _build(Run(folder, path.parent, site, database, now, workers, options), progress)
            )
    except LockedError as error:
        return _refused(Status.LOCKED, LOCK, "locked", f"another run holds the lock: {error}")
    except WorkerDiedError as error:
        return _refused(Status.NOTHING, ".", "worker-died", str(error))
    except OSError as error:
        return _refused(Status.NOTHING, _place(folder, error), "machine", reason_of(error))
    except (sqlite3.Error, index.DamagedError) as error:
        return _refused(Status.NOTHING, index.INDEX, "index", str(error))


@contextmanager
def _workplace(folder: Path, now: datetime, options: Options) -> Iterator[Path]:
    """Hold the lock, and give the path of the index: where nothing is to change, that of a copy."""
    path = folder / index.INDEX
    index.refuse_links(path)
    if not options.preview:
        path.parent.mkdir(exist_ok=True)
        with held(folder / LOCK, now, options.wait):
            yield path
    else:
        with held(folder / LOCK, now, options.wait) if path.exists() else nullcontext(), copy_of(path) as copied:
            yield copied


def _with_index(path: Path, go: Callable[[sqlite3.Connection], Result]) -> Result:
    """Build with the index that there is, or, where that is damaged, with one made again from content/."""
    try:
        with index.opened(path) as database:
            return go(database)
    except index.DamagedError as error:
        index.remove(path)
        with index.opened(path) as database:
            result = go(database)
        message = f"it was damaged ({error}), and is made again from content/"
        told = Problem(Location(index.INDEX), "index-damaged", message, Level.WARNING)
        result.problems.insert(0, told)
        result.news.insert(0, told)
        return result


def _refused(status: Status, path: str, code: str, message: str) -> Result:
    return _refused_for(Problem(Location(path), code, message), status)


def _refused_for(problem: Problem, status: Status = Status.NOTHING) -> Result:
    return Result(status, problems=[problem], news=[problem])


def _place(folder: Path, error: OSError) -> str:
    """Return where an error is, told from the site on as other problems are."""
    path = Path(str(error.filename or folder))
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def _build(run: Run, progress: Progress) -> Result:
    # Asked before anything is read: what is new was never published, whatever the clock was.
    if back := set_back(run):
        return _refused_for(back)
    knew_nothing = index.is_empty(run.index)
    found = scan(run.folder, int(run.now.timestamp()) * _SECOND, f"{__version__} {run.site.digest}")
    digest, told = found.digest(), []
    if run.options.everything or not _is_brought_up(run, digest):
        known = index.stamps(run.index)
        gone = found.gone(known)
        if lost := shrunk(run, found, known, gone):
            return _refused_for(lost)
        index.remember_scan(run.index, "")
        told = _bring_up(run, found, known, gone, progress)
        index.remember_scan(run.index, digest)
    if not run.options.preview:
        told += ledger.keep(run.index, run.folder, anew=run.options.everything)
    told += _of_attachments(run.site, attached=found.attached)
    result = Result(problems=[*found.problems, *told, *index.problems(run.index)])
    result.articles = plan.due(run.index, run.now)
    back = set_back(run) if knew_nothing else None
    if refusal := back or without_articles(run, found, result.articles):
        result.problems.append(refusal)
    else:
        index.set_clock(run.index, int(run.now.timestamp()))
        # From here on ids are published, so they are kept whatever happens to this run.
        run.index.commit()
        _publish(run, result, progress)
    _tell(run, result)
    return result


def _is_brought_up(run: Run, digest: str) -> bool:
    """Whether the index knows all that stands, since nothing was touched after the last run."""
    return bool(digest) and index.scan_digest(run.index) == digest and ledger.is_current(run.index, run.folder)


def _of_attachments(site: Site, *, attached: bool) -> list[Problem]:
    if not attached or site.media:
        return []
    message = "attachments in content/ are in no feed: `media` does not say at which address people can have them"
    return [Problem(Location(config.CONFIG), "media-unset", message, Level.WARNING)]


def _bring_up(run: Run, found: Scan, known: Mapping[str, Stamp], gone: list[str], progress: Progress) -> list[Problem]:
    """Bring the index up to what is stored, and say what is wrong with the ledger.

    A new configuration or a new nashra reads everything again. The ledger is the truth, and is about to be written
    anew where all is done again: so it is read first, whatever became of the index meanwhile.
    """
    told = []
    if run.options.everything or not ledger.is_current(run.index, run.folder):
        told = ledger.take_over(run.index, run.folder)
        known = index.stamps(run.index)
    changed = found.changed({} if run.options.everything else known)
    index.forget(run.index, [*gone, *(path for path in changed if path in known)])
    index.put(run.index, run.site, _taken(run, found, changed, progress))
    if changed:
        run.workers.warm_up(prepare)
    index.replace_general_problems(run.index, [*same_id.shadow(run.index), *copies.found(run.index)])
    return told


def _taken(run: Run, found: Scan, changed: list[str], progress: Progress) -> Iterator[tuple[File, list[Taken]]]:
    read = content.read_all(run.folder, changed, run.site.alone(), run.workers.map)
    for done, (path, (written, taken)) in enumerate(zip(changed, read, strict=True)):
        progress("reading articles", done, len(changed))
        yield File(path, found.stamps[path], written, found.stands, frozenset(one.item for one in taken)), taken


def _publish(run: Run, result: Result, progress: Progress) -> None:
    """Make every feed that is not as it would be made now."""
    if not run.options.preview:
        sitemaps = [f"{spec.path}.{SITEMAP}" for spec in run.site.specs if SITEMAP in spec.formats]
        left = publish.sweep(run.feeds, run.site.files, sitemaps)
        result.problems += [_unremovable(_place(run.folder, error), error) for error in left]
    published = index.published(run.index)
    wanted = list(_wanted(run, result))
    stale = [feed for feed in wanted if not is_current(run, feed, published.get(feed.path))]
    made = {feed.path: Outcome(f"{publish.FEEDS}/{feed.path}", Done.UNCHANGED, len(feed.listings)) for feed in wanted}
    with pieces(run, stale, progress) as entries:
        for done, (feed, outcome, problems) in enumerate(make(run, stale, entries)):
            progress("making feeds", done, len(stale))
            made[feed.path] = outcome
            result.problems += problems
    if not run.options.preview:
        publish.settle(run.feeds, [path for path, outcome in made.items() if outcome.done is Done.WRITTEN])
    for feed in wanted:
        if not _stands(run, feed, published):
            continue
        # The newest is listed first.
        newest = index.at(feed.listings[0].published) if feed.listings else None
        result.feeds.append(replace(made[feed.path], newest=newest, max_age=feed.spec.max_age))
    # While something cannot be read, a feed that seems to have lost its articles may only miss that.
    if not result.has_errors():
        gone = {*published, *plan.members_in(run.feeds)} - {feed.path for feed in wanted}
        result.feeds += _remove(run, sorted(gone), result.problems)


def _stands(run: Run, feed: Wanted, published: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a feed is one that people have: one without articles was never published, unless it had some before."""
    return bool(feed.listings) or feed.path in published or os.path.lexists(run.feeds / feed.path)


def _wanted(run: Run, result: Result) -> Iterator[Wanted]:
    known: dict[Listing, Listing] = {}  # many feeds carry an article: one object is enough
    for spec in plan.feeds(run.site, run.index, run.now):
        listings = tuple(known.setdefault(listing, listing) for listing in plan.entries(spec, run.index, run.now))
        digest = plan.digest(run.site, spec, listings)
        if not listings:
            message = f"the feed {spec.path!r} has no articles: {_fate(run, spec)}"
            result.problems.append(Problem(Location(config.CONFIG), "feed-empty", message, Level.WARNING))
        for form in spec.formats:
            yield Wanted(f"{spec.path}.{form}", form, spec, listings, digest)


def _fate(run: Run, spec: FeedSpec) -> str:
    """Say what becomes of a feed without articles."""
    stands = any(os.path.lexists(run.feeds / f"{spec.path}.{form}") for form in spec.formats)
    return "it stays as it was last published" if stands else "it is not published"


def _remove(run: Run, paths: list[str], problems: list[Problem]) -> Iterator[Outcome]:
    """Remove feeds that are no longer made; one that cannot be removed costs no other, and is tried again."""
    for path in paths:
        file = f"{publish.FEEDS}/{path}"
        try:
            run.remove(path)
        except OSError as error:
            problems.append(_unremovable(file, error))
        else:
            index.unpublish(run.index, path)
            yield Outcome(file, Done.REMOVED)


def _unremovable(path: str, error: OSError) -> Problem:
    return Problem(Location(path), "unremovable", reason_of(error))


def _tell(run: Run, result: Result) -> None:
    told = [problem for problem in result.problems if problem.level > Level.INFO]
    new = index.new_warnings(run.index, (str(problem) for problem in told if problem.level is Level.WARNING))
    result.news = [problem for problem in told if problem.level is Level.ERROR or str(problem) in new]
    if all(feed.done is Done.KEPT for feed in result.feeds) and (result.feeds or result.has_errors()):
        result.status = Status.NOTHING
    elif result.has_errors():
        result.status = Status.INCOMPLETE
