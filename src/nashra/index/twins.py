"""Of the articles that have one id one is published: the newest version, else that which had it first.

Of several that came together it is the one that was published first.
"""

import sqlite3
from typing import NamedTuple

from nashra.problems import Level, Location, Problem

_IS_FROZEN = """EXISTS (
    SELECT 1 FROM frozen f WHERE f.path = a.path || CASE a.item WHEN '' THEN '' ELSE '//' || a.item END AND f.id = a.id
)"""


def shadow(index: sqlite3.Connection) -> list[Problem]:
    """Leave out all but one of the articles that have one id, and name the others.

    What came with an id that another had is not frozen, so that this is known also when the index is made again.
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
    """An article that is left out, and the path and the version of that which goes first."""

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
