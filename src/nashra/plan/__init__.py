"""Decide which feeds there are, and which articles each carries, by queries to the index: no loop over the archive."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from nashra import __version__
from nashra.addresses import file_name
from nashra.arabic.folding import folded
from nashra.index.taken import PLAYED
from nashra.languages import matches
from nashra.model import FORMATS, KINDS, NEWS_LASTS, SITEMAP, Family, FeedSpec, Listing, Site

# Names that people type, and so spell in more than one way.
_SPELT = ("tag", "author")
_LISTING = "a.path, a.item, a.id, a.published, a.updated, a.digest"
# A listing as text for its digest: quicker than its repr, and as unambiguous, since no path holds a NUL.
_AS_TEXT = "%s\0%s\0%s\0%d\0%d\0%s"
_SHOWN = "NOT a.shadowed AND a.published <= :now AND (a.expires IS NULL OR a.expires > :now)"
_SHOWN_BEFORE = _SHOWN.replace(":now", ":before")
# The articles that are not shown. They are few, and each condition has an index in the database.
_HIDDEN = "a.shadowed = 1 OR a.published > :now OR a.expires <= :now"
# The names of one kind, oldest first, each with the number of its articles, counted no further than `at_least`.
_OF_NAME = f"label l WHERE l.name = n.number AND l.article NOT IN (SELECT a.number FROM article a WHERE {_HIDDEN})"
_MEMBERS = f"""
    SELECT name, (SELECT count(*) FROM (SELECT 1 FROM {_OF_NAME} LIMIT :at_least)) articles FROM name n
    WHERE kind = :kind AND articles ORDER BY (SELECT published FROM {_OF_NAME} ORDER BY published LIMIT 1), name
