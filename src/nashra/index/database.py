"""The index as a database on disk: it is opened, made where it is missing or of another version, and removed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from nashra import opening

INDEX = ".nashra/index.sqlite"
# Raised when schema.sql changes: everything is then read again.
_SCHEMA = 12
# Room for the many rows of a large archive: with the defaults each page would be written to disk many times over.
_SETTINGS = """
    PRAGMA synchronous = NORMAL; PRAGMA journal_mode = WAL;
    PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 10000;
"""
_MADE_AGAIN = ("label", "name", "article", "file", "problem", "told", "feed", "joined", "unkept", "ledger", "walked")


class DamagedError(Exception):
    """The index on disk cannot be read: it has to be removed and built again."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the index in one transaction, committed on success; it is created where it is missing or of another version.

    Raises DamagedError, and OSError or sqlite3.Error where the index cannot be written.
    """
    try:
        connection = _connection(path)
        try:
            with connection:
                yield connection
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and not _is_of_content(error):
            raise
        raise DamagedError(str(error)) from error
    except (ValueError, TypeError, LookupError, AttributeError) as error:  # what SQLite took for a value
        if _is_whole(path):
            raise
        raise DamagedError(str(error)) from error


def _is_whole(path: Path) -> bool:
    """Whether SQLite finds nothing wrong in all of the index. It takes too long to ask before each run."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except (sqlite3.Error, ValueError):
        return False


def _is_of_content(error: sqlite3.OperationalError) -> bool:
    """Whether it is what the index holds that is wrong, and not, say, the disk.

    The statements are right: where one is refused, the tables are not those that it was written for. Where no code of
    SQLite's is given, Python could not decode a text.
    """
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR


def refuse_links(path: Path) -> None:
    """Raise OSError where the index, its folder, or a file of SQLite's beside it is a link: SQLite would follow it."""
    opening.refuse_link(path.parent)
    for file in _files(path):
        opening.refuse_link(file)


def remove(path: Path) -> None:
    """Remove an index with all that SQLite keeps beside it."""
    for file in _files(path):
        file.unlink()


def _files(path: Path) -> Iterator[Path]:
    return path.parent.glob(path.name + "*")


def _connection(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level="IMMEDIATE")
    try:
        connection.executescript(_SETTINGS)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != _SCHEMA:
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: sqlite3.Connection) -> None:
    dropped = "".join(f"DROP TABLE IF EXISTS {table};" for table in _MADE_AGAIN)
    schema = files(__package__).joinpath("schema.sql").read_text("utf-8")
    connection.executescript(f"BEGIN; {dropped} {schema} PRAGMA user_version = {_SCHEMA}; COMMIT")
