"""The readers, one module each.

A reader's module has NAME, NEEDS (the programs and files that it is made of), `version()`, and
`poll(address, home)`: let the reader ask the address as it does every hour, and return all that it shows now.
One that is left open between two polls also has `opened(address, home)`.
What it remembers between two polls lies in the folder `home`. A new reader is one module here and one line in
READERS; what it cannot do is declared in limits.py.
"""

import os
import subprocess
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tests.readers.shown import Shown

READERS = (
    "feedparser",
    "lemon24_reader",
    "newsboat",
    "sfeed",
    "rss2email",
    "feedsmith",
    "rss_parser",
    "xml_feed",
    "rome",
    "liferea",
)


class Reader(Protocol):
    """What a reader's module offers."""

    NAME: str
    NEEDS: Sequence[str]

    def version(self) -> str: ...

    def poll(self, address: str, home: Path) -> list[Shown]: ...


def opened(reader: Reader, address: str, home: Path) -> AbstractContextManager[None]:
    """Keep a reader open between two polls where its module says how; others are begun for each."""
    its_own: Callable[[str, Path], AbstractContextManager[None]] | None = getattr(reader, "opened", None)
    return its_own(address, home) if its_own else nullcontext()


def reader(name: str) -> Reader:
    return cast("Reader", import_module(f"{__name__}.{name}"))


def output(*command: str | Path, home: Path = Path("/nonexistent"), **environment: str) -> str:
    """Run a program as a user in Riyadh would, so that a time that is not in UTC is seen; return what it prints."""
    its_own = {"HOME": str(home), "TZ": "Asia/Riyadh", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
    done = subprocess.run(command, env=its_own | environment, stdout=subprocess.PIPE, text=True, check=True, cwd="/")
    return done.stdout
