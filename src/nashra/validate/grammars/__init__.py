"""The RELAX NG grammars of RSS 2.0, Atom 1.0, OPML 2.0 and sitemaps, and the gate that holds a document against them.

The .rnc files are what people write; the .rng beside each is what trang makes of it
(`python tests/grammars/make.py`) and what is loaded. A new module is one .rnc file that adds to the defines at the
end of shared.rnc, its namespace in the two lists there, and one `include` line in rss.rnc and in atom.rnc.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from nashra.validate.grammars.flatten import Format, grammar, source
from nashra.validate.grammars.gate import Gate, load
from nashra.xml import ATOM, Element

__all__ = ["ENTRIES", "Format", "Rejection", "around", "format_of", "grammar", "load", "rejected", "source"]

SITEMAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

_ROOTS: Final[dict[str, Format]] = {
    "rss": "rss",
    f"{ATOM}feed": "atom",
    f"{ATOM}entry": "atom",
    "opml": "opml",
    f"{SITEMAP}urlset": "sitemap",
}
# What a grammar is held against one by one; an OPML document is looked at whole.
ENTRIES: Final[dict[Format, str]] = {"rss": "item", "atom": f"{ATOM}entry", "sitemap": f"{SITEMAP}url"}


class Rejection(NamedTuple):
    """What the grammar does not let pass: the entry's place from 0, or None for the feed around the entries."""

    entry: int | None
    message: str


def rejected(root: Element) -> list[Rejection]:
    """Hold a feed against its grammar, entry by entry, in time that is linear in the entries.

    The messages are for the record; people are to read what rules say. The tree stays as it was.
    """
    name = format_of(root)
    if name is None:
        return [Rejection(None, f"{root.tag!r} is the root of no feed")]
    gate, tag = load(name), ENTRIES.get(name, "")
    found = [Rejection(None, fault) for fault in _faults(gate, root, but=tag)]
    for number, entry in enumerate(_entries(root, tag)):
        found += [Rejection(number, fault) for fault in _faults(gate, entry)]
    return found


def _faults(gate: Gate, part: Element, but: str = "") -> Iterator[str]:
    """Say what is wrong with a part, without its children of one name; nothing where it looks like a right one."""
    shape = gate.shapes.of(part, but)
    if gate.shapes.is_right(shape):
        return
    fault = gate.fault(around(part, but) if part.getparent() is None else part)
    if fault is None:
        gate.shapes.add(shape)
    else:
        yield fault


def format_of(root: Element) -> Format | None:
    """Tell which grammar a document's root asks for; None where it is no feed."""
    return _ROOTS.get(str(root.tag))


def _entries(root: Element, tag: str) -> Iterator[Element]:
    if tag == "item":
        return (item for channel in root.iterchildren("channel") for item in channel.iterchildren(tag))
    return root.iterchildren(tag) if tag else iter(())


def around(root: Element, tag: str) -> Element:
    """Copy a feed without its entries."""
    copy = _without(root, tag)
    _forget_free_attributes(copy)
    return copy


def _without(parent: Element, tag: str) -> Element:
    """Copy an element without its entries (for RSS: without those of its channels)."""
    copy = _shell(parent)
    copy.text = parent.text
    for child in parent:
        if child.tag == tag and parent.tag != "rss":
            continue  # an item beside the channel is none of its entries
        part = _without(child, tag) if child.tag == "channel" else deepcopy(child)
        part.tail = child.tail
        copy.append(part)
    return copy


def _shell(element: Element) -> Element:
    """Copy an element without its content."""
    try:
        return etree.Element(element.tag, dict(element.attrib), element.nsmap)
    except ValueError:
        # A namespace that is no URI passes when it is read, not when it is written; the grammar knows none of these.
        plain = {name: value for name, value in element.attrib.items() if not str(name).startswith("{")}
        return etree.Element(element.tag, plain)


def _forget_free_attributes(copy: Element) -> None:
    """Leave an outline of OPML the one attribute that is not free: with more, libxml2's time doubles level by level."""
    for outline in copy.iter("outline"):
        for name in set(outline.keys()) - {"text"}:
            del outline.attrib[name]
