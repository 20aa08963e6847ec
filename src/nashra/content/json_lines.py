"""On which lines of a JSON text its objects and their keys stand.

The standard library's parser does not tell. So the text is searched once more, but only where there is a problem to
tell of.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from nashra.problems import Location

# A text, which is a key if a colon follows, or a brace outside of texts.
_TOKEN = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}]', re.DOTALL)


class Lines:
    """Where the objects of a document stand, which was parsed from `text`."""

    def __init__(self, path: str, text: str, document: object) -> None:
        self._path, self._text, self._document = path, text, document

    def of(self, value: object, key: str = "") -> Location:
        """Return the line of a key of an object, or that on which the object begins where it has no such key.

        No line where `value` is no object of the document, or where an object has the same key twice.
        """
        start = self._starts.get(id(value))
        if start is None:
            return Location(self._path)
        return Location(self._path, bisect_right(self._breaks, self._key(key, start) if key else start) + 1)

    @cached_property
    def _starts(self) -> dict[int, int]:
        """Return the index in the text at which each object begins; objects are known by their identity."""
        tokens = list(_TOKEN.finditer(self._text))
        starts = [token.start() for token in tokens if token[0] == "{"]
        objects = list(_objects(self._document))
        # Of a key that stands twice the parser keeps one value, at the place of the other.
        keeps_all = sum(1 for token in tokens if token[2]) == sum(map(len, objects))
        return dict(zip(map(id, objects), starts, strict=True)) if keeps_all else {}

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self._text)]

    def _key(self, name: str, start: int) -> int:
        """Return the index of a key in the object that begins at `start`: its own, else that of an object in it."""
        depth = inner = 0
        for token in _TOKEN.finditer(self._text, start):
            depth += {"{": 1, "}": -1}.get(token[0], 0)
            if depth == 0:
                break
            if token[2] and json.loads(token[1], strict=False) == name:
                if depth == 1:
                    return token.start()
                inner = inner or token.start()
        return inner or start


def _objects(document: object) -> Iterator[dict[str, Any]]:
    """Yield every object, in the order in which they begin."""
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)
