"""The grammars in libxml2: what keeps it right and quick.

libxml2 follows an optional attribute in two ways, with it and without, and validates all that comes after in both: an
element's content many times over, and an element with ten such attributes a thousand times. So for libxml2 attributes
stand after content, and where an element has several optional ones they are held against the grammar here instead; so
are dates of RSS, whose pattern takes libxml2 as long as all else in an entry.
It also rejects valid documents when an interleave stands inside another, or inside a choice.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from nashra.validate.grammars.datatypes import Defines, Matcher, defines_of, matcher
from nashra.validate.grammars.flatten import RNG, Format, grammar, qualified
from nashra.validate.grammars.shapes import Shapes
from nashra.xml import Element

# More optional attributes than these are looked at in Python.
# xml:lang, xml:base and those of other namespaces are three.
FEW: Final = 5

# Documents with more attributes on one element are refused unread: libxml2 needs time by the square of their number.
MOST_ATTRIBUTES: Final = 100

STARTS: Final[dict[Format, tuple[str, ...]]] = {
    "rss": ("rss", "rss.item"),
    "atom": ("atom.feed", "atom.entry"),
    "opml": ("opml",),
    "sitemap": ("sitemap.urlset", "sitemap.url"),
}

# A datatype of the texts of elements in no namespace, which stand right in an entry, a channel or a head.
SLOW: Final = "rfc822-date"

_REPEATED: Final = {f"{RNG}optional", f"{RNG}zeroOrMore"}
_MAY_BE_ATTRIBUTES: Final = {f"{RNG}{name}" for name in ("attribute", "ref", "optional", "zeroOrMore")}

_CROWDED = etree.XPath(f"boolean(descendant-or-self::*[@*[{MOST_ATTRIBUTES + 1}]])")


class Attributes(NamedTuple):
    """The attributes of one element: what each may hold, which it must have, which namespaces are not for others."""

    matchers: dict[str, Matcher]
    required: frozenset[str]
    reserved: tuple[str, ...]

    def fault(self, element: Element) -> str | None:
        """Say what is wrong with an element's attributes."""
        found = dict(element.attrib.items())
        for name, value in found.items():
            matches = self.matchers.get(name)
            if matches is None:
                if not name.startswith("{") or name.startswith(self.reserved):
                    return f"{element.tag!r} has an attribute {name!r}"
            elif not matches(value):
                return f"{element.tag!r} has {name!r} {value!r}"
        missing = self.required - found.keys()
        return f"{element.tag!r} has no attribute {min(missing)!r}" if missing else None


class Texts(NamedTuple):
    """Elements whose text libxml2 lets pass: how they are found, and what they may hold."""

    find: Callable[[Element], list[Element]]
    matches: Matcher

    def fault(self, part: Element) -> str | None:
        """Say what is wrong with such a text of a document or an entry."""
        found = (element for element in self.find(part) if not self.matches(element.text or ""))
        return next((f"{element.tag!r} holds {element.text!r}" for element in found), None)


class Gate(NamedTuple):
    """A grammar, loaded: it takes whole documents and single entries."""

    schema: etree.RelaxNG
    attributes: dict[str, Attributes]
    texts: Texts | None
    shapes: Shapes

    def fault(self, part: Element) -> str | None:
        """Say what is wrong with an element and all it holds: the first fault found, or None."""
        if _CROWDED(part):
            return f"an element has more than {MOST_ATTRIBUTES} attributes"
        if not self.schema.validate(part):
            error = self.schema.error_log.last_error
            return str(error.message) if error is not None else "rejected"
        fault = self.texts and self.texts.fault(part)
        if fault:
            return fault
        tabled = (element for element in part.iter("*") if element.tag in self.attributes)
        faults = (self.attributes[str(element.tag)].fault(element) for element in tabled)
        return next(filter(None, faults), None)


