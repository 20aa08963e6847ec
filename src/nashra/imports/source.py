"""What is imported: a file or a folder, and how much of it has been read."""

import errno
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from nashra.content import form
from nashra.content.facts import Found
from nashra.model import Site
from nashra.problems import Level, Location, Problem

# In bytes, for what must be read whole: an export of 100,000 articles has a tenth of this.
LARGEST = 512 * 1024 * 1024


@dataclass(slots=True)
class Source:
    """A file or folder to be imported into a site; `done` of `total` (bytes or files) have been read.

    `problems` are those of the source as a whole; those of an article are part of its Found.
    """

    path: Path
    site: Site
    total: int = 0
    done: int = 0
    problems: list[Problem] = field(default_factory=list)

    def where(self, line: int = 0) -> Location:
        return Location(str(self.path), line)

    def add(self, code: str, message: str, line: int = 0, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(self.where(line), code, message, level))


class Importer(Protocol):
    """A module of IMPORTS."""

    def recognises(self, path: Path, head: str) -> bool:
        """Whether a source is of this kind; `head` is how a file begins, empty for a folder."""

    def read(self, source: Source) -> Iterator[Found]:
        """Yield each article as the source states it; except for OSError, what is wrong is reported and not raised."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading; one that gzip packed is unpacked.

    Raises OSError, also where it cannot be unpacked.
    """
    if not form.is_packed(path.name):
        with path.open("rb") as file:
            yield file
        return
    try:
        with gzip.open(path) as stream:
            yield cast("BinaryIO", stream)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise OSError(errno.EIO, f"it cannot be unpacked: {error}") from None


def read_whole(source: Source) -> bytes:
    """Return the bytes of a file that cannot be read in parts; if they are too many, report that and return none."""
    with opened(source.path) as stream:
        data = stream.read(LARGEST + 1)
    source.done = source.total = len(data)
    if len(data) <= LARGEST:
        return data
    source.add("too-large", f"it has more bytes than can be read at once ({LARGEST})")
    return b""
