"""Who an article is, for ever: the id that it was published under, and when it was first seen.

Both are frozen at the first sight of a file, and go with it when it is renamed.
"""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from nashra.addresses import segment
from nashra.model import Article, Site


@dataclass(frozen=True, slots=True)
class File:
    """A file to be put into the index: its path, stamp and time (seconds), and the paths that went in this run."""

    path: str
    stamp: str
    time: int
    gone: frozenset[str] = frozenset()


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
    known = _frozen(index, key) or _renamed(index, file, article.digest) or _new(site, file, article, item)
    index.execute(
        "INSERT OR REPLACE INTO frozen VALUES (?, ?, ?, ?)", (key, known.id, known.first_seen, article.digest)
    )
    return known


def _frozen(index: sqlite3.Connection, path: str) -> Identity | None:
    row = index.execute("SELECT id, first_seen FROM frozen WHERE path = ?", (path,)).fetchone()
    return Identity(*row) if row else None


def _renamed(index: sqlite3.Connection, file: File, digest: str) -> Identity | None:
    """Find a file that went in this run and held the same bytes, and move what was frozen for it."""
    rows = index.execute("SELECT path, id, first_seen FROM frozen WHERE digest = ? ORDER BY path", (digest,))
    for path, known_id, first_seen in rows.fetchall():
        if path.partition("//")[0] in file.gone:
            index.execute("DELETE FROM frozen WHERE path = ?", (path,))
            return Identity(known_id, first_seen)
    return None


def _new(site: Site, file: File, article: Article, item: str) -> Identity:
    published = article.published or datetime.fromtimestamp(file.time, UTC)
    return Identity(article.id or _tag_uri(site, file.path, item, published), file.time)


def _tag_uri(site: Site, path: str, item: str, published: datetime) -> str:
    """Make a tag: URI (RFC 4151) of the site's host, the day of publication, and the first path of the article."""
    host = urlsplit(site.home).hostname
    below = [*PurePosixPath(path).with_suffix("").parts[1:], *([item] if item else [])]
    return f"tag:{host},{published:%Y-%m-%d}:{'/'.join(map(segment, below))}"
