"""Stored files as rows of the index's tables, collected so that many are inserted at a time."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import count

from nashra.index import identity
from nashra.index.taken import Known, Taken
from nashra.model import Site
from nashra.problems import Level, Location, Problem

# In this order, since a row comes after those that it refers to.
_INSERTS = {
    "file": "INSERT INTO file VALUES (?, ?)",
    "article": "INSERT INTO article"
    " (number, path, item, id, published, updated, expires, digest, version, place, address, body, labels)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "label": "INSERT INTO label VALUES (?, ?, ?)",
    "problem": "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?)",
    "unkept": "INSERT OR IGNORE INTO unkept SELECT column1 FROM (VALUES (?, ?, ?, ?)) WHERE NOT EXISTS (SELECT 1"
    " FROM frozen WHERE path = column1 AND id = column2 AND first_seen = column3 AND digest = column4)",
    "frozen": "INSERT OR REPLACE INTO frozen VALUES (?, ?, ?, ?)",
}
# So many names are cached.
_MOST_NAMES = 100_000


class Rows:
    """The rows of files that the index does not know yet."""

    def __init__(self, index: sqlite3.Connection, site: Site) -> None:
        self._index, self._site = index, site
        (last,) = index.execute("SELECT coalesce(max(number), 0) FROM article").fetchone()
        self._numbers = count(last + 1)
        # Where nothing was frozen before this run, no look-up finds anything: what it freezes belongs to other files.
        self.any_frozen = bool(index.execute("SELECT 1 FROM frozen LIMIT 1").fetchone())
        self._names: dict[tuple[str, str], int] = {}
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}

    def add(self, file: identity.File, read: Iterable[Taken]) -> None:
        self._rows["file"].append((file.path, file.stamp))
        for one in read:
            problems = [*one.problems, *(self._add_article(file, one, one.known) if one.known else ())]
            self._rows["problem"] += [of_problem(file.path, problem) for problem in problems]

    def insert(self) -> None:
        """Insert the collected rows (labels in the order of their index), and begin anew."""
        self._rows["label"].sort()
        for table, statement in _INSERTS.items():
            self._index.executemany(statement, self._rows[table])
            self._rows[table] = []
        if len(self._names) > _MOST_NAMES:
            self._names.clear()

    def _add_article(self, file: identity.File, one: Taken, article: Known) -> Iterator[Problem]:
        known = identity.frozen(self._index, file, article, one.item) if self.any_frozen else None
        frozen = known or self._new(file, article, one.item)
        if article.id and article.id != frozen.id:
            message = f"the id {article.id!r} is stated, but {frozen.id!r} was published: that one stays"
            yield Problem(Location(file.path, 1), "id-frozen", message, Level.WARNING)
        number = next(self._numbers)
        published = frozen.first_seen if article.published is None else article.published
        updated = max(published, published if article.updated is None else article.updated)
        listing = (number, file.path, one.item, frozen.id, published, updated, article.expires, article.digest)
        names = [self._number(*label) for label in article.labels]
        self._rows["article"].append((*listing, article.version, one.place, article.address, article.body, str(names)))
        self._rows["label"] += [(name, published, number) for name in names]
        if known or not (self.any_frozen and identity.is_of_another(self._index, file, frozen.id)):
            row = (identity.key(file.path, one.item), frozen.id, frozen.first_seen, article.digest[: identity.DIGITS])
            self._rows["unkept"].append(row)
            self._rows["frozen"].append(row)

    def _number(self, kind: str, name: str) -> int:
        """Return the number of a name that feeds select by; a name without one is given one."""
        number = self._names.get((kind, name))
        if number is None:
            self._index.execute("INSERT OR IGNORE INTO name (kind, name) VALUES (?, ?)", (kind, name))
            row = self._index.execute("SELECT number FROM name WHERE kind = ? AND name = ?", (kind, name))
            self._names[kind, name] = number = int(row.fetchone()[0])
        return number

    def _new(self, file: identity.File, article: Known, item: str) -> identity.Identity:
        """Return what is to be frozen for a new article: the id that it states, else one that is not taken."""
        new = identity.new(self._site, file, article, item)
        return new if article.id or not self.any_frozen else identity.apart(self._index, new)


def of_problem(file: str, problem: Problem) -> tuple[object, ...]:
    """Return the row for a problem found in reading a file."""
    where = problem.where
    return file, where.path, where.line, where.column, problem.code, problem.message, int(problem.level)
