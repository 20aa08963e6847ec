"""Bring articles in from elsewhere: each becomes a Markdown file in content/, with its id and its dates.

A new import is one module here with `recognises` and `read`, and one line in IMPORTS. Nothing is ever overwritten: a
second run of the same import goes on where the first one stopped.
"""

import enum
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import cast

from nashra.content.facts import Facts, Found
from nashra.content.scan import CONTENT
from nashra.imports import destination, front_matter
from nashra.imports.source import Importer, Source, opened
from nashra.problems import Level, Location, Problem, reason_of

# The first that recognises a source reads it.
IMPORTS = {
    "JSON Feed": "nashra.imports.json_feed",
    "WordPress": "nashra.imports.wordpress",
    "RSS": "nashra.imports.rss",
    "Atom": "nashra.imports.atom",
    "CSV": "nashra.imports.table",
    "stored articles": "nashra.imports.folder",
}
SUFFIX = ".md"
# In bytes; an XML declaration, a comment and a doctype may precede what shows the form of a file.
_HEAD = 65_536


class Done(enum.StrEnum):
    """What became of an article."""

    WRITTEN = "written"
    STOOD = "there already"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article; `path` is below the site's folder. `done` is None for the source as a whole."""

    done: Done | None
    path: str = ""
    problems: tuple[Problem, ...] = ()


def importer(path: Path) -> Importer | None:
    """Return the module that reads a file or folder, None where none recognises it.

    Raises OSError where it cannot be read.
    """
    head = "" if path.is_dir() else _head(path)
    modules = (cast("Importer", import_module(name)) for name in IMPORTS.values())
    return next((module for module in modules if module.recognises(path, head)), None)


def _head(path: Path) -> str:
    """Return how a file begins, in ASCII at least: without the zero bytes and byte order marks of UTF-16."""
    with opened(path) as file:
        return file.read(_HEAD).replace(b"\0", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd")


def run(module: Importer, source: Source, folder: Path, into: str = "") -> Iterator[Outcome]:
    """Write the articles of a source into the site in `folder`, below content/ and there below `into`."""
    number, marks = 0, set[str]()
    try:
        for number, article in enumerate(module.read(source), start=1):  # noqa: B007 - it counts
            yield _outcome(article, source, folder, into, marks)
    except OSError as error:
        source.add("unreadable", reason_of(error))
    if not (number or source.problems):
        source.add("empty", "it holds no articles")
    if source.problems:
        yield Outcome(None, problems=tuple(source.problems))


def _outcome(article: Found, source: Source, folder: Path, into: str, marks: set[str]) -> Outcome:
    """Write one article, unless something is wrong with it, or one before it has the same mark."""
    place = f"{article.place}: " if article.place else ""
    problems = tuple(replace(problem, message=place + problem.message) for problem in article.problems)
    digest = _digest(article.facts)
    if any(problem.level is Level.ERROR for problem in problems):
        return Outcome(Done.LEFT_OUT, problems=problems)
    if digest in marks:
        same = ", ".join(front_matter.mark(article.facts)) or "text"
        where = problems[0].where if problems else source.where()
        again = Problem(where, "twice", f"{place}an article before it has the same {same}")
        return Outcome(Done.LEFT_OUT, problems=(*problems, again))
    marks.add(digest)
    outcome = _written(article.facts, digest, folder, into)
    return replace(outcome, problems=(*problems, *outcome.problems))


def _digest(facts: Facts) -> str:
    mark = front_matter.mark(facts) or [facts.html()]
    return hashlib.sha256("\n".join(mark).encode()).hexdigest()[:32]


def _written(facts: Facts, digest: str, folder: Path, into: str) -> Outcome:
    """Write an article under the first of its names that is free."""
    text, mark = front_matter.document(facts), front_matter.mark(facts)
    section = "/".join(filter(None, [CONTENT, into, destination.slug(facts.section or "")]))
    for name in destination.names(facts, digest):
        path = f"{section}/{name}{SUFFIX}"
        try:
            if destination.create(folder, path, text):
                return Outcome(Done.WRITTEN, path)
            if front_matter.stands(folder / path, mark):
                return Outcome(Done.STOOD, path)
        except OSError as error:
            at = os.path.relpath(error.filename, folder) if error.filename else path
            return _unwritten(at, reason_of(error))
    return _unwritten(path, "another article stands there")


def _unwritten(path: str, fact: str) -> Outcome:
    return Outcome(Done.LEFT_OUT, problems=(Problem(Location(path), "unwritable", fact),))
