"""Who an article is, for ever: the id that it was published under, and when it was first seen.

Both are frozen when a file is first seen, and follow it when it is renamed. `nashra.index.ledger` keeps them.
"""

import sqlite3
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import chain, count
from posixpath import splitext
from urllib.parse import urlsplit

from nashra import addresses
from nashra.index.taken import Known
from nashra.model import Site

# Of a digest, 64 bits tell the files of one site apart.
DIGITS = 16


@dataclass(frozen=True, slots=True)
class File:
    """A file to be put into the index: its path, stamp and mtime (seconds); `stands` says which other paths exist.

    A file without a stamp has to be read again by the next run. `items` are the names of the articles in it.
    """

    path: str
    stamp: int | None
    time: int
    stands: Callable[[str], bool]
    items: frozenset[str] = frozenset()

    def holds(self, key: str) -> bool:
        """Whether what was frozen under a key is still there, in this file or another."""
        path, _, item = key.partition("//")
        return self.stands(path) and (path != self.path or item in self.items)


@dataclass(frozen=True, slots=True)
class Identity:
    """What is frozen for an article; `first_seen` is in seconds since the epoch."""

    id: str
    first_seen: int


def frozen(index: sqlite3.Connection, file: File, article: Known, item: str = "") -> Identity | None:
    """Return what is frozen for an article, under its path or under the one that it had before it was renamed.

    `item` tells the articles of one file apart; it changes with what feeds.toml says of addresses and fields.
    """
    return _of_path(index, key(file.path, item)) or _of_renamed(index, file, article.digest[:DIGITS])


def new(site: Site, file: File, article: Known, item: str = "") -> Identity:
    """Return what is to be frozen for an article that was never seen before."""
    published = file.time if article.published is None else article.published
    return Identity(article.id or _tag_uri(site, file.path, item, published), file.time)


def apart(index: sqlite3.Connection, new: Identity, made: Container[str]) -> Identity:
    """Return a new identity with an id that is not taken yet: an article may get the path that a renamed one had.

    `made` are ids that were made just now, and are not in the index yet.
    """
    ids = chain((new.id,), (f"{new.id}-{number}" for number in count(2)))
    return replace(new, id=next(unused for unused in ids if unused not in made and not _is_frozen(index, unused)))


def is_of_another(index: sqlite3.Connection, file: File, stated: str) -> bool:
    """Whether an id is frozen for an article in another file that still exists: then it cannot be this file's."""
    rows = index.execute("SELECT path FROM frozen WHERE id = ?", (stated,))
    others = (path.partition("//")[0] for (path,) in rows)
    return any(other != file.path and file.stands(other) for other in others)


def _is_frozen(index: sqlite3.Connection, made: str) -> bool:
    return index.execute("SELECT 1 FROM frozen WHERE id = ?", (made,)).fetchone() is not None


def key(path: str, item: str) -> str:
    """Return the key that an identity is frozen under. No path holds the two slashes that set off an item of a file."""
    return f"{path}//{item}" if item else path


def _of_path(index: sqlite3.Connection, path: str) -> Identity | None:
    row = index.execute("SELECT id, first_seen FROM frozen WHERE path = ?", (path,)).fetchone()
    return Identity(*row) if row else None


def _of_renamed(index: sqlite3.Connection, file: File, digest: str) -> Identity | None:
    """Take over what is frozen for a file, or an article of one, that held the same and is gone, however long ago."""
    rows = index.execute("SELECT path, id, first_seen FROM frozen WHERE digest = ? ORDER BY path", (digest,))
    for path, known_id, first_seen in rows.fetchall():
        if not file.holds(path):
            index.execute("DELETE FROM frozen WHERE path = ?", (path,))
            index.execute("INSERT OR IGNORE INTO unkept VALUES (?)", (path,))
            return Identity(known_id, first_seen)
    return None


def _tag_uri(site: Site, path: str, item: str, published: int) -> str:
    """Make a tag: URI (RFC 4151) of the site's host, the day of publication, and the first path of the article."""
    below = addresses.path(splitext(path.partition("/")[2])[0])
    return f"tag:{_host(site.home)},{_day(published)}:{below}" + (f"/{addresses.segment(item)}" if item else "")


@lru_cache
def _day(seconds: int) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


@lru_cache(1)
def _host(home: str) -> str | None:
    return urlsplit(home).hostname
