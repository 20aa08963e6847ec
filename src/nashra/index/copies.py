"""Find articles that are stored twice under two ids: two with the same address, or two addresses with the same body.

Both copies are published, with a warning: readers show one of them, or the same text twice, and only a person knows
which one is meant. The warning stays among the problems until something in content/ changes.
"""

import sqlite3
from collections.abc import Iterator

from nashra.problems import Level, Location, Problem

# Each article that has something in common with others, and the first of them.
_COPIES = """
    SELECT path, place, id, address, first_value(path) OVER one, first_value(place) OVER one,
        first_value(id) OVER one, first_value(address) OVER one
    FROM article WHERE {0} IN (SELECT {0} FROM article WHERE {0} NOT NULL GROUP BY {0} HAVING count(*) > 1)
    WINDOW one AS (PARTITION BY {0} ORDER BY published, path, item)
"""


def found(index: sqlite3.Connection) -> Iterator[Problem]:
    """Yield a problem for each article that has the address or the body of an earlier one."""
    for path, code, message in sorted([*_addresses(index), *_bodies(index)]):
        yield Problem(Location(path, 1), code, message, Level.WARNING)


def _addresses(index: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    for path, place, own, _, first, there, other, _ in index.execute(_COPIES.format("address")):
        if own != other:
            yield path, "address-twice", f"{_before(place)}its address is already that of {_named(first, there)}"


def _bodies(index: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    for path, place, own, address, first, there, other, elsewhere in index.execute(_COPIES.format("body")):
        if own != other and address != elsewhere:
            yield path, "text-twice", f"{_before(place)}its text is that of {_named(first, there)}, at another address"


def _before(place: str) -> str:
    return f"{place}: " if place else ""


def _named(path: str, place: str) -> str:
    return f"{path}: {place}" if place else path
