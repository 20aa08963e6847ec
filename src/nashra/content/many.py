"""Read many files in order, in parts that may go to worker processes, which send back only what the index needs."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from nashra.content import reading
from nashra.index.taken import Taken, taken
from nashra.model import Site

# When a file was written (seconds since the epoch), and what goes into the index from its articles.
Read = tuple[int, list[Taken]]
# Applies a function to each path, so many at a time, in worker processes where that pays.
Map = Callable[[Callable[[str], Read], Sequence[str], int], Iterator[Read]]

# So many files go to a process together; more for a large archive, since the threads that hand them out wait for the
# interpreter while it fills the index.
_LEAST, _MOST = 100, 300
_PARTS = 16


def read(folder: Path, paths: list[str], site: Site, in_parts: Map) -> Iterator[Read]:
    """Yield for each file what goes into the index."""
    at_once = max(_LEAST, min(_MOST, len(paths) // _PARTS))
    return in_parts(partial(_read, folder, site), paths, at_once)


def _read(folder: Path, site: Site, path: str) -> Read:
    return _written(folder, path), [taken(one) for one in reading.read(folder, path, site)]


def _written(folder: Path, path: str) -> int:
    """Return when a file was written, 0 if it is gone by now: then its reading is an error anyway."""
    try:
        return int(os.lstat(f"{folder}/{path}").st_mtime)
    except OSError:
        return 0
