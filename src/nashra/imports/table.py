"""Import a table: CSV or TSV, whose first line names its columns."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nashra.content import decode, episode, form, keys, values
from nashra.content.facts import Found
from nashra.imports import paragraphs
from nashra.imports.source import LARGEST, Source, read_whole
from nashra.imports.stated import Stated, checked
from nashra.model import Person
from nashra.problems import Level, Problem, counted

if TYPE_CHECKING:
    from _csv import Reader

# Names of columns in exports, in addition to those of `keys`, most telling first.
_NAMES = {
    "url": ("address",),
    "status": ("status",),
    "image": tuple(name for key in keys.KEYS if key.fact == "media" for name in key.names),
    "html": ("html", "contenthtml", "bodyhtml"),
    "text": (
        *("content", "text", "body", "contenttext", "article"),
        *("النص", "المتن", "المحتوى", "نص", "محتوى", "متن", "التفاصيل"),
        *("texte", "contenu", "corps"),
    ),
}
_FACTS = ("id", "url", "slug", "title", "summary", "language", "published", "updated", "expires", "section", "draft")
COLUMNS = {
    fact: (*(name for key in keys.KEYS if key.fact == fact for name in key.names), *_NAMES.get(fact, ()))
    for fact in (*_FACTS, *episode.KINDS, "authors", "tags", "image", "html", "text", "status", "clock")
}
_SEVERAL = re.compile(r"\s*[;|،,]\s*")
_HTML = re.compile(r"</[a-z][a-z0-9]*>|<(?:br|img|hr)\b", re.IGNORECASE)
_DELIMITERS = ",\t;|"


def recognises(path: Path, head: str) -> bool:
    return form.suffix(path.name) in {".csv", ".tsv"} or {"title", "text"} <= set(_columns(_header(head)))


def read(source: Source) -> Iterator[Found]:
    """Yield the rows that are not blank."""
    try:
        text, _ = decode.decode(read_whole(source))
    except decode.NotTextError as error:
        return source.add("not-text", error.fact, error.line)
    lines = _Lines(text)
    yield from _rows(_reader(lines, text), lines, source)
    return None


class _Lines:
    """The lines of a table; a row that came only when there were no more has a quote without its end."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.is_over = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.is_over = True
            raise StopIteration
        return line


def _rows(rows: "Reader", lines: _Lines, source: Source) -> Iterator[Found]:
    header = next(rows, [])
    columns = _columns(header)
    if not any(header):
        return
    if not columns:
        source.add("columns-unknown", f"no column has a name that is known (as {', '.join(COLUMNS)})", 1)
        return
    line = rows.line_num + 1
    for number, row in enumerate(rows, start=1):
        if any(cell.strip() for cell in row):
            cells = {fact: row[column].strip() for fact, column in columns.items() if column < len(row)}
            read = checked(_stated(cells), source, line, f"row {number}")
            faults = _torn(lines) or _long(row, header) or _short(row, header, columns)
            read.problems.extend(Problem(source.where(line), *fault) for fault in faults)
            yield read
        line = rows.line_num + 1


_Said = tuple[str, str, Level]


def _torn(lines: _Lines) -> list[_Said]:
    if not lines.is_over:
        return []
    return [("quote-open", "a quote in it has no end, so that all that follows is part of it", Level.ERROR)]


def _long(row: list[str], header: list[str]) -> list[_Said]:
    if not any(cell.strip() for cell in row[len(header) :]):
        return []
    fact = f"it has {_cells(row, header)}: what is beyond is left out (is a quote missing around a text with commas?)"
    return [("row-long", fact, Level.WARNING)]


def _short(row: list[str], header: list[str], columns: dict[str, int]) -> list[_Said]:
    missing = [fact for fact, column in columns.items() if column >= len(row)]
    if not missing:
        return []
    verb = "is" if len(missing) == 1 else "are"
    return [("row-short", f"it has {_cells(row, header)}: {', '.join(missing)} {verb} missing", Level.WARNING)]


def _cells(row: list[str], header: list[str]) -> str:
    return f"{counted(len(row), 'cell')} where the header has {len(header)}"


def _header(text: str) -> list[str]:
    return next(_reader(_Lines(text), text), [])


def _reader(lines: _Lines, text: str) -> "Reader":
    # csv has one limit for all readers; a body may be as long as its file.
    csv.field_size_limit(LARGEST)
    return csv.reader(lines, delimiter=_delimiter(text))


def _delimiter(text: str) -> str:
    """Return the delimiter that is most frequent in the header."""
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=header.count)


def _columns(header: list[str]) -> dict[str, int]:
    """Return the number of the column that states each fact."""
    names = {keys.bare(name): number for number, name in reversed(list(enumerate(header)))}
    known = {fact: next((names[name] for name in usual if name in names), None) for fact, usual in COLUMNS.items()}
    return {fact: column for fact, column in known.items() if column is not None}


def _stated(cells: dict[str, str]) -> Stated:
    html, text, status, clock = (cells.pop(name, "") for name in ("html", "text", "status", "clock"))
    if clock and ":" not in cells.get("published", ":"):
        cells["published"] += f" {clock}"
    return Stated(
        draft=cells.pop("draft", "").lower() in {"1", "true", "yes"} or status.strip().lower() in values.HIDDEN,
        authors=tuple(map(Person, _SEVERAL.split(cells.pop("authors", "")))),
        tags=tuple(_SEVERAL.split(cells.pop("tags", ""))),
        attached=(),  # which no cell states
        episode={fact: cells.pop(fact, "") for fact in episode.KINDS},
        html=html or (text if _HTML.search(text) else paragraphs.of_text(text)),
        **cells,
    )
