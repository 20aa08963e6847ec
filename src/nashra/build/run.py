"""What the parts of one run share."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nashra import publish
from nashra.build.workers import Workers
from nashra.model import FeedSpec, Listing, Site

# What is going on, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: make everything again; believe that articles are gone."""

    everything: bool = False
    allow_empty: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One run over the site in a folder; `now` is aware."""

    folder: Path
    site: Site
    index: sqlite3.Connection
    now: datetime
    workers: Workers
    options: Options

    @property
    def feeds(self) -> Path:
        return self.folder / publish.FEEDS


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be published; `path` is relative to feeds/, `digest` is of all that its bytes are made from."""

    path: str
    form: str
    spec: FeedSpec
    listings: tuple[Listing, ...]
    digest: str
