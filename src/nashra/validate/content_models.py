"""What each element may hold, as the grammars say it: its content model, for rules to ask.

`root_model(format)` is that of a whole document; each ContentModel leads to those of its children. A model is looser
than its grammar (it joins the alternatives of a choice): what it does not explain, `not-in-grammar` still reports.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple, Self

from nashra.validate.grammars import Format, grammar
from nashra.validate.grammars.datatypes import Matcher, defines_of, matcher
from nashra.validate.grammars.flatten import RNG
from nashra.validate.grammars.name_classes import Wildcard, names
from nashra.xml import Element


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
class ContentModel:
    """What one element may hold; `text` is None where it may hold none but white space.

    Children are patterns of the grammar: their models are read when they are asked for.
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

    def child(self, tag: str) -> "ContentModel | None":
        """Return the model of a child of this name, None where there may be none."""
        pattern = self.children.get(tag)
        if pattern is None:
            pattern = next((other for wildcard, other in self.other_children if wildcard.admits(tag)), None)
        return None if pattern is None else self.reader.model(pattern)

    def attribute(self, name: str) -> Datatype | None:
        """Return what an attribute of this name may be, None where there may be none."""
        if name in self.attributes:
            return self.attributes[name]
        return ANY_TEXT if any(wildcard.admits(name) for wildcard in self.other_attributes) else None


@cache
def root_model(name: Format) -> ContentModel:
    """Return the model of a document of which the roots of this grammar are the children."""
    reader = _Reader(name)
    above = ContentModel(reader)
    for start in grammar(name).iterfind(f"{RNG}start"):
        reader.read_all(start, above, _Occurs(required=False, once=True))
    return above


class _Occurs(NamedTuple):
    required: bool
    once: bool


_VALUE_PATTERNS: Final = frozenset({"choice", "data", "except", "param", "value"})
_ONE: Final = _Occurs(required=True, once=True)


class _Reader:
    """Turns patterns of RELAX NG into models."""

    def __init__(self, name: Format) -> None:
        self.defines = defines_of(name)

    @cache  # noqa: B019 - a reader lives as long as the program
    def model(self, pattern: Element) -> ContentModel:
        """Read what an element pattern lets an element hold."""
        model = ContentModel(self)
        self.read_all(pattern, model, _ONE)
        return model

    def read_all(self, parent: Element, model: ContentModel, occurs: _Occurs, datatype: str = "") -> None:
        for pattern in parent.iterchildren("*"):
            self.read(pattern, model, occurs, datatype)

    def read(self, pattern: Element, model: ContentModel, occurs: _Occurs, datatype: str) -> None:
        """Add to a model what a pattern allows; `datatype` names the define that it stands in."""
        match str(pattern.tag).removeprefix(RNG):
            case "element":
                self.element(pattern, model, occurs)
            case "attribute":
                self.attribute(pattern, model, occurs)
            case "ref":
                self.reference(pattern.get("name", ""), model, occurs, datatype)
            case "optional" | "choice":
                self.read_all(pattern, model, occurs._replace(required=False), datatype)
            case "zeroOrMore":
                self.read_all(pattern, model, _Occurs(required=False, once=False), datatype)
            case "oneOrMore":
                self.read_all(pattern, model, occurs._replace(once=False), datatype)
            case "group" | "interleave" | "div":
                self.read_all(pattern, model, occurs, datatype)
            case "text" | "data" | "value":
                added = self.value(pattern, datatype)
                model.text = added if model.text is None else model.text.or_(added)

    @cache  # noqa: B019 - as above
    def value(self, pattern: Element, name: str) -> Datatype:
        """Return what a pattern lets a value be; most attributes are those of all elements, so it is asked often."""
        if pattern.tag == f"{RNG}text":
            return ANY_TEXT
        words = (pattern.text or "",) if pattern.tag == f"{RNG}value" else ()
        return Datatype(name, (matcher([pattern], self.defines),), words)

    def reference(self, name: str, model: ContentModel, occurs: _Occurs, datatype: str) -> None:
        """Read what a define allows; a datatype that is made of others keeps its own name."""
        bodies = self.defines[name]
        if len(bodies) > 1 and any(body.get("combine") == "choice" for body in bodies):
            occurs = occurs._replace(required=False)
        for body in bodies:
            self.read_all(body, model, occurs, datatype or (name if self.is_datatype(name) else ""))

    @cache  # noqa: B019 - as above
    def is_datatype(self, name: str) -> bool:
        """Whether a define is for values alone: no elements, no attributes."""
        inside = [node for body in self.defines[name] for node in body.iterdescendants("*")]
        return bool(inside) and all(
            str(node.tag).removeprefix(RNG) in _VALUE_PATTERNS
            or (node.tag == f"{RNG}ref" and self.is_datatype(node.get("name", "")))
            for node in inside
        )

    def element(self, pattern: Element, model: ContentModel, occurs: _Occurs) -> None:
        for name in names(pattern):
            if isinstance(name, Wildcard):
                model.other_children.append((name, pattern))
                continue
            model.children[name] = pattern
            if occurs.required:
                model.required.add(name)
            if not occurs.once:
                model.repeatable.add(name)

    def attribute(self, pattern: Element, model: ContentModel, occurs: _Occurs) -> None:
        value = ContentModel(self)
        self.read_all(pattern, value, _ONE)
        for name in names(pattern):
            if isinstance(name, Wildcard):
                model.other_attributes.append(name)
                continue
            datatype = value.text or ANY_TEXT
            model.attributes[name] = model.attributes.get(name, datatype).or_(datatype)
            if occurs.required:
                model.required_attributes.add(name)


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words that a define of the grammars lists."""
    values = grammar("rss").iterfind(f"{RNG}define[@name='{name}']//{RNG}value")
    return frozenset(value.text or "" for value in values)
