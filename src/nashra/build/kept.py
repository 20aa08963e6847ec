"""Reuse the entries of a published feed: when one article is added, only its own entry has to be made.

An entry's XML depends on its listing, and on its feed apart from the listings (`_basis`). While both stay the same, the
bytes in the published file are those that would be made again.
"""

import hashlib
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from nashra import index, opening, plan
from nashra.build.run import Run, Wanted
from nashra.model import Listing
from nashra.problems import Location

# Enough digest to tell the entries of one feed apart.
_BYTES = 8
# Keys that are remembered: an article is in several feeds, each in several formats.
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Fault:
    """An error in an entry: where its article is stored, and the line (from 0) and column in the entry's own XML."""

    where: Location
    line: int
    column: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the XML of an entry lies, with its number of lines, its checksum, and its faults.

    `made` names a file of entries that this run made; where it is empty, the XML lies in the published feed. A length
    of 0 says that there is no XML.
    """

    start: int
    length: int
    lines: int
    checksum: int
    faults: tuple[Fault, ...] = ()
    made: str = ""


def places(run: Run, wanted: Wanted) -> dict[Listing, Place]:
    """Return where in the published feed the entries lie that need not be made again.

    The checksums leave out what went bad on disk, which no time stamp shows.
    """
    known = None if run.options.everything else index.entries_of(run.index, wanted.path)
    if not known or (known.basis, known.touched) != (_basis(run, wanted), _touched(run.feeds / wanted.path)):
        return {}
    sizes = json.loads(known.sizes)
    starts = accumulate((length for length, *_ in sizes.values()), initial=known.start)
    places = {
        key: Place(at, length, lines, known_by)
        for (key, (length, lines, known_by)), at in zip(sizes.items(), starts, strict=False)
    }
    kept = {listing: places[key] for listing in wanted.listings if (key := _key(listing)) in places}
    try:
        with opening.to_read(run.feeds / wanted.path) as file:
            return {listing: place for listing, place in kept.items() if _is_whole(file, place)}
    except OSError:  # say, of a run of another user
        return {}


def _is_whole(file: BinaryIO, place: Place) -> bool:
    return checksum(os.pread(file.fileno(), place.length, place.start)) == place.checksum


def checksum(data: bytes) -> int:
    """Return a number that shows whether bytes have changed by accident."""
    return zlib.crc32(data)


def remember(run: Run, wanted: Wanted, start: int, joined: Iterable[Place]) -> None:
    """Remember where in a published feed the first entry starts, and the size and checksum of each."""
    sizes = {
        _key(listing): (place.length, place.lines, place.checksum)
        for listing, place in zip(wanted.listings, joined, strict=True)
    }
    touched = _touched(run.feeds / wanted.path)
    entries = index.PublishedEntries(_basis(run, wanted), touched, start, json.dumps(sizes))
    index.remember_entries(run.index, wanted.path, entries)


def _basis(run: Run, wanted: Wanted) -> str:
    return plan.digest(run.site, wanted.spec, ())


@lru_cache(_MOST)
def _key(listing: Listing) -> str:
    return hashlib.blake2b(repr(listing).encode(), digest_size=_BYTES).hexdigest()


def _touched(file: Path) -> int:
    """Return when the kernel last saw a file change, in ns; 0 where there is none."""
    try:
        return file.lstat().st_ctime_ns
    except OSError:
        return 0
