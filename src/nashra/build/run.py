"""What the parts of one run share."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nashra import publish
from nashra.build.preview import Change, compared
from nashra.build.workers import Workers
from nashra.model import FeedSpec, Listing, Site

# What is going on, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: make everything again; believe articles that are gone, and a clock that is set back; seconds to wait.

    With a preview nothing is changed: it is called with what would be.
    """

    everything: bool = False
    allow_empty: bool = False
    wait: float = 0
    preview: Callable[[Change], None] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run over the site in a folder; `now` is aware, `place` is the folder for what the run itself needs."""

    folder: Path
    place: Path
    site: Site
    index: sqlite3.Connection
    now: datetime
    workers: Workers
    options: Options

    @property
    def feeds(self) -> Path:
        return self.folder / publish.FEEDS

    def remove(self, path: str) -> None:
        """Take a file out of feeds/, or show that it would go."""
        if not self.options.preview:
            publish.remove(self.feeds, path, self.site.files)
        elif gone := compared(self.feeds, path, b""):
            self.options.preview(gone)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be published; `path` is relative to feeds/, `digest` is of all that its bytes are made from."""

    path: str
    form: str
    spec: FeedSpec
    listings: tuple[Listing, ...]
    digest: str
