"""Read one stored file: its bytes, its text, what its form says and its sidecar states, and what that makes."""

import hashlib
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePosixPath

from nashra.arabic import safety
from nashra.config import CONFIG
from nashra.content import READERS, complete, decode, sidecar
from nashra.content.facts import Facts
from nashra.model import Reading, Site
from nashra.problems import Level, Location, Problem

SIDECAR_SUFFIX = ".toml"
Reader = Callable[[str, str], tuple[Facts, list[Problem]]]
# The longest article of 72,716 real ones had 0.2 MB.
LARGEST = 16 * 1024 * 1024


class _RefusedError(Exception):
    """A file that is no article at all: the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read(folder: Path, path: str, site: Site) -> Reading:
    """Read one stored file of the site in `folder`; `path` is relative to it, with slashes."""
    try:
        return _read(folder, path, site)
    except _RefusedError as refused:
        return Reading(None, (refused.problem,))
    except OSError as error:
        where = Location(os.path.relpath(error.filename, folder) if error.filename else path, 1)
        return Reading(None, (Problem(where, "unreadable", (error.strerror or str(error)).lower()),))


def _read(folder: Path, path: str, site: Site) -> Reading:
    if (folder / path).is_symlink():
        raise _RefusedError(Problem(Location(path, 1), "link", "a link is not followed"))
    form = PurePosixPath(path)
    module = READERS.get(form.suffix.lower())
    if not module:
        known = ", ".join(READERS)
        message = f"{form.suffix or form.name!r} is no form of article (known: {known})"
        raise _RefusedError(Problem(Location(path), "form-unknown", message, Level.WARNING))
    data = _bytes(folder, path)
    digest = hashlib.sha256(data)
    clean, changes = _text(data, path)
    reader: Reader = import_module(module).read
    found, problems = reader(clean, path)
    stated, wrong = _stated(folder, str(form.with_suffix(SIDECAR_SUFFIX)), digest)
    if wrong or any(problem.level is Level.ERROR for problem in problems):
        return Reading(None, (*changes, *problems, *wrong))
    reading = complete.article(found, stated, path, site, digest.hexdigest())
    return Reading(reading.article, (*changes, *problems, *reading.problems))


def _stated(folder: Path, path: str, digest: "hashlib._Hash") -> tuple[Facts, list[Problem]]:
    """Return what the sidecar states, nothing where there is none; its bytes enter the digest."""
    if path == CONFIG or not os.path.lexists(folder / path):
        return Facts(), []
    data = _bytes(folder, path)
    digest.update(b"\0" + data)
    return sidecar.read(_text(data, path)[0], path)


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
        clean, changes = safety.clean(decode.decode(data))
    except decode.NotTextError as error:
        raise _RefusedError(Problem(Location(path, error.line), "not-text", error.fact)) from None
    told = [Problem(Location(path, change.line), change.code, change.fact, Level.INFO) for change in changes]
    return clean, told
