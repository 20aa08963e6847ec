"""Is a site well? What monitors ask about the last run, and about each feed as it stands now."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from nashra import opening
from nashra.build.record import RECORD, Published, Record
from nashra.build.result import Done, Status
from nashra.model import Files
from nashra.problems import Level, Location, Problem, reason_of
from nashra.publish import FEEDS, stamp

_HOUR = 3600
# A run that may not follow links leaves no stamp of what is behind one.
_ANYWHERE = Files(links=True)
_FAILED = frozenset({Status.MISCONFIGURED, Status.NOTHING})


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """A feed as it stands now, times in seconds since the epoch; `problems` say why it is not well."""

    path: str
    entries: int
    bytes: int
    newest: int
    changed: int
    valid: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """The health of a site; `problems` are those of its last run, and each feed has its own."""

    run: Record
    now: int
    problems: tuple[Problem, ...]
    feeds: tuple[FeedHealth, ...]

    @property
    def all_problems(self) -> list[Problem]:
        return [*self.problems, *(problem for feed in self.feeds for problem in feed.problems)]


def health(folder: Path, run: Record, now: datetime, silence: int) -> Health:
    """Look at a site; `silence` is how many minutes without a run are too many."""
    moment = int(now.timestamp())
    feeds = tuple(_feed(folder, path, published, moment) for path, published in sorted(run.feeds.items()))
    return Health(run, moment, tuple(_of_run(run, moment - run.started, silence)), feeds)


def _of_run(run: Record, age: int, silence: int) -> list[Problem]:
    where, problems = Location(RECORD), []
    at = f"{datetime.fromtimestamp(run.started, UTC):%Y-%m-%d %H:%M:%S} UTC"
    if age > silence * 60:
        problems.append(Problem(where, "no-run", f"no run since {at}"))
    if -age > silence * 60:
        problems.append(Problem(where, "clock-back", f"the last run was at {at}, which is yet to come"))
    if run.status:
        level = Level.ERROR if run.status in _FAILED else Level.WARNING
        problems.append(Problem(where, "run-failed", f"the last run ended with status {run.status}", level))
    return problems


def _feed(folder: Path, path: str, published: Published, now: int) -> FeedHealth:
    problems = list(_invalid(folder, path, published))
    where = Location(path)
    if published.done == Done.KEPT:
        problems.append(
            Problem(where, "feed-kept", "it could not be made anew: the last good one stays", Level.WARNING)
        )
    age = now - published.newest
    if published.max_age and age > published.max_age * _HOUR:
        message = f"its newest entry is {age // _HOUR} hours old (max_age: {published.max_age})"
        problems.append(Problem(where, "feed-silent", message, Level.WARNING))
    valid = not any(problem.level is Level.ERROR for problem in problems)
    size, mtime = _size_and_time(folder / path)
    return FeedHealth(path, published.entries, size, published.newest, mtime, valid, tuple(problems))


def _size_and_time(file: Path) -> tuple[int, int]:
    """Return the bytes of a file and when it changed, 0 where that cannot be seen."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_size, int(stat.st_mtime)


def _invalid(folder: Path, path: str, published: Published) -> list[Problem]:
    """Return why a feed is not valid; it was judged when it was published, and again only if it was touched since."""
    now = stamp(folder / FEEDS, path.removeprefix(f"{FEEDS}/"), _ANYWHERE)
    if now == published.stamp and now:
        return []
    try:
        with opening.to_read(folder / path) as file:
            data = file.read()
    except OSError as error:
        return [Problem(Location(path), "feed-unreadable", reason_of(error))]
    from nashra.validate import validate

    errors = validate(data, path).at_least(Level.ERROR)
    return [Problem(Location(path), "feed-invalid", f"another hand touched it: {errors[0].message}")] if errors else []
