"""What the parts of one run share."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nashra import publish
from nashra.build.preview import Change, change
from nashra.build.workers import Workers
from nashra.model import FeedSpec, Listing, Site

# What is going on, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: make everything again; believe that articles are gone; seconds to wait for another run.

    With a preview nothing is changed: it is called with what would be.
    """

    everything: bool = False
    allow_empty: bool = False
    wait: float = 0
    preview: Callable[[Change], None] | None = None


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

    def put(self, path: str, data: bytes) -> bool:
        """Publish a file, or show that it would be; return whether that changes anything."""
        if not self.options.preview:
            return publish.publish(self.feeds, path, data, self.site.files)
        return self._show(path, data)

    def remove(self, path: str) -> None:
        if self.options.preview:
            self._show(path, b"")
        else:
            publish.remove(self.feeds, path, self.site.files)

    def _show(self, path: str, data: bytes) -> bool:
        file = self.feeds / path
        before = file.read_bytes() if file.is_file() else b""
        if before != data and self.options.preview:
            self.options.preview(change(path, before, data))
        return before != data


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file to be published; `path` is relative to feeds/, `digest` is of all that its bytes are made from."""

    path: str
    form: str
    spec: FeedSpec
    listings: tuple[Listing, ...]
    digest: str
