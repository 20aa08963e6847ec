"""Read one stored file: bytes become text, its form and its sidecar state facts, and these make an article."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from nashra import opening
from nashra.arabic import safety
from nashra.config import CONFIG, toml
from nashra.content import READERS, attachments, complete, decode, form, sidecar
from nashra.content.facts import NOTHING, Facts, Found
from nashra.model import Reading, Site
from nashra.problems import Level, Location, Problem, fault_of, reason_of

# What Hugo and Zola call the page of a section.
_OF_SECTION = "_index"
Reader = Callable[[str, str, Site], list[Found]]
# In bytes; the longest of 72,716 real articles had 0.2 MB.
LARGEST = 16 * 1024 * 1024
# An export holds many articles, and a sidecar only a few lines.
LARGEST_EXPORT = 256 * 1024 * 1024
_MOST_BYTES = dict.fromkeys((".json", ".jsonl", ".ndjson"), LARGEST_EXPORT) | {form.SIDECAR: toml.LARGEST}


class _RefusedError(Exception):
    """A file that cannot be read as an article at all: the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(folder: Path, path: str, site: Site) -> list[Reading]:
    """Read one stored file of the site in `folder`; `path` is relative to it, with slashes."""
    try:
        return _read(folder, path, site)
    except _RefusedError as refused:
        return [Reading(None, (refused.problem,))]
    except OSError as error:
        where = Location(os.path.relpath(error.filename, folder) if error.filename else path, 1)
        return [Reading(None, (Problem(where, "unreadable", reason_of(error)),))]
    except Exception as error:  # noqa: BLE001 - what no reader thought of must not cost the other articles
        return [Reading(None, (Problem(Location(path, 1), "fault", fault_of(error)),))]


def _read(folder: Path, path: str, site: Site) -> list[Reading]:
    reader = _reader(folder, path)
    data = _bytes(folder, path)
    text, changes = _text(data, path)
    beside = form.stem(path) + form.SIDECAR
    table = _bytes(folder, beside) if beside != CONFIG and os.path.lexists(f"{folder}/{beside}") else b""
    stated, wrong = sidecar.read(_text(table, beside)[0], beside) if table else (NOTHING, [])
    if wrong:
        return [Reading(None, (*changes, *wrong))]
    found = reader(text, path, site)
    if len(found) == 1 and site.media:
        found, table = _with_attachments(found[0], table, folder, path, site)
    readings = [_reading(one, stated, path, site, _digest(one.source.encode("utf-8") or data, table)) for one in found]
    nothing = Problem(Location(path, 1), "empty", "the file holds no article", Level.INFO)
    first, *others = readings or [Reading(None, (nothing,))]
    return [replace(first, problems=(*changes, *first.problems)) if changes else first, *others]


def _reader(folder: Path, path: str) -> Reader:
    suffix = form.suffix(path)
    module = READERS.get(suffix)
    if form.name(path) == _OF_SECTION:
        message = "it is what a site generator shows above a list of articles, and no article"
        raise _RefusedError(Problem(Location(path), "list-page", message, Level.INFO))
    if not module and (folder / path).is_symlink():
        raise _RefusedError(_link(path))
    if not module:
        known = ", ".join(READERS)
        message = f"{suffix or PurePosixPath(path).name!r} is no form of article (known: {known})"
        raise _RefusedError(Problem(Location(path), "form-unknown", message, Level.WARNING))
    return _imported(module)


@cache
def _imported(module: str) -> Reader:
    reader: Reader = import_module(module).read
    return reader


def _link(path: str) -> Problem:
    return Problem(Location(path, 1), "link", "a link is not followed")


def _with_attachments(found: Found, table: bytes, folder: Path, path: str, site: Site) -> tuple[list[Found], bytes]:
    """Return an article with its attachments, and the sidecar's bytes with them, too: both are part of the digest."""
    attached, html = attachments.beside(folder, path, site), found.facts.html
    media = attachments.joined(found.facts.media or (), attached, folder, path, site)
    facts = replace(found.facts, html=lambda: attachments.pointed(html(), attached, folder, path, site), media=media)
    return [replace(found, facts=facts)], table + repr(media).encode("utf-8") if attached else table


def _digest(source: bytes, table: bytes) -> str:
    """Return the digest of all that an article is made of: what is stored, its sidecar and its attachments."""
    digest = hashlib.sha256(source)
    if table:
        digest.update(b"\0" + table)
    return digest.hexdigest()


def _reading(found: Found, stated: Facts, path: str, site: Site, digest: str) -> Reading:
    """Complete one article of a file; if it has neighbours, its problems name its place among them."""
    reading = Reading(None)
    if not any(problem.level is Level.ERROR for problem in found.problems):
        reading = complete.article(found, stated, path, site, digest)
    problems = (*found.problems, *(_located(told, found) for told in reading.problems))
    if found.place:
        problems = tuple(replace(told, message=f"{found.place}: {told.message}") for told in problems)
    return Reading(reading.article, problems, found.item, found.place)


def _located(problem: Problem, found: Found) -> Problem:
    """Return a problem of an article as a whole at the line on which the article begins."""
    return replace(problem, where=found.where()) if found.where and problem.where.line == 1 else problem


def _bytes(folder: Path, path: str) -> bytes:
    """Return the bytes of a file, unpacked, but never more than its form may have."""
    most = _MOST_BYTES.get(form.suffix(path), LARGEST)
    try:
        if form.is_packed(path):
            with opening.to_read(f"{folder}/{path}") as stream:
                size, data = os.fstat(stream.fileno()).st_size, _unpacked(stream, path, most)
        else:
            size, data = opening.read(f"{folder}/{path}", most)
    except OSError as error:
        if opening.is_link(error):
            raise _RefusedError(_link(path)) from None
        raise
    if size > most or len(data) > most:
        held = f"{size} bytes are" if size > most else "its bytes, unpacked, are"
        raise _RefusedError(Problem(Location(path, 1), "too-large", f"{held} more than such a file may have ({most})"))
    return data


def _unpacked(stream: BinaryIO, path: str, most: int) -> bytes:
    """Return what gzip packed; of more than `most` bytes, only one byte more."""
    try:
        with gzip.GzipFile(fileobj=stream) as unpacked:
            return unpacked.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _RefusedError(Problem(Location(path), "not-gzip", f"it cannot be unpacked: {error}".lower())) from None


def _text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        decoded, told = decode.decode(data)
    except decode.NotTextError as error:
        raise _RefusedError(Problem(Location(path, error.line), "not-text", error.fact)) from None
    clean, changes = safety.clean(decoded)
    problems = [Problem(Location(path, done.line), done.code, done.fact, done.level) for done in (*told, *changes)]
    return clean, problems
