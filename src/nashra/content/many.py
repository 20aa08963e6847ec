"""Read many files: in parts, in the order that is asked for. What is listed needs no body."""

import copyreg
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from nashra.content import reading
from nashra.content.facts import nothing
from nashra.model import Article, Media, Person, Reading, Site
from nashra.problems import Location, Problem

# Gives what is made of each path, so many at a time; in processes of their own, where that pays.
Map = Callable[[Callable[[str], list[Reading]], Sequence[str], int], Iterator[list[Reading]]]

_AT_ONCE = 100


def read(folder: Path, paths: list[str], site: Site, in_parts: Map) -> Iterator[list[Reading]]:
    """Give the readings of each file, bodies left out."""
    return in_parts(partial(_read, folder, site), paths, _AT_ONCE)


def _read(folder: Path, site: Site, path: str) -> list[Reading]:
    return [listed(one) for one in reading.read(folder, path, site)]


def listed(one: Reading) -> Reading:
    """Return what came of an article without what makes its body: another process cannot be given that."""
    return replace(one, article=replace(one.article, html=nothing)) if one.article else one


def _pass_by_position(kind: Any) -> None:  # noqa: ANN401 - a class of values
    """Have a value cross between processes as its bare fields: twice as quick as dataclasses do it themselves."""
    fields = attrgetter(*kind.__slots__)
    copyreg.pickle(kind, lambda value: (kind, fields(value)))


for _kind in (Article, Location, Media, Person, Problem, Reading):
    _pass_by_position(_kind)
