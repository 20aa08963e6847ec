"""What a grammar sees of a document's part: two that look the same to it are both right, or both wrong.

A grammar asks for names, for where text stands, and of some values for their datatype. So of a part whose shape was
found right before, nothing is to be asked again: the entries of a feed have a few shapes among them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TypeAlias

from lxml import etree

from nashra.validate.grammars.datatypes import Defines, collapsed, defines_of, matcher
from nashra.validate.grammars.flatten import RNG, Format, grammar, names
from nashra.xml import Element

Shape: TypeAlias = tuple[object, ...]
Sight: TypeAlias = Callable[[str], object]

# Parts with more to see are looked at each time, and so is what comes after so many shapes: neither is what feeds hold.
_LARGEST = 1_000
_MOST_SHAPES = 1_000
# To find out what a grammar sees takes as long as to ask it so many times.
_FIRST = 20
# Of one element or attribute; the entries of a feed repeat most of theirs.
_MOST_VALUES = 64

_NOTHING: dict[str, Sight] = {}
# What stands for the text of an element among the names of its attributes.
_TEXT = ""
_ASKING = frozenset({f"{RNG}data", f"{RNG}value"})
_OTHERS = frozenset(f"{RNG}{other}" for other in ("element", "anyName", "nsName", "name"))


class Shapes:
    """The shapes that a grammar can tell apart, and those that were found right."""

    def __init__(self, name: Format) -> None:
        self._grammar = name
        self.asked = 0
        self._places: dict[str, dict[str, Sight]] = {}
        self._right: set[Shape] = set()

    def of(self, part: Element, but: str = "") -> Shape | None:
        """Return the shape of an element with all it holds, None where that is too much, and of the first few parts.

        Children of one name are left out: its own, or in RSS those of its channel.
        """
        self.asked += 1
        if self.asked <= _FIRST:
            return None
        seen: list[object] = []
        self._look(part, but, seen)
        return tuple(seen) if len(seen) <= _LARGEST else None

    def is_right(self, shape: Shape | None) -> bool:
        return shape in self._right

    def add(self, shape: Shape | None) -> None:
        """Remember a shape that was found right."""
        if shape is not None and len(self._right) < _MOST_SHAPES:
            self._right.add(shape)

    def _look(self, element: Element, but: str, seen: list[object]) -> None:
        tag, text = element.tag, element.text
        places = (self._places.get(tag) or self._places_of(tag)) if tag in self._patterns else _NOTHING
        seen.append(tag)
        for name, value in element.items():
            sees = places.get(name)
            seen.append((name, sees and sees(value)))
        sees = places.get(_TEXT)
        seen.append(sees(text or "") if sees else _is_said(text))
        for child in element:
            if len(seen) > _LARGEST:
                return
            if child.tag != but or tag == "rss":
                self._look(child, but if child.tag == "channel" else "", seen)
                seen.append(_is_said(child.tail))
        seen.append(None)

    @cached_property
    def _defines(self) -> Defines:
        return defines_of(grammar(self._grammar))

    @cached_property
    def _patterns(self) -> dict[str, list[Element]]:
        """The patterns of each element that the grammar names."""
        found = defaultdict(list)
        # Each element stands in a define.
        for define in (define for defines in self._defines.values() for define in defines):
            for element in define.iter(f"{RNG}element"):
                for name in names(element):
                    found[name].append(element)
        return found

    def _places_of(self, tag: str) -> dict[str, Sight]:
        """Return what is asked of elements of one name, found out when the first of them is met."""
        asked: dict[str, list[Element]] = defaultdict(list)
        for pattern in self._patterns[tag]:
            for attribute, wanted in _asked(pattern, self._defines):
                asked[attribute].append(wanted)
        self._places[tag] = {name: _sight(patterns, self._defines) for name, patterns in asked.items()}
        return self._places[tag]


def _is_said(text: str | None) -> bool:
    """Whether there is more than white space: the rest is nothing to a grammar that asks for no kind of text."""
    return bool(text and text.strip("\t\n\r "))


def _asked(
    pattern: Element, defines: Defines, attribute: str = _TEXT, above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Element]]:
    """Walk over what the text and the attributes of an element are asked to be, but not over the elements in it.

    `above` names the defines that this is part of.
    """
    for part in pattern:
        if part.tag in _ASKING:
            yield attribute, part
        elif part.tag == f"{RNG}attribute":
            asked = list(_asked(part, defines, _TEXT, above))
            yield from ((name, found) for _, found in asked for name in names(part))
        elif part.tag == f"{RNG}ref" and (name := part.get("name", "")) not in above:
            for define in defines[name]:
                yield from _asked(define, defines, attribute, above | {name})
        elif part.tag not in _OTHERS:
            yield from _asked(part, defines, attribute, above)


def _sight(patterns: list[Element], defines: Defines) -> Sight:
    """Return what tells of a value all that these patterns can ask: which of their words it is, and of which kinds."""
    words = frozenset(collapsed(pattern.text or "") for pattern in patterns if pattern.tag == f"{RNG}value")
    data = {etree.tostring(pattern): pattern for pattern in patterns if pattern.tag == f"{RNG}data"}
    kinds = [matcher([pattern], defines) for pattern in data.values()]

    @lru_cache(_MOST_VALUES)
    def sees(value: str) -> object:
        word = value if value in words else collapsed(value) if words else None
        return word if word in words else None, *[matches(value) for matches in kinds]

    return sees
