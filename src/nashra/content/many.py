"""Read many files: in parts, in the order that is asked for. What the index takes up of an article is not its body."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from nashra.content import reading
from nashra.index.taken import Taken, taken
from nashra.model import Site

# When a file was written (seconds since the epoch), and what is taken up of its articles.
Read = tuple[int, list[Taken]]
# Gives what is made of each path, so many at a time; in processes of their own, where that pays.
Map = Callable[[Callable[[str], Read], Sequence[str], int], Iterator[Read]]

_AT_ONCE = 100


def read(folder: Path, paths: list[str], site: Site, in_parts: Map) -> Iterator[Read]:
    """Give what the index takes up of each file."""
    return in_parts(partial(_read, folder, site), paths, _AT_ONCE)


def _read(folder: Path, site: Site, path: str) -> Read:
    return _written(folder, path), [taken(one) for one in reading.read(folder, path, site)]


def _written(folder: Path, path: str) -> int:
    """Return when a file was written; of one that is gone meanwhile nothing is kept."""
    try:
        return int(os.lstat(f"{folder}/{path}").st_mtime)
    except OSError:
        return 0
