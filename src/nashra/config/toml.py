"""Read TOML, and find the line of each key, which tomllib does not tell."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from nashra.problems import as_fact

# In bytes: a hundred times what a site with many feeds has.
LARGEST = 1024 * 1024
# The path of a key in the document: names of tables and keys, and indexes (from 0) in arrays of tables.
Path = tuple[str | int, ...]

_KEY_PART = r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'"""
_DOTTED = rf"\s*(?:{_KEY_PART})(?:\s*\.\s*(?:{_KEY_PART}))*\s*"
_HEADER = re.compile(rf"\s*(\[\[?)({_DOTTED})\]")
_ASSIGNMENT = re.compile(rf"({_DOTTED})=")
_PART = re.compile(_KEY_PART)
_FAULT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
# Dotted keys cost tomllib time by the square of their depth; none of our tables is deeper than three.
_TOO_DEEP = re.compile(rf"^[ \t]*+\[{{0,2}}(?:[ \t]*+(?:{_KEY_PART})[ \t]*+\.){{32}}", re.MULTILINE)
_MULTILINE = ('"""', "'''")


class TomlError(ValueError):
    """A text that is not TOML: the fact, and line and column (from 1; 0 for no column, at the end of the document)."""

    def __init__(self, fact: str, line: int, column: int) -> None:
        super().__init__(fact)
        self.fact, self.line, self.column = fact, line, column


def parse(text: str) -> tuple[dict[str, Any], Mapping[Path, int]]:
    """Return the document and the line, from 1, of every table and key in it.

    Raises TomlError.
    """
    if deep := _TOO_DEEP.search(text):
        raise TomlError("keys are nested too deep", text.count("\n", 0, deep.start()) + 1, 0)
    try:
        return tomllib.loads(text), _lines(text)
    except ValueError as error:  # TOMLDecodeError, or Python's own for a number of thousands of digits
        match = _FAULT.fullmatch(str(error))
        fact, line, column = match.groups() if match else (str(error), None, None)
        last_line = text.rstrip("\n").count("\n") + 1
        raise TomlError(as_fact(fact), int(line or last_line), int(column or 0)) from None
    except RecursionError:
        raise TomlError("tables are nested too deep", 1, 0) from None


def _lines(text: str) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    arrays: Counter[Path] = Counter()
    table: Path = ()
    within = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if within:
            within = "" if within in line else within
            continue
        if header := _HEADER.match(line):
            table = tuple(_parts(header[2]))
            if header[1] == "[[":
                arrays[table] += 1
                table = (*table, arrays[table] - 1)
            lines.setdefault(table, number)
        elif key := _ASSIGNMENT.match(line):
            lines.setdefault(table + tuple(_parts(key[1])), number)
        within = next((quotes for quotes in _MULTILINE if line.count(quotes) % 2), "")
    return lines


def _parts(dotted: str) -> list[str]:
    return [part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(dotted)]
