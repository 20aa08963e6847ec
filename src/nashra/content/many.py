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

# So many files go to a process together: of an archive more, since the threads that hand them out wait for the
# interpreter while it fills the index.
_LEAST, _MOST = 100, 300
_PARTS = 16


def read(folder: Path, paths: list[str], site: Site, in_parts: Map) -> Iterator[Read]:
    """Give what the index takes up of each file."""
    at_once = max(_LEAST, min(_MOST, len(paths) // _PARTS))
    return in_parts(partial(_read, folder, site), paths, at_once)


def _read(folder: Path, site: Site, path: str) -> Read:
    return _written(folder, path), [taken(one) for one in reading.read(folder, path, site)]


def _written(folder: Path, path: str) -> int:
    """Return when a file was written; of one that is gone meanwhile nothing is kept."""
    try:
        return int(os.lstat(f"{folder}/{path}").st_mtime)
    except OSError:
        return 0
