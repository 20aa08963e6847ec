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

# Called with what is going on, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. `everything`: make all feeds again. `allow_empty`: believe that articles are gone, or the clock.

    `wait` is how many seconds to wait for another run to end. With a `preview` nothing is changed: it is called with
    each change that would be made.
    """

    everything: bool = False
    allow_empty: bool = False
    wait: float = 0
    preview: Callable[[Change], None] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run over the site in `folder`; `now` is aware, and `workplace` is a folder for working files (.nashra/)."""

    folder: Path
    workplace: Path
    site: Site
    index: sqlite3.Connection
    now: datetime
    workers: Workers
    options: Options

    @property
    def feeds(self) -> Path:
        return self.folder / publish.FEEDS

    def remove(self, path: str) -> None:
        """Remove a file from feeds/, or show that it would go."""
        if not self.options.preview:
            publish.remove(self.feeds, path, self.site.files)
        elif gone := compared(self.feeds, path, b""):
            self.options.preview(gone)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be published; `path` is relative to feeds/, `digest` is of all that its bytes depend on."""

    path: str
    form: str
    spec: FeedSpec
    listings: tuple[Listing, ...]
    digest: str


def place_of(folder: Path, error: OSError) -> str:
    """Return the path that an error is about, from the site's folder on as in other problems."""
    path = Path(str(error.filename or folder))
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)
