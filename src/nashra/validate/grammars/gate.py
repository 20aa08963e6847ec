"""The gate: what a grammar says of a whole document or a single entry, and nothing of where.

libxml2 reads most of it. What takes it long is looked at here: the attributes of elements that may have many, and the
dates of RSS, whose pattern takes libxml2 as long as all else in an entry.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from nashra.validate.grammars import attributes, libxml2
from nashra.validate.grammars.attributes import Attributes
from nashra.validate.grammars.datatypes import Matcher, defines_of, matcher
from nashra.validate.grammars.flatten import RNG, Format, grammar
from nashra.validate.grammars.name_classes import plain_names
from nashra.validate.grammars.shapes import Shapes
from nashra.xml import Element

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

_CROWDED = etree.XPath(f"boolean(descendant-or-self::*[@*[{MOST_ATTRIBUTES + 1}]])")


class Texts(NamedTuple):
    """Elements whose text libxml2 lets pass: how they are found, and what they may hold."""

    find: Callable[[Element], list[Element]]
    matches: Matcher

    def fault(self, part: Element) -> str | None:
        """Say what is wrong with such a text of a document or an entry."""
        wrong = (element for element in self.find(part) if not self.matches(element.text or ""))
        return next((f"{element.tag!r} holds {element.text!r}" for element in wrong), None)


class Gate(NamedTuple):
    """A grammar, loaded."""

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
    """Load the gate of a grammar for whole documents and single entries, or for what the defines named describe."""
    tree = grammar(name)
    tables = attributes.tables(tree, defines_of(name))
    schema = etree.RelaxNG(libxml2.rewritten(tree, starts or STARTS[name], tables, SLOW))
    by_tag = {tag: table for pattern, table in tables.items() for tag in plain_names(pattern)}
    return Gate(schema, by_tag, _slow_texts(name), Shapes(name))


def _slow_texts(name: Format) -> Texts | None:
    holders = [holder.get("name") for holder in grammar(name).iterfind(f".//{RNG}element/{RNG}ref[@name='{SLOW}']/..")]
    if not holders:
        return None
    find = etree.XPath(" | ".join(f"{holder} | *[not(namespace-uri())]/{holder}" for holder in holders))
    return Texts(find, matcher(defines_of(name)[SLOW][0], defines_of(name)))
