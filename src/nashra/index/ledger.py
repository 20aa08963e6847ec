"""The ledger: ids and first-seen times in a text file beside the articles, so that the index may be deleted.

Each line is a JSON array, `[path, id, first seen, digest]`, times in whole seconds since the epoch. Lines are appended,
and a later line for a path overrides an earlier one; `[path]` alone says that the file has moved, and its identity with
it. The file is the truth and the index a copy: edits to the file are taken over, and what it lacks is appended.
"""

import json
import os
import sqlite3
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import Any, BinaryIO

from nashra import opening
from nashra.index.identity import Identity
from nashra.problems import Level, Location, Problem, reason_of

LEDGER = "content/.nashra-ids"
_HEADER = "# The ids that articles were published under, written by nashra: keep this file with them.\n"
# From the year 1600 to 9999.
_TIMES = range(-11_676_096_000, 253_402_300_800)


def is_current(index: sqlite3.Connection, folder: Path) -> bool:
    """Whether the file is as nashra left it."""
    remembered = index.execute("SELECT stamp FROM ledger").fetchone()
    return bool(remembered == (_stamp(folder),))


def take_over(index: sqlite3.Connection, folder: Path) -> list[Problem]:
    """Update the index from the file; articles whose identity changed lose their stamp, and so are read again.

    Raises OSError where the file exists but cannot be read: to go on would give new ids to published articles.
    """
    known = _known(index)
    newer = {path for (path,) in index.execute("SELECT path FROM unkept")}
    index.execute("INSERT OR IGNORE INTO unkept SELECT path FROM frozen")
    problems = list(_take_lines(index, folder, newer))
    changed = [
        (path.partition("//")[0],) for path, identity in _known(index).items() if known.get(path, identity) != identity
    ]
    index.executemany("UPDATE file SET stamp = NULL WHERE path = ?", changed)
    return problems


def keep(index: sqlite3.Connection, folder: Path, *, anew: bool = False) -> list[Problem]:
    """Append what the file lacks, or with `anew` rewrite it with one line for each path, in order.

    Where it cannot be written, only the index knows the ids, and the problem says so.
    """
    try:
        if anew:
            _write_anew(folder, _lines(index, "frozen"))
        elif lines := list(_lines(index, "unkept")):
            _append(folder, lines)
    except OSError as error:
        message = f"the ids could not be kept here: {reason_of(error)}"
        return [Problem(Location(LEDGER), "ids-not-kept", message, Level.WARNING)]
    index.execute("DELETE FROM unkept")
    index.execute("DELETE FROM ledger")
    index.execute("INSERT INTO ledger VALUES (?)", (_stamp(folder),))
    return []


def count(index: sqlite3.Connection) -> int:
    """Return for how many articles something is frozen, including those that are gone."""
    return int(index.execute("SELECT count(*) FROM frozen").fetchone()[0])


def _stamp(folder: Path) -> str:
    try:
        stat = (folder / LEDGER).lstat()
    except FileNotFoundError:
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino}"


def _known(index: sqlite3.Connection) -> dict[str, Identity]:
    return {path: Identity(*row) for path, *row in index.execute("SELECT path, id, first_seen FROM frozen")}


def _take_lines(index: sqlite3.Connection, folder: Path, newer: Container[str]) -> Iterator[Problem]:
    """Take over every line, except for paths that the index knows better; report lines that cannot be read."""
    with suppress(FileNotFoundError), opening.to_read(folder / LEDGER) as stream:
        for number, line in enumerate(stream, start=1):
            if line.startswith((b"#", b"\n")):
                continue
            try:
                row = _row(line)
                if row[0] not in newer:
                    _take(index, row)
            except ValueError as error:
                yield Problem(Location(LEDGER, number), "ids-line", f"{error}: it is passed over", Level.WARNING)


def _row(line: bytes) -> list[Any]:
    """Return what a line holds, checked: its id goes into feeds.

    Raises ValueError.
    """
    try:
        row: list[Any] = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        raise ValueError("the line is no JSON") from None
    match row:
        case [str()]:
            return row
        case [str(), str(frozen_id), int(seen), str()] if _is_id(frozen_id) and seen in _TIMES:
            return row
    raise ValueError("the line is not [path, id, first seen, digest]")


def _is_id(text: str) -> bool:
    return text.isascii() and text.isprintable() and ":" in text and " " not in text


def _take(index: sqlite3.Connection, row: list[Any]) -> None:
    index.execute("DELETE FROM frozen WHERE path = ?", row[:1])
    if row[1:]:
        index.execute("INSERT INTO frozen VALUES (?, ?, ?, ?)", row)
    index.execute("DELETE FROM unkept WHERE path = ?", row[:1])


def _lines(index: sqlite3.Connection, paths: str) -> Iterator[str]:
    """Yield a line for each path in a table."""
    rows = index.execute(
        f"SELECT path, f.id, f.first_seen, f.digest FROM {paths} LEFT JOIN frozen f USING (path) ORDER BY path"
    )
    for row in rows:
        yield json.dumps([value for value in row if value is not None], ensure_ascii=False) + "\n"


def _append(folder: Path, lines: Iterable[str]) -> None:
    """Append in one write; a line that a power cut left unfinished is ended first, so that it spoils no other."""
    with opening.to_append(folder / LEDGER) as stream:
        size = stream.seek(0, os.SEEK_END)
        torn = size and os.pread(stream.fileno(), 1, size - 1) != b"\n"
        _write(stream, "\n" if torn else "" if size else _HEADER, lines)


def _write_anew(folder: Path, lines: Iterable[str]) -> None:
    temporary = folder / f"{LEDGER}.tmp"
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as stream:
        _write(stream, _HEADER, lines)
        _share(stream, folder / LEDGER)
    temporary.replace(folder / LEDGER)


def _share(stream: BinaryIO, before: Path) -> None:
    """Give a file the mode and owner of the one before: a run of root's must not shut out who runs the others."""
    with suppress(FileNotFoundError, PermissionError):
        stat = before.lstat()
        os.fchmod(stream.fileno(), S_IMODE(stat.st_mode))
        os.fchown(stream.fileno(), stat.st_uid, stat.st_gid)


def _write(stream: BinaryIO, first: str, lines: Iterable[str]) -> None:
    stream.write("".join((first, *lines)).encode())
    stream.flush()
    os.fsync(stream.fileno())
