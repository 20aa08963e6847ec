"""Read many files at once: each core reads some, in the order that is asked for. What is listed needs no body."""

import copyreg
import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from nashra.content import reading
from nashra.content.facts import nothing
from nashra.model import Article, Person, Reading, Site
from nashra.problems import Location, Problem

# Starting a process costs as much as reading some hundred files.
FEW = 500
_AT_ONCE = 100


def read(folder: Path, paths: list[str], site: Site) -> Iterator[list[Reading]]:
    """Give the readings of each file, bodies left out."""
    read_some = partial(_read_some, folder, site)
    batches = [paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(paths) <= FEW or cores == 1:
        for batch in batches:
            yield from read_some(batch)
        return
    # A fork has all that is imported; nothing else runs in this process.
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
        waiting: deque[Future[list[list[Reading]]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(read_some, batch))
            if len(waiting) > 2 * cores:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_some(folder: Path, site: Site, paths: list[str]) -> list[list[Reading]]:
    return [[listed(one) for one in reading.read(folder, path, site)] for path in paths]


def listed(one: Reading) -> Reading:
    """Return what came of an article without what makes its body: another process cannot be given that."""
    return replace(one, article=replace(one.article, html=nothing)) if one.article else one


def _pass_by_position(kind: Any) -> None:  # noqa: ANN401 - a class of values
    """Have a value cross between processes as its bare fields: twice as quick as dataclasses do it themselves."""
    fields = attrgetter(*kind.__slots__)
    copyreg.pickle(kind, lambda value: (kind, fields(value)))


for _kind in (Article, Location, Person, Problem, Reading):
    _pass_by_position(_kind)