"""


def due(index: sqlite3.Connection, now: datetime) -> int:
    """Return how many articles may be shown now."""
    hidden = f"SELECT count(*) FROM article a WHERE {_HIDDEN}"
    row = index.execute(f"SELECT count(*) - ({hidden}) FROM article", {"now": int(now.timestamp())}).fetchone()
    return int(row[0])


def moved(index: sqlite3.Connection, now: datetime, before: datetime) -> int:
    """Return how many articles may be shown at one of two times, and not at the other."""
    query = f"SELECT count(*) FROM article a WHERE ({_SHOWN}) != ({_SHOWN_BEFORE})"
    row = index.execute(query, {"now": int(now.timestamp()), "before": int(before.timestamp())}).fetchone()
    return int(row[0])


def feeds(site: Site, index: sqlite3.Connection, now: datetime) -> Iterator[FeedSpec]:
    """Yield the feeds of feeds.toml, then those of its families in the order of their names."""
    spellings = cache(partial(_spellings, index))
    for spec in site.specs:
        yield _in_every_spelling(spec, spellings)
    for family in site.families:
        yield from _members(site, family, index, now)


def _in_every_spelling(spec: FeedSpec, spellings: Callable[[str], dict[str, set[str]]]) -> FeedSpec:
    """Return the feed with its tags and authors in every spelling that articles use."""
    if not (spec.tags or spec.authors):
        return spec
    tags, authors = (
        tuple(sorted(set(names).union(*(spellings(kind).get(folded(name), ()) for name in names))))
        for kind, names in (("tag", spec.tags), ("author", spec.authors))
    )
    return replace(spec, tags=tags, authors=authors)


def _spellings(index: sqlite3.Connection, kind: str) -> dict[str, set[str]]:
    """Return the names of one kind, grouped by what all spellings of a name have in common."""
    spellings: dict[str, set[str]] = {}
    for name in _names(kind, index):
        spellings.setdefault(folded(name), set()).add(name)
    return spellings


def _names(kind: str, index: sqlite3.Connection) -> list[str]:
    """Return the names of one kind that any article has."""
    query = "SELECT name FROM name n WHERE kind = ? AND EXISTS (SELECT 1 FROM label l WHERE l.name = n.number)"
    return [name for (name,) in index.execute(query, (kind,))]


def _members(site: Site, family: Family, index: sqlite3.Connection, now: datetime) -> Iterator[FeedSpec]:
    """Yield a feed for each name; a name in several spellings is shown as the oldest article spells it."""
    values = {"kind": family.kind, "at_least": family.at_least, "now": int(now.timestamp())}
    spelt: dict[str, dict[str, int]] = {}
    for name, articles in index.execute(_MEMBERS, values):
        spelt.setdefault(folded(name) if family.kind in _SPELT else name, {})[name] = articles
    for spellings in sorted(spelt.values(), key=lambda spellings: next(iter(spellings))):
        if sum(spellings.values()) >= family.at_least:
            yield _member(site, family, tuple(spellings))


def _member(site: Site, family: Family, names: tuple[str, ...]) -> FeedSpec:
    name = names[0]
    shown = site.sections.get(name, name) if family.kind == "section" else name
    chosen: dict[str, Any] = {f"{family.kind}s": names}
    return FeedSpec(
        path=f"{family.kind}/{file_name(name)}",
        title=family.title.format(site=site.title, name=shown),
        description=family.description.format(site=site.title, name=shown),
        language=name if family.kind == "language" else site.language,
        home=site.home,
        entries=family.entries,
        body=family.body,
        formats=family.formats,
        max_age=family.max_age,
        **chosen,
    )


def entries(spec: FeedSpec, index: sqlite3.Connection, now: datetime) -> list[Listing]:
    """Return the listings that a feed carries, newest first, without those that are not due yet."""
    chosen = [(kind, names) for kind, names in _chosen(spec, index) if names is not None]
    wanted = [_numbers(kind, names, index) for kind, names in chosen]
    if wanted:
        # The first choice leads, in the order of its index; the others look for each label beside it.
        leading = f"label l JOIN article a ON a.number = l.article WHERE {_labelled('l', wanted[0])}"
        beside = "o.published = l.published AND o.article = l.article"
        others = "".join(
            f" AND EXISTS (SELECT 1 FROM label o WHERE {_labelled('o', numbers)} AND {beside})"
            for numbers in wanted[1:]
        )
        # No article has the same name twice, so with one name DISTINCT would only cost a fifth of the time.
        chosen_once = "DISTINCT" if len(wanted[0]) > 1 else ""
        query = f"SELECT {chosen_once} {_LISTING} FROM {leading}{others} AND {_SHOWN} ORDER BY l.published DESC, a.id"
    else:
        query = f"SELECT {_LISTING} FROM article a WHERE {_SHOWN} ORDER BY a.published DESC, a.id"
    values = {"now": int(now.timestamp()), "entries": spec.entries}
    if SITEMAP in spec.formats:
        query, values["since"] = _since(query), values["now"] - NEWS_LASTS
    return list(map(Listing._make, index.execute(f"{query} LIMIT :entries", values)))


def _since(query: str) -> str:
    """Return a query of articles that leaves out those from before `:since`."""
    return query.replace(_SHOWN, f"{_SHOWN} AND a.published > :since")


def _chosen(spec: FeedSpec, index: sqlite3.Connection) -> Iterator[tuple[str, Sequence[str] | None]]:
    yield "tag", spec.tags or None
    yield "author", spec.authors or None
    yield "section", spec.sections or None
    yield "language", _language_tags(spec.languages, index) if spec.languages else None
    yield "media", (PLAYED,) if spec.podcast else None


def _language_tags(ranges: Sequence[str], index: sqlite3.Connection) -> list[str]:
    """Return the tags in use that fall in the ranges: `ar-EG` where a feed asks for `ar`."""
    return [tag for tag in _names("language", index) if any(matches(tag, wanted) for wanted in ranges)]


def _numbers(kind: str, names: Sequence[str], index: sqlite3.Connection) -> list[int]:
    """Return the numbers that the index has for names of a kind."""
    listed = ", ".join("?" * len(names))
    rows = index.execute(f"SELECT number FROM name WHERE kind = ? AND name IN ({listed})", (kind, *names))
    return [number for (number,) in rows]


def _labelled(label: str, numbers: list[int]) -> str:
    """Return the SQL condition that a label is one of these names."""
    # For one name the database index has the labels in order; for several SQLite has to sort them.
    return f"{label}.name = {numbers[0]}" if len(numbers) == 1 else f"{label}.name IN ({', '.join(map(str, numbers))})"


def digest(site: Site, spec: FeedSpec, listings: Iterable[Listing]) -> str:
    """Return one digest of all that a feed's bytes depend on: nashra's version, the configuration and the entries."""
    parts = (__version__, site.digest, repr(spec), *map(_AS_TEXT.__mod__, listings))
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def members_in(folder: Path) -> Iterator[str]:
    """Yield the paths of all family feeds in feeds/, remembered or not: these folders belong to nashra."""
    for kind in KINDS:
        for form in FORMATS:
            yield from (f"{kind}/{file.name}" for file in (folder / kind).glob(f"*.{form}"))
