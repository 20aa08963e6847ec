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
    twins = index.execute(
        "SELECT number, first_value(number) OVER one, path, place, id, version, first_value(path) OVER one,"
        " first_value(version) OVER one"
        f" FROM article a WHERE id IN (SELECT id FROM article GROUP BY id HAVING count(*) > 1)"
        f" WINDOW one AS (PARTITION BY id ORDER BY version DESC, {_IS_FROZEN} DESC, published, path, item)"
    ).fetchall()
    later = [row for row in twins if row[0] != row[1]]
    index.executemany("UPDATE article SET shadowed = 1 WHERE number = ?", [(row[0],) for row in later])
    return [_told(twin) for twin in sorted(_Twin(*row[2:]) for row in later)]


class _Twin(NamedTuple):
    """An article that is shadowed, and the path and version of the one that is published."""

    path: str
    place: str
    id: str
    version: int
    first: str
    newest: int


def _told(twin: _Twin) -> Problem:
    place = f"{twin.place}: " if twin.place else ""
    if twin.version < twin.newest:
        message = f"{place}it is version {twin.version} of {twin.id!r}, whose version {twin.newest} is {twin.first}"
        return Problem(Location(twin.path, 1), "version-old", message, Level.INFO)
    return Problem(Location(twin.path, 1), "id-twice", f"{place}the id {twin.id!r} is already that of {twin.first}")
