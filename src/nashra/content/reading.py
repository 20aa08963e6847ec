"""Read one stored file: its bytes, its text, what its form says and its sidecar states, and what that makes."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath

from nashra.arabic import safety
from nashra.config import CONFIG
from nashra.content import READERS, complete, decode, sidecar
from nashra.content.facts import Facts, Found
from nashra.model import Reading, Site
from nashra.problems import Level, Location, Problem

SIDECAR_SUFFIX = ".toml"
Reader = Callable[[str, str, Site], list[Found]]
# The longest article of 72,716 real ones had 0.2 MB.
LARGEST = 16 * 1024 * 1024


class _RefusedError(Exception):
    """A file that is no article at all: the problem says why."""

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
        return [Reading(None, (Problem(where, "unreadable", (error.strerror or str(error)).lower()),))]


def _read(folder: Path, path: str, site: Site) -> list[Reading]:
    if (folder / path).is_symlink():
        raise _RefusedError(Problem(Location(path, 1), "link", "a link is not followed"))
    reader = _reader(path)
    data = _bytes(folder, path)
    text, changes = _text(data, path)
    beside = str(PurePosixPath(path).with_suffix(SIDECAR_SUFFIX))
    table = _bytes(folder, beside) if beside != CONFIG and os.path.lexists(folder / beside) else b""
    stated, wrong = sidecar.read(_text(table, beside)[0], beside)
    if wrong:
        return [Reading(None, (*changes, *wrong))]
    found = reader(text, path, site)
    readings = [_reading(one, stated, path, site, _digest(one.source.encode("utf-8") or data, table)) for one in found]
    first, *others = readings or [Reading(None)]
    return [replace(first, problems=(*changes, *first.problems)), *others]


def _reader(path: str) -> Reader:
    form = PurePosixPath(path)
    module = READERS.get(form.suffix.lower())
    if not module:
        known = ", ".join(READERS)
        message = f"{form.suffix or form.name!r} is no form of article (known: {known})"
        raise _RefusedError(Problem(Location(path), "form-unknown", message, Level.WARNING))
    reader: Reader = import_module(module).read
    return reader


def _digest(source: bytes, table: bytes) -> str:
    """Return the digest of all that an article is made of: what is stored, and what its sidecar states."""
    digest = hashlib.sha256(source)
    if table:
        digest.update(b"\0" + table)
    return digest.hexdigest()


def _reading(found: Found, stated: Facts, path: str, site: Site, digest: str) -> Reading:
    """Complete one article of a file; where it has neighbours its problems name its place."""
    reading = Reading(None)
    if not any(problem.level is Level.ERROR for problem in found.problems):
        reading = complete.article(found, stated, path, site, digest)
    place = f"{found.place}: " if found.place else ""
    problems = (replace(told, message=place + told.message) for told in (*found.problems, *reading.problems))
    return Reading(reading.article, tuple(problems), found.item)


def _bytes(folder: Path, path: str) -> bytes:
    file = os.open(folder / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(file, "rb") as stream:
        data = stream.read(LARGEST + 1)
        size = os.fstat(file).st_size
    if len(data) > LARGEST:
        message = f"{size} bytes are more than an article may have ({LARGEST})"
        raise _RefusedError(Problem(Location(path, 1), "too-large", message))
    return data


def _text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        decoded, told = decode.decode(data)
    except decode.NotTextError as error:
        raise _RefusedError(Problem(Location(path, error.line), "not-text", error.fact)) from None
    clean, changes = safety.clean(decoded)
    problems = [Problem(Location(path, done.line), done.code, done.fact, done.level) for done in (*told, *changes)]
    return clean, problems
