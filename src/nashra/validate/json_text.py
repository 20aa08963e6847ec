"""JSON with positions: what a document holds, and the line and column of each value in it.

Positions are computed only once there is something to report.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from nashra.problems import as_fact
from nashra.validate.scan import BEYOND, SyntaxFault

Path = tuple[str | int, ...]
Object = dict[str, Any]

MAX_DEPTH: Final = 100

# What tells a JSON feed from other JSON: its members, or where it cannot be read, the address of its standard.
_START: Final = re.compile(rb"\s*[{\[]")
_MEMBERS: Final = frozenset({"version", "items", "feed_url"})
_SIGN: Final = b"jsonfeed.org"

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},]|[^\s\[\]{},:"]+')
_LONE_SURROGATE: Final = re.compile(
    r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]", re.DOTALL
)
_LONGEST_INTEGER: Final = 18  # digits; a float does for what is longer


@dataclass
class JsonText:
    """A document in JSON; where it cannot be read, `fault` says why and `value` is None."""

    text: str
    value: Any = None
    fault: SyntaxFault | None = None
    repeats_keys: bool = False

    def where(self, path: Path) -> tuple[int, int]:
        """Return line and column of a value, or if there is none at this path, of the nearest one around it."""
        while path and path not in self._places.offsets:
            path = path[:-1]
        return self.position(self._places.offsets.get(path, 0))

    def repeated_keys(self) -> list[tuple[Path, tuple[int, int]]]:
        """Return the members whose name the same object has used before."""
        return [(path, self.position(at)) for path, at in self._places.repeated] if self.repeats_keys else []

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in the text."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    @cached_property
    def _places(self) -> "_Places":
        places = _Places()
        for token in _TOKEN.finditer(self.text):
            places.read(token[0], token.start())
        return places


@dataclass(slots=True)
class _Places:
    """Reads the tokens of well-formed JSON; `path` leads to the value that comes next."""

    offsets: dict[Path, int] = field(default_factory=dict)
    repeated: list[tuple[Path, int]] = field(default_factory=list)
    path: list[str | int] = field(default_factory=list)
    key_is_next: bool = False

    def read(self, token: str, offset: int) -> None:
        match token[0]:
            case "{" | "[":
                self.note(offset)
                self.key_is_next = token.startswith("{")
                self.path.append("" if self.key_is_next else 0)
            case "}" | "]":
                self.path.pop()
                self.key_is_next = False
            case ",":
                self.go_on()
            case _ if self.key_is_next:
                self.path[-1] = json.loads(token)
                self.key_is_next = False
            case _:
                self.note(offset)

    def go_on(self) -> None:
        last = self.path[-1]
        if isinstance(last, int):
            self.path[-1] = last + 1
        else:
            self.key_is_next = True

    def note(self, offset: int) -> None:
        path = tuple(self.path)
        if path in self.offsets:
            self.repeated.append((path, offset))
        self.offsets[path] = offset


def seems_json(utf8: bytes) -> bool:
    """Whether a document begins as JSON does and XML never."""
    return _START.match(utf8) is not None


def read_feed(utf8: bytes) -> JsonText | None:
    """Read a document that is meant to be a JSON feed; None where it is something else."""
    if not seems_json(utf8):
        return None
    document = read_json(utf8)
    value = document.value
    is_feed = _SIGN in utf8 if document.fault else isinstance(value, dict) and not _MEMBERS.isdisjoint(value)
    return document if is_feed else None


def read_json(utf8: bytes) -> JsonText:
    """Read JSON strictly: no NaN, no comments, no depth beyond MAX_DEPTH."""
    document = JsonText(utf8.decode(errors="replace"))

    def object_of(pairs: list[tuple[str, Any]]) -> Object:
        made = dict(pairs)
        document.repeats_keys |= len(made) < len(pairs)
        return made

    try:
        value = json.loads(document.text, object_pairs_hook=object_of, parse_int=_integer, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        document.fault = SyntaxFault(0, as_fact(error.msg), error.lineno, error.colno)
    except _ConstantError as error:
        at = next(token.start() for token in _TOKEN.finditer(document.text) if token[0].startswith(str(error)))
        document.fault = SyntaxFault(0, f"{error} is no number", *document.position(at))
    except RecursionError:
        document.fault = SyntaxFault(BEYOND, f"more than {MAX_DEPTH} levels", 1, 1)
    else:
        document.fault = _fault(document, value)
        document.value = None if document.fault else value
    return document


class _ConstantError(Exception):
    """Names a number that JavaScript has and JSON has not."""


def _no_constant(name: str) -> Any:  # noqa: ANN401 - json's signature; it never returns
    raise _ConstantError(name)


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)


def _fault(document: JsonText, value: object) -> SyntaxFault | None:
    lone = _LONE_SURROGATE.search(document.text)
    if lone and not _is_text(value):
        return SyntaxFault(0, "half of a surrogate pair", *document.position(lone.start()))
    if _depth(value) > MAX_DEPTH:
        return SyntaxFault(BEYOND, f"more than {MAX_DEPTH} levels", 1, 1)
    return None


def _is_text(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _depth(value: object) -> int:
    level, depth = [value], 0
    while level:
        level, depth = [inner for outer in level for inner in _inside(outer)], depth + 1
    return depth


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