@cache
def load(name: Format, *starts: str) -> Gate:
    """Load a grammar for libxml2, to take whole documents and single entries, or what the defines named describe."""
    tree = deepcopy(grammar(name))
    for start in tree.findall(f"{RNG}start"):
        tree.remove(start)
    choice = etree.SubElement(etree.SubElement(tree, f"{RNG}start"), f"{RNG}choice")
    for start_name in starts or STARTS[name]:
        etree.SubElement(choice, f"{RNG}ref", name=start_name)
    defines = defines_of(tree)
    attributes = {}
    for element in tree.iter(f"{RNG}element"):
        found = list(_attributes(element, defines))
        if sum(optional for _, optional in found) > FEW:
            attributes[qualified(element)] = _table(found, defines)
            _let_any_attribute_pass(element, defines)
    texts = _texts(tree, defines)
    _put_attributes_last(tree, defines)
    _flatten_interleaves(tree, defines)
    return Gate(etree.RelaxNG(tree), attributes, texts, Shapes(name))


def _attributes(pattern: Element, defines: Defines, *, optional: bool = False) -> Iterator[tuple[Element, bool]]:
    """Walk over an element's attributes, also where a define holds them; say of each whether it may be absent."""
    for part in _attribute_parts(pattern, defines):
        if part.tag == f"{RNG}attribute":
            yield part, optional
        elif part.tag == f"{RNG}ref":
            for define in defines[part.get("name", "")]:
                yield from _attributes(define, defines, optional=optional)
        else:
            yield from _attributes(part, defines, optional=True)


def _attribute_parts(pattern: Element, defines: Defines) -> list[Element]:
    """Return those parts of a pattern that describe attributes and nothing else."""
    return [
        part
        for part in pattern
        if part.tag in _MAY_BE_ATTRIBUTES
        and (part[0].tag == f"{RNG}attribute" if part.tag in _REPEATED else _is_attribute(part, defines))
    ]


def _is_attribute(pattern: Element, defines: Defines) -> bool:
    if pattern.tag == f"{RNG}attribute":
        return True
    parts = defines[pattern.get("name", "")][0]
    return parts[0].tag in _MAY_BE_ATTRIBUTES and len(_attribute_parts(parts, defines)) == len(parts)


def _table(found: list[tuple[Element, bool]], defines: Defines) -> Attributes:
    named = [(attribute, optional) for attribute, optional in found if attribute.get("name")]
    wild = [attribute for attribute, _ in found if not attribute.get("name")]
    return Attributes(
        {qualified(attribute): matcher(attribute, defines) for attribute, _ in named},
        frozenset(qualified(attribute) for attribute, optional in named if not optional),
        tuple(
            f"{{{name.get('ns')}}}" for attribute in wild for name in attribute.iter(f"{RNG}nsName") if name.get("ns")
        ),
    )


def _let_any_attribute_pass(element: Element, defines: Defines) -> None:
    for part in _attribute_parts(element, defines):
        element.remove(part)
    any_number = etree.SubElement(element, f"{RNG}zeroOrMore")
    attribute = etree.SubElement(any_number, f"{RNG}attribute")
    etree.SubElement(attribute, f"{RNG}anyName")
    etree.SubElement(attribute, f"{RNG}text")


def _texts(tree: Element, defines: Defines) -> Texts | None:
    """Let any text pass in elements of the slow datatype, and return where it is to be looked at instead."""
    holders = {
        element.get("name", ""): ref
        for element in tree.iter(f"{RNG}element")
        for ref in element.findall(f"{RNG}ref")
        if ref.get("name") == SLOW
    }
    if not holders:
        return None
    matches = matcher([*holders.values()][:1], defines)
    for ref in holders.values():
        ref.tag = f"{RNG}text"
        ref.attrib.clear()
    return Texts(etree.XPath(" | ".join(f"{name} | *[not(namespace-uri())]/{name}" for name in holders)), matches)


def _put_attributes_last(tree: Element, defines: Defines) -> None:
    for pattern in tree.iter(f"{RNG}element", f"{RNG}define", f"{RNG}group"):
        for part in _attribute_parts(pattern, defines):
            pattern.append(part)


def _flatten_interleaves(tree: Element, defines: Defines) -> None:
    """Put what modules interleave into the interleave that refers to it: libxml2 loses its place in nested ones."""
    for ref in list(tree.iter(f"{RNG}ref")):
        interleave, parts = ref.getparent(), defines[ref.get("name", "")]
        if interleave is not None and parts[0].get("combine") == "interleave":
            for part in parts:
                interleave.extend(deepcopy(pattern) for pattern in (part[0] if part[0].tag == interleave.tag else part))
            interleave.remove(ref)
