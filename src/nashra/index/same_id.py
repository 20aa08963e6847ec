"""Articles that share an id: only one of them is published, and the others are shadowed by it.

It is the newest version; among equals the one that had the id first; and among those that came together, the one with
the earliest date of publication.
"""

import sqlite3
from typing import NamedTuple

from nashra.problems import Level, Location, Problem

_IS_FROZEN = """EXISTS (
    SELECT 1 FROM frozen f WHERE f.path = a.path || CASE a.item WHEN '' THEN '' ELSE '//' || a.item END AND f.id = a.id
)"""


def shadow(index: sqlite3.Connection) -> list[Problem]:
    """Shadow all but one of the articles that share an id, and return a problem for each of the others.

    An id is not frozen for an article that came with it after another had it (`nashra.index.rows`). So who had it first
    is still known when the index is built again.
    """
    index.execute("UPDATE article SET shadowed = 0 WHERE shadowed = 1")
    alike = index.execute(
        "SELECT number, first_value(number) OVER one, path, place, id, version, first_value(path) OVER one,"
        " first_value(version) OVER one"
        f" FROM article a WHERE id IN (SELECT id FROM article GROUP BY id HAVING count(*) > 1)"
        f" WINDOW one AS (PARTITION BY id ORDER BY version DESC, {_IS_FROZEN} DESC, published, path, item)"
    ).fetchall()
    later = [row for row in alike if row[0] != row[1]]
    index.executemany("UPDATE article SET shadowed = 1 WHERE number = ?", [(row[0],) for row in later])
    return [_told(one) for one in sorted(_Shadowed(*row[2:]) for row in later)]


class _Shadowed(NamedTuple):
    """An article that is shadowed, and the path and version of the one that is published."""

    path: str
    place: str
    id: str
    version: int
    first: str
    newest: int


def _told(one: _Shadowed) -> Problem:
    place = f"{one.place}: " if one.place else ""
    if one.version < one.newest:
        message = f"{place}it is version {one.version} of {one.id!r}, whose version {one.newest} is {one.first}"
        return Problem(Location(one.path, 1), "version-old", message, Level.INFO)
    return Problem(Location(one.path, 1), "id-twice", f"{place}the id {one.id!r} is already that of {one.first}")
