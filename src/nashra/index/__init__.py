"""The index: one SQLite database that knows everything about every article but its body, so that no file is read twice.

Times in it are whole seconds since the epoch. It may be deleted: the next run builds it again from content/ and from
the ledger there, which keeps the ids.
"""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from nashra.index import identity, indexes
from nashra.index.database import INDEX, DamagedError, opened, refuse_links, remove
from nashra.index.rows import Rows, of_problem
from nashra.index.taken import Taken
from nashra.model import Site
from nashra.problems import Level, Location, Problem

__all__ = [
    "INDEX",
    "DamagedError",
    "PublishedEntries",
    "at",
    "clock",
    "entries_of",
    "forget",
    "is_empty",
    "new_warnings",
    "opened",
    "problems",
    "publish",
    "published",
    "put",
    "refuse_links",
    "remember_entries",
    "remember_scan",
    "remove",
    "replace_general_problems",
    "scan_digest",
    "set_clock",
    "stamps",
    "unpublish",
]

# So many files are inserted together: more would only take memory.
_AT_ONCE = 2000
# Problems that belong to no single file are kept under this name.
_GENERAL = ""
# What is known of a file, by the column that names it; labels go with their articles.
_OF_FILES = {"file": "path", "article": "path", "problem": "file"}
# The labels of the articles of one file, each found by its key.
_UNLABEL = """
    DELETE FROM label WHERE (name, published, article) IN
    (SELECT l.value, a.published, a.number FROM article a, json_each(a.labels) l WHERE a.path = ?)
"""


class PublishedEntries(NamedTuple):
    """The entries in a published file: what they depend on beside their listings, and where they are in the file.

    `touched` is the ctime of the file in ns, `start` the offset of the first entry, and `sizes` (JSON) the length, the
    number of lines and the checksum of each by the digest of its listing.
    """

    basis: str
    touched: int
    start: int
    sizes: str


def stamps(index: sqlite3.Connection) -> dict[str, int | None]:
    """Return the stamp of every file that was read, by path; None where it has to be read again."""
    return dict(index.execute("SELECT path, stamp FROM file"))


def forget(index: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Remove files from the index; the ids and first-seen times that they were given stay frozen."""
    rows = [(path,) for path in paths]
    (known,) = index.execute("SELECT count(*) FROM file").fetchone()
    if rows and len(rows) == known:
        indexes.drop(index)
        for table in ("label", *_OF_FILES):
            index.execute(f"DELETE FROM {table}")  # without a condition SQLite empties it at once
        return
    index.executemany(_UNLABEL, rows)
    for table, column in _OF_FILES.items():
        index.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)


def put(index: sqlite3.Connection, site: Site, read: Iterable[tuple[identity.File, Iterable[Taken]]]) -> None:
    """Insert what was read from files. Those that the index knows already must be forgotten first."""
    rows = Rows(index, site)
    if rows.any_frozen:
        indexes.make_for_frozen(index)
    for number, (file, taken) in enumerate(read, start=1):
        rows.add(file, taken)
        if number % _AT_ONCE == 0:
            rows.insert()
            # No identity is half inserted now, so this can be committed: a run that is interrupted resumes from here.
            index.commit()
    rows.insert()
    indexes.make(index)


def problems(index: sqlite3.Connection) -> list[Problem]:
    """Return the problems found in reading the stored files, in the order of their paths and lines."""
    rows = index.execute('SELECT path, line, "column", code, message, level FROM problem ORDER BY file, line, rowid')
    return [Problem(Location(*row[:3]), row[3], row[4], Level(row[5])) for row in rows]


def replace_general_problems(index: sqlite3.Connection, problems: Iterable[Problem]) -> None:
    """Replace the problems that belong to no single file."""
    index.execute("DELETE FROM problem WHERE file = ?", (_GENERAL,))
    rows = [of_problem(_GENERAL, problem) for problem in problems]
    index.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def is_empty(index: sqlite3.Connection) -> bool:
    """Whether no file is known, since the index is new or was made for another version."""
    return index.execute("SELECT 1 FROM file").fetchone() is None


def scan_digest(index: sqlite3.Connection) -> str:
    """Return the digest of the last walk over content/ that the index reflects in full, empty where there is none."""
    row = index.execute("SELECT digest FROM walked").fetchone()
    return str(row[0]) if row else ""


def remember_scan(index: sqlite3.Connection, digest: str) -> None:
    """Remember which walk over content/ the index reflects; an empty digest while it is being updated."""
    index.execute("DELETE FROM walked")
    index.execute("INSERT INTO walked VALUES (?)", (digest,))


def clock(index: sqlite3.Connection) -> int:
    """Return the time of the last run that published, 0 where there was none."""
    row = index.execute("SELECT time FROM clock").fetchone()
    return int(row[0]) if row else 0


def set_clock(index: sqlite3.Connection, time: int) -> None:
    """Remember the time of a run that publishes."""
    index.execute("DELETE FROM clock")
    index.execute("INSERT INTO clock VALUES (?)", (time,))


def published(index: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return the digest and the stamp of every published file, by its path below feeds/."""
    return {path: (digest, stamp) for path, digest, stamp in index.execute("SELECT path, digest, stamp FROM feed")}


def publish(index: sqlite3.Connection, path: str, digest: str, stamp: str) -> None:
    """Remember what a published file was made from."""
    index.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (path, digest, stamp))


def entries_of(index: sqlite3.Connection, path: str) -> PublishedEntries | None:
    """Return what is known about the entries in a published file."""
    row = index.execute("SELECT basis, touched, start, entries FROM joined WHERE path = ?", (path,)).fetchone()
    return PublishedEntries(*row) if row else None


def remember_entries(index: sqlite3.Connection, path: str, entries: PublishedEntries) -> None:
    index.execute("INSERT OR REPLACE INTO joined VALUES (?, ?, ?, ?, ?)", (path, *entries))


def unpublish(index: sqlite3.Connection, path: str) -> None:
    index.execute("DELETE FROM feed WHERE path = ?", (path,))
    index.execute("DELETE FROM joined WHERE path = ?", (path,))


def new_warnings(index: sqlite3.Connection, warnings: Iterable[str]) -> set[str]:
    """Return those warnings that the last run did not have, and remember all of these for the next."""
    before = {text for (text,) in index.execute("SELECT text FROM told")}
    now = set(warnings)
    index.executemany("DELETE FROM told WHERE text = ?", [(text,) for text in before - now])
    index.executemany("INSERT INTO told VALUES (?)", [(text,) for text in now - before])
    return now - before


def at(seconds: int) -> datetime:
    """Return a time of the index as an aware one in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
