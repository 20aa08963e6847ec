"""One run: content/ becomes feeds/. The only place that knows the stages and their order.

    scan -> read what changed -> index -> plan -> render -> validate -> publish

What did not change is not read, not rendered and not touched. One bad article is left out and named; a feed with
anything wrong in it stays as it was published last.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from nashra import __version__, config, index, plan
from nashra.build.guard import set_back, without_articles
from nashra.build.preview import Change, copy_of
from nashra.build.publishing import publish_feeds
from nashra.build.reading import bring_up
from nashra.build.result import Done, Outcome, Result, Status
from nashra.build.run import Options, Progress, Run, place_of
from nashra.build.workers import WorkerDiedError, Workers
from nashra.content.scan import scan
from nashra.model import Site
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
        return _refused(Status.NOTHING, place_of(folder, error), "machine", reason_of(error))
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
        warning = Problem(Location(index.INDEX), "index-damaged", message, Level.WARNING)
        result.problems.insert(0, warning)
        result.news.insert(0, warning)
        return result


def _refused(status: Status, path: str, code: str, message: str) -> Result:
    return _refused_for(Problem(Location(path), code, message), status)


def _refused_for(problem: Problem, status: Status = Status.NOTHING) -> Result:
    return Result(status, problems=[problem], news=[problem])


def _build(run: Run, progress: Progress) -> Result:
    # Asked before anything is read: what is new was never published, whatever the clock was.
    if back := set_back(run):
        return _refused_for(back)
    knew_nothing = index.is_empty(run.index)
    stored = scan(run.folder, int(run.now.timestamp()) * _SECOND, f"{__version__} {run.site.digest}")
    problems = bring_up(run, stored, progress)
    if isinstance(problems, Problem):
        return _refused_for(problems)
    problems += _of_attachments(run.site, attached=stored.attached)
    result = Result(problems=[*stored.problems, *problems, *index.problems(run.index)])
    result.articles = plan.due(run.index, run.now)
    back = set_back(run) if knew_nothing else None
    if refusal := back or without_articles(run, stored, result.articles):
        result.problems.append(refusal)
    else:
        index.set_clock(run.index, int(run.now.timestamp()))
        # From here on ids are published, so they are kept whatever happens to this run.
        run.index.commit()
        publish_feeds(run, result, progress)
    _conclude(run, result)
    return result


def _of_attachments(site: Site, *, attached: bool) -> list[Problem]:
    if not attached or site.media:
        return []
    message = "attachments in content/ are in no feed: `media` does not say at which address people can have them"
    return [Problem(Location(config.CONFIG), "media-unset", message, Level.WARNING)]


def _conclude(run: Run, result: Result) -> None:
    """Say what is new or wrong, and how it all went."""
    wrong = [problem for problem in result.problems if problem.level > Level.INFO]
    new = index.new_warnings(run.index, (str(problem) for problem in wrong if problem.level is Level.WARNING))
    result.news = [problem for problem in wrong if problem.level is Level.ERROR or str(problem) in new]
    if all(feed.done is Done.KEPT for feed in result.feeds) and (result.feeds or result.has_errors()):
        result.status = Status.NOTHING
    elif result.has_errors():
        result.status = Status.INCOMPLETE
