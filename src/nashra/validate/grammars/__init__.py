"""The RELAX NG grammars of RSS 2.0 and Atom 1.0, and the gate that holds a document against them.

The .rnc files are what people write; the .rng beside each is what trang makes of it
(`python tests/grammars/make.py`) and what is loaded. A new module is one .rnc file that adds to the defines at the
end of shared.rnc, its namespace in the two lists there, and one `include` line in rss.rnc and in atom.rnc.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from nashra.validate.grammars.flatten import Format, grammar, source
from nashra.validate.grammars.gate import load

__all__ = ["Format", "Rejection", "format_of", "grammar", "load", "rejected", "source"]

ATOM: Final = "{http://www.w3.org/2005/Atom}"


class Rejection(NamedTuple):
    """What the grammar does not let pass: the entry's place from 0, or None for the feed around the entries."""

    entry: int | None
    message: str


def rejected(root: etree._Element) -> list[Rejection]:
    """Hold a feed against its grammar, entry by entry, in time that is linear in the entries.

    The messages are for the record; people are to read what rules say. The tree stays as it was.
    """
    name = format_of(root)
    if name is None:
        return [Rejection(None, f"{root.tag!r} is neither an RSS nor an Atom document")]
    gate = load(name)
    tag = "item" if name == "rss" else f"{ATOM}entry"
    parts = [(None, _without(root, tag)), *enumerate(_entries(root, tag))]
    found = ((number, gate.fault(part)) for number, part in parts)
    return [Rejection(number, message) for number, message in found if message is not None]


def format_of(root: etree._Element) -> Format | None:
    """Tell which grammar a document's root asks for; None where it is no feed."""
    if root.tag == "rss":
        return "rss"
    return "atom" if root.tag in (f"{ATOM}feed", f"{ATOM}entry") else None


def _entries(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    if tag == "item":
        return (item for channel in root.iterchildren("channel") for item in channel.iterchildren(tag))
    return root.iterchildren(tag)


def _without(parent: etree._Element, tag: str) -> etree._Element:
    """Copy an element without its entries (for RSS: without those of its channels)."""
    copy = etree.Element(parent.tag, dict(parent.attrib), parent.nsmap)
    copy.text = parent.text
    for child in parent:
        if child.tag == tag:
            continue
        part = _without(child, tag) if child.tag == "channel" else deepcopy(child)
        part.tail = child.tail
        copy.append(part)
    return copy
