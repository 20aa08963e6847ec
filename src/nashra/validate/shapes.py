"""The grammars as a table: what an element may hold, so that rules read it there and repeat nothing.

`shape(format)` is that of the root; each Shape leads to those of its children. A table is looser than its grammar (it
joins the alternatives of a choice); what it does not explain, the rule `not-in-grammar` still tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, Self

from lxml import etree

from nashra.validate.elements import Element
from nashra.validate.grammars import Format, source
from nashra.validate.grammars.datatypes import Matcher, matcher
from nashra.validate.names import clark

_RNG: Final = "{http://relaxng.org/ns/structure/1.0}"


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


class Wildcard(NamedTuple):
    """A name class: any name, or any of one namespace, but for some."""

    namespace: str | None
    but_names: frozenset[str] = frozenset()
    but_namespaces: frozenset[str] = frozenset()

    def admits(self, tag: str) -> bool:
        namespace = tag[1:].rpartition("}")[0]
        return (
            (self.namespace is None or namespace == self.namespace)
            and tag not in self.but_names
            and namespace not in self.but_namespaces
        )


@dataclass(eq=False, slots=True)
class Shape:
    """What one element may hold; `text` is None where it may hold none but white space."""

    text: Datatype | None = None
    children: dict[str, "Shape"] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    repeatable: set[str] = field(default_factory=set)
    attributes: dict[str, Datatype] = field(default_factory=dict)
    required_attributes: set[str] = field(default_factory=set)
    other_children: list[tuple[Wildcard, "Shape"]] = field(default_factory=list)
    other_attributes: list[Wildcard] = field(default_factory=list)

    def child(self, tag: str) -> "Shape | None":
        """Return the shape of a child of this name, None where there may be none."""
        return self.children.get(tag) or next(
            (shape for names, shape in self.other_children if names.admits(tag)), None
        )

    def attribute(self, name: str) -> Datatype | None:
        """Return what an attribute of this name may be, None where there may be none."""
        if name in self.attributes:
            return self.attributes[name]
        return ANY_TEXT if any(names.admits(name) for names in self.other_attributes) else None


@cache
def root_shape(grammar: Format) -> Shape:
    """Return the shape of a document of which the roots of this grammar are the children."""
    tree = etree.fromstring(source(grammar))
    above = Shape()
    reader = _Reader(tree)
    for start in tree.iterfind(f"{_RNG}start"):
        reader.read_all(start, above, _Occurs(required=False, once=True))
    return above


@cache
def places(grammar: Format, datatypes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Return the elements whose text is of one of these datatypes, and the attributes (element, name) that are."""
    elements, attributes = set(), set()
    for shape in shapes(root_shape(grammar)):
        for tag, child in shape.children.items():
            if child.text is not None and child.text.name in datatypes:
                elements.add(tag)
            attributes |= {(tag, name) for name, kind in child.attributes.items() if kind.name in datatypes}
    return frozenset(elements), frozenset(attributes)


def shapes(top: Shape) -> Iterator[Shape]:
    """Yield a shape and all below it, each once."""
    seen, ahead = {top}, [top]
    while ahead:
        shape = ahead.pop()
        yield shape
        below = {*shape.children.values(), *(other for _, other in shape.other_children)} - seen
        seen |= below
        ahead.extend(below)


class _Occurs(NamedTuple):
    required: bool
    once: bool


_VALUE_PATTERNS: Final = frozenset({"choice", "data", "except", "param", "value"})
_ONE: Final = _Occurs(required=True, once=True)


