"""The grammars as a table: what an element may hold, so that rules read it there and repeat nothing.

`shape(format)` is that of the root; each Shape leads to those of its children. A table is looser than its grammar (it
joins the alternatives of a choice); what it does not explain, the rule `not-in-grammar` still tells.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, Self

from nashra.validate.elements import Element
from nashra.validate.grammars import Format, grammar
from nashra.validate.grammars.datatypes import Matcher, matcher
from nashra.validate.grammars.flatten import RNG
from nashra.validate.name_classes import Wildcard, names


class Datatype(NamedTuple):
    """What a value may be: whatever one of the matchers takes, anything where there is none.

    `name` is its define in the grammar, `words` the values that it lists.
    """

    name: str
    matchers: tuple[Matcher, ...] = ()
    words: tuple[str, ...] = ()

    def admits(self, value: str) -> bool:
        return not self.matchers or any(matches(value) for matches in self.matchers)

    def or_(self, other: Self) -> "Datatype":
        """Return what admits the values of both."""
        if not self.matchers or not other.matchers:
            return ANY_TEXT
        return Datatype(self.name or other.name, self.matchers + other.matchers, self.words + other.words)


ANY_TEXT: Final = Datatype("")


@dataclass(eq=False, slots=True)
class Shape:
    """What one element may hold; `text` is None where it may hold none but white space.

    Children are patterns of the grammar: their shapes are read when they are asked for.
    """

    reader: "_Reader"
    text: Datatype | None = None
    children: dict[str, Element] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    repeatable: set[str] = field(default_factory=set)
    attributes: dict[str, Datatype] = field(default_factory=dict)
    required_attributes: set[str] = field(default_factory=set)
    other_children: list[tuple[Wildcard, Element]] = field(default_factory=list)
    other_attributes: list[Wildcard] = field(default_factory=list)

    def child(self, tag: str) -> "Shape | None":
        """Return the shape of a child of this name, None where there may be none."""
        pattern = self.children.get(tag)
        if pattern is None:
            pattern = next((other for wildcard, other in self.other_children if wildcard.admits(tag)), None)
        return None if pattern is None else self.reader.shape(pattern)

    def attribute(self, name: str) -> Datatype | None:
        """Return what an attribute of this name may be, None where there may be none."""
        if name in self.attributes:
            return self.attributes[name]
        return ANY_TEXT if any(wildcard.admits(name) for wildcard in self.other_attributes) else None


@cache
def root_shape(name: Format) -> Shape:
    """Return the shape of a document of which the roots of this grammar are the children."""
    tree = grammar(name)
    reader = _Reader(tree)
    above = Shape(reader)
    for start in tree.iterfind(f"{RNG}start"):
        reader.read_all(start, above, _Occurs(required=False, once=True))
    return above


class _Occurs(NamedTuple):
    required: bool
    once: bool


_VALUE_PATTERNS: Final = frozenset({"choice", "data", "except", "param", "value"})
_ONE: Final = _Occurs(required=True, once=True)


class _Reader:
    """Turns patterns of RELAX NG into shapes."""

    def __init__(self, grammar: Element) -> None:
        self.defines: dict[str, list[Element]] = {}
        for define in grammar.iter(f"{RNG}define"):
            self.defines.setdefault(define.get("name", ""), []).append(define)

    @cache  # noqa: B019 - a reader lives as long as the program
    def shape(self, pattern: Element) -> Shape:
        """Read what an element pattern lets an element hold."""
        shape = Shape(self)
        self.read_all(pattern, shape, _ONE)
        return shape

    def read_all(self, parent: Element, shape: Shape, occurs: _Occurs, datatype: str = "") -> None:
        for pattern in parent.iterchildren("*"):
            self.read(pattern, shape, occurs, datatype)

    def read(self, pattern: Element, shape: Shape, occurs: _Occurs, datatype: str) -> None:
        """Add to a shape what a pattern allows; `datatype` names the define that it stands in."""
        match str(pattern.tag).removeprefix(RNG):
            case "element":
                self.element(pattern, shape, occurs)
            case "attribute":
                self.attribute(pattern, shape, occurs)
            case "ref":
                self.reference(pattern.get("name", ""), shape, occurs, datatype)
            case "optional" | "choice":
                self.read_all(pattern, shape, occurs._replace(required=False), datatype)
            case "zeroOrMore":
                self.read_all(pattern, shape, _Occurs(required=False, once=False), datatype)
            case "oneOrMore":
                self.read_all(pattern, shape, occurs._replace(once=False), datatype)
            case "group" | "interleave" | "div":
                self.read_all(pattern, shape, occurs, datatype)
            case "text" | "data" | "value":
                added = self.value(pattern, datatype)
                shape.text = added if shape.text is None else shape.text.or_(added)

    @cache  # noqa: B019 - as above
    def value(self, pattern: Element, name: str) -> Datatype:
        """Return what a pattern lets a value be; most attributes are those of all elements, so it is asked often."""
        if pattern.tag == f"{RNG}text":
            return ANY_TEXT
        words = (pattern.text or "",) if pattern.tag == f"{RNG}value" else ()
        return Datatype(name, (matcher([pattern], self.defines),), words)

    def reference(self, name: str, shape: Shape, occurs: _Occurs, datatype: str) -> None:
        """Read what a define allows; a datatype that is made of others keeps its own name."""
        bodies = self.defines[name]
        if len(bodies) > 1 and any(body.get("combine") == "choice" for body in bodies):
            occurs = occurs._replace(required=False)
        for body in bodies:
            self.read_all(body, shape, occurs, datatype or (name if self.is_datatype(name) else ""))

    @cache  # noqa: B019 - as above
    def is_datatype(self, name: str) -> bool:
        """Whether a define is for values alone: no elements, no attributes."""
        inside = [node for body in self.defines[name] for node in body.iterdescendants("*")]
        return bool(inside) and all(
            str(node.tag).removeprefix(RNG) in _VALUE_PATTERNS
            or (node.tag == f"{RNG}ref" and self.is_datatype(node.get("name", "")))
            for node in inside
        )

    def element(self, pattern: Element, shape: Shape, occurs: _Occurs) -> None:
        for name in names(pattern):
            if isinstance(name, Wildcard):
                shape.other_children.append((name, pattern))
                continue
            shape.children[name] = pattern
            if occurs.required:
                shape.required.add(name)
            if not occurs.once:
                shape.repeatable.add(name)

    def attribute(self, pattern: Element, shape: Shape, occurs: _Occurs) -> None:
        value = Shape(self)
        self.read_all(pattern, value, _ONE)
        for name in names(pattern):
            if isinstance(name, Wildcard):
                shape.other_attributes.append(name)
                continue
            datatype = value.text or ANY_TEXT
            shape.attributes[name] = shape.attributes.get(name, datatype).or_(datatype)
            if occurs.required:
                shape.required_attributes.add(name)
