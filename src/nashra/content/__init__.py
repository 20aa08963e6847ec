"""Read what a newsroom stores: every file gives an article, or the problems that say why it does not.

A new stored form is one module here with `read(text, path, site) -> list[Found]`, and one line in READERS.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from nashra.model import Reading, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nashra.content.many import Map, Read

# For each suffix of a file, the module whose `read` knows the form.
READERS = {
    ".htm": "nashra.content.html",
    ".html": "nashra.content.html",
    ".json": "nashra.content.json",
    ".jsonl": "nashra.content.json",
    ".ndjson": "nashra.content.json",
    ".md": "nashra.content.markdown",
    ".markdown": "nashra.content.markdown",
    ".txt": "nashra.content.text",
    ".xml": "nashra.content.xml",
}


def read(folder: Path, path: str, site: Site) -> list[Reading]:
    """Read one stored file of the site in `folder`; `path` is relative to it, with slashes. Never raises.

    Most files hold one article; an export may hold many, and each is a Reading of its own.
    """
    from nashra.content import reading  # a run that changes nothing reads nothing

    return reading.read(folder, path, site)


def read_all(folder: Path, paths: list[str], site: Site, in_parts: "Map") -> "Iterator[Read]":
    """Read stored files in order; yield when each was written, and what goes into the index from its articles."""
    from nashra.content import many

    return many.read(folder, paths, site, in_parts)
