"""Make one feed file: gather its entries, render it, judge it, and only then publish it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nashra import content, index, publish
from nashra.build.preview import Change, change
from nashra.build.result import Done, Outcome
from nashra.model import Article, Entry, Feed, FeedSpec, Listing, Site
from nashra.problems import Level, Location, Problem

if TYPE_CHECKING:
    from nashra.validate import Finding

# Articles that several feeds carry are read once, as long as there are not more than these.
_MOST_KEPT = 2000


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
    """What the parts of one run share."""

    folder: Path
    site: Site
    index: sqlite3.Connection
    now: datetime
    options: Options
    articles: dict[str, Article] = field(default_factory=dict)

    @property
    def feeds(self) -> Path:
        return self.folder / publish.FEEDS

    def put(self, path: str, data: bytes) -> bool:
        """Publish a file, or show that it would be; return whether that changes anything."""
        if not self.options.preview:
            return publish.publish(self.feeds, path, data)
        return self._show(path, data)

    def remove(self, path: str) -> None:
        if self.options.preview:
            self._show(path, b"")
        else:
            publish.remove(self.feeds, path)

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


def is_current(run: Run, wanted: Wanted, published: tuple[str, str] | None) -> bool:
    """Whether the file is what would be made now, by the digest and stamp published; one without articles stays."""
    if not wanted.listings:
        return True
    return not run.options.everything and published == (wanted.digest, publish.stamp(run.feeds, wanted.path))


def make(run: Run, wanted: Wanted) -> tuple[Outcome, list[Problem]]:
    """Publish a feed, without the entries that make it invalid; where that is not enough it stays as it was."""
    path = f"{publish.FEEDS}/{wanted.path}"
    try:
        feed = Feed(wanted.spec, run.site, tuple(_entry(run, listing) for listing in wanted.listings))
    except _MovedError as moved:
        return Outcome(path, Done.KEPT), [moved.problem]
    feed, data, problems = _valid(run, feed, wanted.form, path)
    if data is None:
        return Outcome(path, Done.KEPT), problems
    try:
        changed = run.put(wanted.path, data)
    except OSError as error:
        return Outcome(path, Done.KEPT), [Problem(Location(path), "unwritable", (error.strerror or str(error)).lower())]
    if not problems:
        index.publish(run.index, wanted.path, wanted.digest, publish.stamp(run.feeds, wanted.path))
    return Outcome(path, Done.WRITTEN if changed else Done.UNCHANGED, len(feed.entries)), problems


class _MovedError(Exception):
    """An article is no longer what the index knows: it changed while this run went on."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _entry(run: Run, listing: Listing) -> Entry:
    article = run.articles.get(listing.path) or _read_again(run, listing)
    return Entry(
        id=listing.id,
        url=article.url,
        title=article.title,
        language=article.language,
        published=listing.published,
        updated=listing.updated,
        authors=article.authors,
        section=run.site.sections.get(article.section, article.section),
        tags=article.tags,
        summary=article.summary,
        html=article.html,
        where=article.where,
    )


def _read_again(run: Run, listing: Listing) -> Article:
    article = content.read(run.folder, listing.path, run.site).article
    if article is None or article.digest != listing.digest:
        message = "it changed while this run went on: its feeds wait for the next run"
        raise _MovedError(Problem(Location(listing.path), "changed-meanwhile", message))
    if len(run.articles) < _MOST_KEPT:
        run.articles[listing.path] = article
    return article


def _valid(run: Run, feed: Feed, form: str, path: str) -> tuple[Feed, bytes | None, list[Problem]]:
    """Render a feed until it has no error, each time without the entries that an error lies in."""
    from nashra.render import render  # feedgen and lxml cost 0.1 s, which a run that changes nothing saves
    from nashra.validate import validate

    told: list[Problem] = []
    while True:
        data = render(feed, form)
        errors = validate(data, path, now=run.now).at_least(Level.ERROR)
        if not errors:
            return feed, data, told
        bad = {error.entry for error in errors}
        told += [_problem(error, feed) for error in errors]
        left = tuple(entry for number, entry in enumerate(feed.entries) if number not in bad)
        if None in bad or not left:
            return feed, None, told
        feed = replace(feed, entries=left)


def _problem(finding: "Finding", feed: Feed) -> Problem:
    """Say a finding of the article that it comes from."""
    if finding.entry is None:
        return Problem(finding.where, finding.id, finding.message)
    place = f"(entry {finding.entry + 1} of {finding.where})"
    return Problem(feed.entries[finding.entry].where, finding.id, f"{finding.message} {place}")
