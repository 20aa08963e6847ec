"""Who an article is, for ever: the id that it was published under, and when it was first seen.

Both are frozen at the first sight of a file, and go with it when it is renamed. `nashra.index.ledger` keeps them.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from nashra.addresses import segment
from nashra.model import Article, Site

# Of a digest, 64 bits tell the files of one site apart.
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class File:
    """A file to be put into the index: its path, stamp and time (seconds), and which paths stand beside it."""

    path: str
    stamp: str
    time: int
    stands: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Identity:
    """What is frozen of an article; first_seen in seconds since the epoch."""

    id: str
    first_seen: int


def of(index: sqlite3.Connection, site: Site, file: File, article: Article, item: str = "") -> Identity:
    """Return the frozen identity of an article, that of a renamed file's, or a new one; frozen from then on.

    `item` tells the articles of one file apart; no path has the two slashes that set it off.
    """
    key = f"{file.path}//{item}" if item else file.path
    digest = article.digest[:_DIGITS]
    known = _frozen(index, key) or _renamed(index, file, digest) or _new(site, file, article, item)
    _freeze(index, key, known, digest)
    return known


def _frozen(index: sqlite3.Connection, path: str) -> Identity | None:
    row = index.execute("SELECT id, first_seen FROM frozen WHERE path = ?", (path,)).fetchone()
    return Identity(*row) if row else None


def _renamed(index: sqlite3.Connection, file: File, digest: str) -> Identity | None:
    """Find a file that held the same bytes and stands no more, whenever it went; move what was frozen for it."""
    rows = index.execute("SELECT path, id, first_seen FROM frozen WHERE digest = ? ORDER BY path", (digest,))
    for path, known_id, first_seen in rows.fetchall():
        if not file.stands(path.partition("//")[0]):
            index.execute("DELETE FROM frozen WHERE path = ?", (path,))
            index.execute("INSERT OR IGNORE INTO unkept VALUES (?)", (path,))
            return Identity(known_id, first_seen)
    return None


def _freeze(index: sqlite3.Connection, path: str, known: Identity, digest: str) -> None:
    row = (path, known.id, known.first_seen, digest)
    if index.execute("SELECT path, id, first_seen, digest FROM frozen WHERE path = ?", (path,)).fetchone() != row:
        index.execute("INSERT OR REPLACE INTO frozen VALUES (?, ?, ?, ?)", row)
        index.execute("INSERT OR IGNORE INTO unkept VALUES (?)", (path,))


def _new(site: Site, file: File, article: Article, item: str) -> Identity:
    published = article.published or datetime.fromtimestamp(file.time, UTC)
    return Identity(article.id or _tag_uri(site, file.path, item, published), file.time)


def _tag_uri(site: Site, path: str, item: str, published: datetime) -> str:
    """Make a tag: URI (RFC 4151) of the site's host, the day of publication, and the first path of the article."""
    host = urlsplit(site.home).hostname
    below = [*PurePosixPath(path).with_suffix("").parts[1:], *([item] if item else [])]
    return f"tag:{host},{published:%Y-%m-%d}:{'/'.join(map(segment, below))}"
