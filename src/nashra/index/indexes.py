"""What rows are found by: SQLite's indexes, made when the rows are there.

To sort many rows once takes half the time of putting each into its place, and writes less.
"""

import sqlite3

# Of identities, which are looked up while articles are inserted.
OF_FROZEN = {
    "frozen_digest": "frozen (digest)",
    "frozen_id": "frozen (id)",
}
# Of what all articles are read for first.
OF_ARTICLES = {
    "article_newest": "article (published DESC, id)",
    "article_id": "article (id)",
    # The few articles that may have to be hidden.
    "article_expires": "article (expires) WHERE expires IS NOT NULL",
    "article_shadowed": "article (shadowed) WHERE shadowed = 1",
    # To find copies.
    "article_address": "article (address)",
    "article_body": "article (body) WHERE body NOT NULL",
    "problem_file": "problem (file)",
}


def make_for_frozen(index: sqlite3.Connection) -> None:
    """Make what identities are found by."""
    _make(index, OF_FROZEN)


def make(index: sqlite3.Connection) -> None:
    """Make all that there is not yet."""
    _make(index, OF_FROZEN | OF_ARTICLES)


def drop(index: sqlite3.Connection) -> None:
    """Drop what articles are found by, since all of them are about to be inserted anew."""
    for name in OF_ARTICLES:
        index.execute(f"DROP INDEX IF EXISTS {name}")


def _make(index: sqlite3.Connection, wanted: dict[str, str]) -> None:
    for name, columns in wanted.items():
        index.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")
