"""What each run leaves for monitors: a small file beside the index, replaced whole."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from nashra import opening
from nashra.build.result import Done, Outcome, Result
from nashra.model import FORMATS, Files
from nashra.problems import Level
from nashra.publish import FEEDS, stamp

MEMORY = ".nashra"
RECORD = f"{MEMORY}/last-run.json"


@dataclass(frozen=True, slots=True)
class Published:
    """One feed as a run left it: times in seconds since the epoch, `max_age` in hours, 0 where there is none."""

    done: str
    entries: int
    newest: int
    max_age: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Record:
    """One run: `started` in seconds since the epoch; the problems worse than an info; the feeds by their paths.

    `untold` are the paths of feeds that are new to the hub of WebSub, which was not told of them yet.
    """

    started: int
    seconds: float
    status: int
    articles: int = 0
    problems: tuple[str, ...] = ()
    feeds: dict[str, Published] = field(default_factory=dict)
    untold: tuple[str, ...] = ()


def record(folder: Path, result: Result, started: datetime, seconds: float) -> None:
    """Write down how a run ended; one that did not get as far as its feeds keeps what was known about them.

    Raises OSError where it cannot be written; the record of the previous run is then removed, if that can be done.
    """
    before = load(folder)
    files = Files(links=bool(result.site and result.site.files.links))
    feeds = {} if result.feeds or not before else before.feeds
    for outcome in result.feeds:
        if outcome.done is not Done.REMOVED:
            feeds[outcome.path] = _published(folder, files, outcome, before.feeds.get(outcome.path) if before else None)
    problems = tuple(str(problem) for problem in result.problems if problem.level > Level.INFO)
    untold = tuple(path for path in new_to_hub(before, result) if path not in result.heard)
    made = Record(int(started.timestamp()), round(seconds, 3), result.status, result.articles, problems, feeds, untold)
    _write(folder / RECORD, json.dumps(asdict(made), ensure_ascii=False, indent=1))


def new_to_hub(before: Record | None, result: Result) -> list[str]:
    """Return the paths of feeds that the hub has to be told of: from this run, and from those before."""
    if result.site and not result.site.hub:
        return []
    done = {outcome.path: outcome.done for outcome in result.feeds}
    waiting = [path for path in (before.untold if before else ()) if done.get(path) is not Done.REMOVED]
    written = (path for path, what in done.items() if what is Done.WRITTEN and _is_feed(path))
    return list(dict.fromkeys((*waiting, *written)))


def _is_feed(path: str) -> bool:
    return path.rpartition(".")[2] in FORMATS


def load(folder: Path) -> Record | None:
    """Return the record of the last run, None where there is none or it cannot be read."""
    try:
        opening.refuse_link((folder / RECORD).parent)
        with opening.to_read(folder / RECORD) as file:
            stored = json.load(file)
        feeds = {path: Published(**published) for path, published in stored.pop("feeds").items()}
        return Record(**stored, feeds=feeds)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _published(folder: Path, files: Files, outcome: Outcome, before: Published | None) -> Published:
    """Return the record of a feed; one that stayed as it was keeps its entries, and the stamp of what was judged."""
    stayed = outcome.done is Done.KEPT or not (outcome.entries and outcome.newest)
    if before and stayed:
        return replace(before, done=outcome.done, max_age=outcome.max_age)
    newest = int(outcome.newest.timestamp()) if outcome.newest else 0
    judged = "" if stayed else stamp(folder / FEEDS, outcome.path.removeprefix(f"{FEEDS}/"), files)
    return Published(outcome.done, outcome.entries, newest, outcome.max_age, judged)


def _write(path: Path, text: str) -> None:
    opening.refuse_link(path.parent)
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        with opening.to_write(temporary) as file:
            file.write(text.encode())
        temporary.replace(path)
    except OSError:
        for outdated in (temporary, path):
            with suppress(OSError):
                outdated.unlink()
        raise
