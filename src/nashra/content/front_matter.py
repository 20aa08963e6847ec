"""Split a Markdown file into front matter and body: YAML (`---`), TOML (`+++`), JSON (`{`), lines of Pelican or Nikola.

A new notation is one function here and one line in NOTATIONS.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from nashra.content import json_fault

# The line that opens front matter, perhaps with the name of its notation, and the lines that close it.
_OPENING = re.compile(r"\s*^(---|\+\+\+)(\w*)[ \t]*(?=\n)", re.MULTILINE)
_CLOSING = {
    "---": re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"),
    "+++": re.compile(r"\n\+\+\+[ \t]*(?:\n|\Z)"),
}
_BRACE = re.compile(r'\{\s*["}]')
# Pelican: `Title: …`, a line for each key, continued on indented lines, up to an empty line.
_LINES = re.compile(r"\w[\w -]*:.*\n(?:(?:\w[\w -]*:|[ \t]+\S).*\n)*(?:\n|\Z)")
# Nikola: a comment of HTML with a line for each key.
_COMMENT = re.compile(r"\s*<!--[ \t]*\n((?:\.\. \w[\w-]*:.*\n)+)-->[ \t]*(?:\n|\Z)")
_COMMENTED = re.compile(r"^\.\. (\w[\w-]*):[ \t]*(.*)", re.MULTILINE)
_TITLED = re.compile(r"^(?:title|العنوان|عنوان):", re.IGNORECASE | re.MULTILINE)
# A line of YAML with a text that may need quotes, since `:` and `[` mean something in YAML.
_TEXT_LINE = re.compile(
    r"^(title|headline|summary|description|excerpt|author|section|العنوان|عنوان):[ \t]+"
    r"([^\s&*!|>](?:.*[^ \t\n])?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_LINE = re.compile(r"^(\w[\w -]*):[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_YAML_PLACE = re.compile(r"YAML parse error at line (\d+), column (\d+)\n.*\n(.*)", re.DOTALL)
_QUOTED = re.compile(r"'(.+?)'")


class FrontMatterError(ValueError):
    """Front matter that cannot be read: the fact, and line and column in the file (from 1; 0 where unknown)."""

    def __init__(self, fact: str, line: int, column: int = 0) -> None:
        super().__init__(fact)
        self.fact, self.line, self.column = fact, line, column


@dataclass(frozen=True, slots=True)
class Parted:
    """A Markdown file's front matter, parsed and as it was written, the line that it begins on, and the body after it.

    `unquoted` are the keys whose values lack the quotes that YAML wants, and were read as if they had them.
    """

    body: str
    body_line: int = 1
    values: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    line: int = 1
    unquoted: tuple[str, ...] = ()

    def line_of(self, key: str) -> int:
        """Return the line of the file, from 1, that a key of the table stands on."""
        found = re.search(
            rf"""^[ \t,{{]*["']?{re.escape(key)}["']?[ \t]*[:=]""", self.source, re.MULTILINE | re.IGNORECASE
        )
        return self.line + (self.source.count("\n", 0, found.start()) if found else 0)


def part(text: str) -> Parted:
    """Return front matter and body.

    Raises FrontMatterError.
    """
    if opening := _OPENING.match(text):
        return _fenced(text, opening)
    if _BRACE.match(text):
        return _before_body(text)
    if comment := _COMMENT.match(text):
        values = dict(_COMMENTED.findall(comment[1]))
        return Parted(text[comment.end() :], comment[0].count("\n") + 1, values, comment[1].replace(".. ", "   "), 2)
    if (lines := _LINES.match(text)) and _TITLED.search(lines[0]):
        return Parted(text[lines.end() :], lines[0].count("\n") + 1, _pelican(lines[0]), lines[0])
    return Parted(text)


def _fenced(text: str, opening: re.Match[str]) -> Parted:
    mark, named = opening.groups()
    closing = _CLOSING[mark].search(text, opening.end())
    if not closing:
        raise FrontMatterError("the front matter that begins here has no end", 1)
    parse = NOTATIONS.get(named.lower() or mark)
    if not parse:
        raise FrontMatterError(f"front matter in {named!r} is not read (known: yaml, toml, json)", 1)
    table = text[opening.end() + 1 : closing.start() + 1]
    body_line = text.count("\n", 0, closing.end()) + 1
    line = text.count("\n", 0, opening.end()) + 2
    try:
        return Parted(text[closing.end() :], body_line, _values(parse, table, line), table, line)
    except FrontMatterError:
        quoted, keys = _quoted_yaml(table) if parse is _yaml else (table, [])
        if not keys:
            raise
        return Parted(text[closing.end() :], body_line, _values(parse, quoted, line), table, line, tuple(keys))


def _quoted_yaml(table: str) -> tuple[str, list[str]]:
    """Return a table with quotes added around texts that YAML cannot read without, and the keys of these texts."""
    keys: list[str] = []

    def quoted(line: re.Match[str]) -> str:
        key, value = line.groups()
        try:
            _yaml(line[0])
        except FrontMatterError:
            keys.append(key)
            bare = value[1:-1] if value[0] == value[-1] in "\"'" and len(value) > 1 else value
            return f"{key}: {json.dumps(bare, ensure_ascii=False)}"
        return line[0]

    return _TEXT_LINE.sub(quoted, table), keys


def _before_body(text: str) -> Parted:
    """Split a JSON object from the body after it: only the object itself says where it ends."""
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        end = len(text)  # to be read once more, for the error
    table = text[:end]
    return Parted(text[end:], table.count("\n") + 1, _values(_json, table, 1), table)


def _values(parse: "Parse", table: str, line: int) -> dict[str, Any]:
    """Return what a table that begins on a line of the file states."""
    try:
        values = parse(table)
    except FrontMatterError as error:
        raise FrontMatterError(error.fact, error.line + line - 1, error.column) from None
    if not isinstance(values, dict):
        raise FrontMatterError("the front matter is no table of keys", line)
    return values


def _yaml(table: str) -> object:
    import yaml_rs

    try:
        values: object = yaml_rs.loads(table)
    except ValueError as error:
        if placed := _YAML_PLACE.fullmatch(str(error)):
            raise FrontMatterError(placed[3], int(placed[1]), int(placed[2])) from None
        raise FrontMatterError(str(error), _line_of_quoted(str(error), table)) from None
    return {} if values is None else values


def _line_of_quoted(fact: str, table: str) -> int:
    """Return the last line, from 1, that holds what a message quotes: a key that stands twice, a tag."""
    quoted = _QUOTED.search(fact)
    return table.count("\n", 0, max(table.rfind(quoted[1]), 0)) + 1 if quoted else 1


def _toml(table: str) -> object:
    from nashra.config import toml

    try:
        return toml.parse(table)[0]
    except toml.TomlError as error:
        raise FrontMatterError(error.fact, error.line, error.column) from None


def _json(table: str) -> object:
    try:
        return json.loads(table)
    except (ValueError, RecursionError) as error:
        raise FrontMatterError(*json_fault.explained(error, table)) from None


def _pelican(table: str) -> dict[str, Any]:
    return {key.lower(): value for key, value in _LINE.findall(table)}


Parse = Callable[[str], object]
NOTATIONS: dict[str, Parse] = {"---": _yaml, "yaml": _yaml, "yml": _yaml, "+++": _toml, "toml": _toml, "json": _json}
