"""The shape of an element: what a grammar can see of it, so that two of one shape are both right, or both wrong.

A grammar asks for names, for where text stands, and of some values for their datatype. So of an entry whose shape was
found right before, nothing is to be asked again: the entries of a feed have a few shapes among them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from typing import TypeAlias

from lxml import etree

from nashra.validate.grammars.datatypes import Defines, collapsed, defines_of, matcher
from nashra.validate.grammars.flatten import RNG, Format
from nashra.validate.grammars.name_classes import plain_names
from nashra.xml import Element

Shape: TypeAlias = tuple[object, ...]
# Turns a value into what a grammar can see of it.
Sight: TypeAlias = Callable[[str], object]

# Elements with more to see have no shape, and no shape is kept after so many: feeds have neither.
_LARGEST = 1_000
_MOST_SHAPES = 1_000
# To find out what a grammar sees takes as long as to ask it so many times.
_FIRST = 20
# Of one element or attribute; the entries of a feed repeat most of theirs.
_MOST_VALUES = 64

# What stands for the text of an element among the names of its attributes.
_TEXT = ""
_VALUE_PATTERNS = frozenset({f"{RNG}data", f"{RNG}value"})
_NOT_OF_THE_VALUE = frozenset(f"{RNG}{other}" for other in ("element", "anyName", "nsName", "name"))


class Shapes:
    """The shapes that were found right by one grammar."""

    def __init__(self, name: Format) -> None:
        self.asked = 0
        self._sights = _Sights(name)
        self._right: set[Shape] = set()

    def of(self, element: Element, but: str = "") -> Shape | None:
        """Return the shape of an element with all in it but its children of one name (in RSS: those of its channel).

        It is None for the first few elements, and where there is too much to see.
        """
        self.asked += 1
        if self.asked <= _FIRST:
            return None
        seen: list[object] = []
        self._look(element, but, seen)
        return tuple(seen) if len(seen) <= _LARGEST else None

    def is_right(self, shape: Shape | None) -> bool:
        return shape in self._right

    def add(self, shape: Shape | None) -> None:
        """Remember a shape that was found right."""
        if shape is not None and len(self._right) < _MOST_SHAPES:
            self._right.add(shape)

    def _look(self, element: Element, but: str, seen: list[object]) -> None:
        tag, text = str(element.tag), element.text
        sights = self._sights[tag]
        seen.append(tag)
        for name, value in element.items():
            sees = sights.get(name)
            seen.append((name, sees and sees(value)))
        sees = sights.get(_TEXT)
        seen.append(sees(text or "") if sees else _is_text(text))
        for child in element:
            if len(seen) > _LARGEST:
                return
            if child.tag != but or tag == "rss":
                self._look(child, but if child.tag == "channel" else "", seen)
                seen.append(_is_text(child.tail))
        seen.append(None)


def _is_text(text: str | None) -> bool:
    """Whether there is more than white space: the rest is nothing to a grammar that asks for no datatype."""
    return bool(text and text.strip("\t\n\r "))


class _Sights(dict[str, dict[str, Sight]]):
    """What a grammar sees of elements, by their tag: of each attribute by its name, and of their text.

    A feed has few of all the elements that a grammar knows: each is looked up there when the first one is met.
    """

    def __init__(self, name: Format) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, tag: str) -> dict[str, Sight]:
        if tag not in self._patterns:
            return {}  # not kept: a document may have any number of tags that no grammar knows
        values: dict[str, list[Element]] = defaultdict(list)
        for pattern in self._patterns[tag]:
            for attribute, value in _value_patterns(pattern, defines_of(self._name)):
                values[attribute].append(value)
        self[tag] = {attribute: _sight(patterns, defines_of(self._name)) for attribute, patterns in values.items()}
        return self[tag]

    @cached_property
    def _patterns(self) -> dict[str, list[Element]]:
        """The patterns of each element that the grammar names."""
        patterns = defaultdict(list)
        # Each element stands in a define.
        for define in chain.from_iterable(defines_of(self._name).values()):
            for element in define.iter(f"{RNG}element"):
                for tag in plain_names(element):
                    patterns[tag].append(element)
        return patterns


def _value_patterns(
    pattern: Element, defines: Defines, attribute: str = _TEXT, above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Element]]:
    """Yield the patterns of an element's text and of its attributes, but not those of the elements in it.

    `above` names the defines that this is part of.
    """
    for part in pattern:
        if part.tag in _VALUE_PATTERNS:
            yield attribute, part
        elif part.tag == f"{RNG}attribute":
            values = list(_value_patterns(part, defines, _TEXT, above))
            yield from ((name, value) for _, value in values for name in plain_names(part))
        elif part.tag == f"{RNG}ref" and (name := part.get("name", "")) not in above:
            for define in defines[name]:
                yield from _value_patterns(define, defines, attribute, above | {name})
        elif part.tag not in _NOT_OF_THE_VALUE:
            yield from _value_patterns(part, defines, attribute, above)


def _sight(patterns: list[Element], defines: Defines) -> Sight:
    """Return what these patterns can tell of a value: which of their words it is, and of which of their datatypes."""
    words = frozenset(collapsed(pattern.text or "") for pattern in patterns if pattern.tag == f"{RNG}value")
    data = {etree.tostring(pattern): pattern for pattern in patterns if pattern.tag == f"{RNG}data"}
    datatypes = [matcher([pattern], defines) for pattern in data.values()]

    @lru_cache(_MOST_VALUES)
    def sees(value: str) -> object:
        word = value if value in words else collapsed(value) if words else None
        return word if word in words else None, *[matches(value) for matches in datatypes]

    return sees
