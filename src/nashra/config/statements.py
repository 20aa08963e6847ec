"""The lines of TOML on which a table or a key begins (tomllib does not say)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# A key's place in the document: names of tables and keys, numbers (from 0) in arrays of tables.
Path = tuple[str | int, ...]

KEY_PART = r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'"""
_DOTTED = rf"\s*(?:{KEY_PART})(?:\s*\.\s*(?:{KEY_PART}))*\s*"
_HEADER = re.compile(rf"\s*(\[\[?)({_DOTTED})\]")
_ASSIGNMENT = re.compile(rf"({_DOTTED})(=)")
_PART = re.compile(KEY_PART)
_MULTILINE = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Statement:
    """A line, from 1, on which a table or a key begins; `sign` is `[`, `[[` or `=`."""

    line: int
    path: Path
    sign: str

    @property
    def name(self) -> Path:
        """The path without the number that it has in an array of tables."""
        return self.path[:-1] if self.sign == "[[" else self.path


def statements(text: str) -> Iterator[Statement]:
    """Give every statement in order; a line within a text of several lines is none."""
    arrays: Counter[Path] = Counter()
    table: Path = ()
    within = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if within:
            within = "" if within in line else within
            continue
        if header := _HEADER.match(line):
            table = _within_arrays(_parts(header[2]), arrays)
            if header[1] == "[[":
                arrays[table] += 1
                table = (*table, arrays[table] - 1)
            yield Statement(number, table, header[1])
        elif key := _ASSIGNMENT.match(line):
            yield Statement(number, table + tuple(_parts(key[1])), key[2])
        within = next((quotes for quotes in _MULTILINE if line.count(quotes) % 2), "")


def _within_arrays(parts: list[str], arrays: Mapping[Path, int]) -> Path:
    """Return the path of a header: `[feed.podcast]` belongs to the last `[[feed]]` before it."""
    path: Path = ()
    for part in parts:
        path = (*path, arrays[path] - 1, part) if path in arrays else (*path, part)
    return path


def _parts(dotted: str) -> list[str]:
    return [part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(dotted)]
