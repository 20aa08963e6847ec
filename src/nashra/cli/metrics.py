"""Figures of the last run in Prometheus' text format, for the textfile collector of its node exporter."""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from nashra import opening
from nashra.build.health import FeedHealth, Health, health
from nashra.build.record import load

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})
Sample = tuple[Mapping[str, str], float]


def write(path: Path, sites: Iterable[Path], now: datetime) -> None:
    """Write the figures of all sites that have a record, each named by its absolute path; the file is replaced whole.

    Raises OSError.
    """
    healths = {str(site.absolute()): health(site, run, now, silence=1) for site in sites if (run := load(site))}
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with opening.to_write(temporary) as file:
        file.write(text(healths).encode())
    temporary.replace(path)


def text(sites: Mapping[str, Health]) -> str:
    """Return the figures, by the name of each site."""
    runs = [({"site": site}, health) for site, health in sites.items()]
    feeds = [({"site": site, "feed": feed.path}, feed) for site, health in sites.items() for feed in health.feeds]
    return "".join((*_of_runs(runs), *_of_feeds(feeds)))


def _of_runs(runs: list[tuple[dict[str, str], Health]]) -> Iterator[str]:
    for name, meaning, figure in (
        ("last_run_timestamp_seconds", "When the last run began.", lambda health: health.run.started),
        ("last_run_duration_seconds", "How long the last run took.", lambda health: health.run.seconds),
        ("last_run_status", "The exit status of the last run.", lambda health: health.run.status),
        ("last_run_problems", "Problems that the last run told.", lambda health: len(health.run.problems)),
        ("articles", "Articles that may be shown.", lambda health: health.run.articles),
    ):
        yield from _family(name, meaning, ((labels, figure(health)) for labels, health in runs))


def _of_feeds(feeds: list[tuple[dict[str, str], FeedHealth]]) -> Iterator[str]:
    for name, meaning, figure in (
        ("feed_entries", "Entries that the feed carries.", lambda feed: feed.entries),
        ("feed_bytes", "Size of the feed's file.", lambda feed: feed.bytes),
        ("feed_newest_entry_timestamp_seconds", "Date of the newest entry.", lambda feed: feed.newest),
        ("feed_changed_timestamp_seconds", "When the feed last changed.", lambda feed: feed.changed),
        ("feed_valid", "Whether the feed is there and valid.", lambda feed: int(feed.valid)),
        ("feed_problems", "What is wrong with the feed.", lambda feed: len(feed.problems)),
    ):
        yield from _family(name, meaning, ((labels, figure(feed)) for labels, feed in feeds))


def _family(name: str, meaning: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# HELP nashra_{name} {meaning}\n# TYPE nashra_{name} gauge\n"
    for labels, value in samples:
        shown = ",".join(f'{label}="{text.translate(_ESCAPES)}"' for label, text in labels.items())
        yield f"nashra_{name}{{{shown}}} {value}\n"
