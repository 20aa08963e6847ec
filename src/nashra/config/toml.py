"""Read TOML, find the line of each key, and say of what is none what to write instead."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from nashra.config.statements import KEY_PART, Path, statements

# In bytes: a hundred times what a site with many feeds has.
LARGEST = 1024 * 1024

_FAULT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
# Dotted keys cost tomllib time by the square of their depth; none of our tables is deeper than three.
_TOO_DEEP = re.compile(rf"^[ \t]*+\[{{0,2}}(?:[ \t]*+(?:{KEY_PART})[ \t]*+\.){{32}}", re.MULTILINE)


class TomlError(ValueError):
    """A text that is not TOML: the fact, and line and column (from 1; 0 for no column)."""

    def __init__(self, fact: str, line: int, column: int) -> None:
        super().__init__(fact)
        self.fact, self.line, self.column = fact, line, column


def parse(text: str) -> tuple[dict[str, Any], Mapping[Path, int]]:
    """Return the document and the line, from 1, of every table and key in it.

    Raises TomlError.
    """
    text = text.replace("\r\n", "\n")
    if deep := _TOO_DEEP.search(text):
        raise TomlError("keys are nested too deep", text.count("\n", 0, deep.start()) + 1, 0)
    try:
        return tomllib.loads(text), _lines(text)
    except ValueError as error:  # TOMLDecodeError, or Python's own for a number of thousands of digits
        from nashra.config import faults

        fact, at = faults.explained(text, *_fact_and_place(text, str(error)))
        line = text.count("\n", 0, at) + 1
        raise TomlError(fact, line, at - text.rfind("\n", 0, at)) from None
    except RecursionError:
        raise TomlError("tables are nested too deep", 1, 0) from None


def _fact_and_place(text: str, message: str) -> tuple[str, int]:
    """Return what tomllib says and where, as an index of the text."""
    match = _FAULT.fullmatch(message)
    if not match or not match[2]:
        return (match[1] if match else message), len(text.rstrip("\n"))
    lines = text.split("\n")[: int(match[2]) - 1]
    return match[1], sum(len(line) + 1 for line in lines) + int(match[3]) - 1


def _lines(text: str) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    for statement in statements(text):
        lines.setdefault(statement.path, statement.line)
        lines.setdefault(statement.name, statement.line)
        lines.setdefault(statement.path[:1], statement.line)  # `[feed.podcast]` begins a table `feed`, too
    return lines