class _Reader:
    """Turns patterns of RELAX NG into shapes."""

    def __init__(self, grammar: Element) -> None:
        self.defines: dict[str, list[Element]] = {}
        for define in grammar.iter(f"{_RNG}define"):
            self.defines.setdefault(define.get("name", ""), []).append(define)
        self.shapes: dict[Element, Shape] = {}

    def read_all(self, parent: Element, shape: Shape, occurs: _Occurs, datatype: str = "") -> None:
        for pattern in parent.iterchildren("*"):
            self.read(pattern, shape, occurs, datatype)

    def read(self, pattern: Element, shape: Shape, occurs: _Occurs, datatype: str) -> None:
        """Add to a shape what a pattern allows; `datatype` names the define that it stands in."""
        match str(pattern.tag).removeprefix(_RNG):
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

    def value(self, pattern: Element, name: str) -> Datatype:
        if pattern.tag == f"{_RNG}text":
            return ANY_TEXT
        words = (pattern.text or "",) if pattern.tag == f"{_RNG}value" else ()
        return Datatype(name, (matcher([pattern], self.defines),), words)

    def reference(self, name: str, shape: Shape, occurs: _Occurs, datatype: str) -> None:
        """Read what a define allows; a datatype that is made of others keeps its own name."""
        bodies = self.defines[name]
        if len(bodies) > 1 and any(body.get("combine") == "choice" for body in bodies):
            occurs = occurs._replace(required=False)
        for body in bodies:
            self.read_all(body, shape, occurs, datatype or (name if self.is_datatype(name) else ""))

    @cache  # noqa: B019 - a reader lives as long as a grammar is read
    def is_datatype(self, name: str) -> bool:
        """Whether a define is for values alone: no elements, no attributes."""
        inside = [node for body in self.defines[name] for node in body.iterdescendants("*")]
        return bool(inside) and all(
            str(node.tag).removeprefix(_RNG) in _VALUE_PATTERNS
            or (node.tag == f"{_RNG}ref" and self.is_datatype(node.get("name", "")))
            for node in inside
        )

    def element(self, pattern: Element, shape: Shape, occurs: _Occurs) -> None:
        below = self.shapes.get(pattern)
        if below is None:
            below = self.shapes[pattern] = Shape()
            self.read_all(pattern, below, _ONE)
        for name in _names(pattern):
            if isinstance(name, Wildcard):
                shape.other_children.append((name, below))
                continue
            shape.children[name] = below
            if occurs.required:
                shape.required.add(name)
            if not occurs.once:
                shape.repeatable.add(name)

    def attribute(self, pattern: Element, shape: Shape, occurs: _Occurs) -> None:
        value = Shape()
        self.read_all(pattern, value, _ONE)
        for name in _names(pattern):
            if isinstance(name, Wildcard):
                shape.other_attributes.append(name)
                continue
            datatype = value.text or ANY_TEXT
            shape.attributes[name] = shape.attributes.get(name, datatype).or_(datatype)
            if occurs.required:
                shape.required_attributes.add(name)


def _names(pattern: Element) -> list[str | Wildcard]:
    """Return the names that an element or attribute pattern is for."""
    name = pattern.get("name")
    if name is not None:
        return [_clark(pattern, name, "" if pattern.tag == f"{_RNG}attribute" else _namespace(pattern))]
    return list(_name_classes(pattern[0]))


def _name_classes(node: Element) -> Iterator[str | Wildcard]:
    match str(node.tag).removeprefix(_RNG):
        case "choice":
            for part in node.iterchildren("*"):
                yield from _name_classes(part)
        case "name":
            yield _clark(node, node.text or "", _namespace(node))
        case "anyName" | "nsName" as kind:
            excepted = [part for group in node for child in group for part in _name_classes(child)]
            yield Wildcard(
                None if kind == "anyName" else _namespace(node),
                frozenset(name for name in excepted if isinstance(name, str)),
                frozenset(names.namespace or "" for names in excepted if isinstance(names, Wildcard)),
            )


def _namespace(node: Element) -> str:
    return next((found for above in (node, *node.iterancestors()) if (found := above.get("ns")) is not None), "")


def _clark(node: Element, name: str, namespace: str) -> str:
    prefix, colon, local = name.strip().rpartition(":")
    if not colon:
        return f"{{{namespace}}}{local}" if namespace else local
    known = node.nsmap.get(prefix)
    return f"{{{known}}}{local}" if known else clark(name.strip())
