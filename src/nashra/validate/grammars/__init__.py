"""The RELAX NG grammars of RSS 2.0 and Atom 1.0, and the gate that holds a document against them.

The .rnc files are what people write; the .rng beside each is what trang makes of it (`python tests/grammars/make.py`)
and what is loaded. A new module is one .rnc file that adds to the defines at the end of shared.rnc, its namespace in
`foreign` there, and one `include` line in rss.rnc and in atom.rnc.
"""

import re
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple

from lxml import etree

Format = Literal["rss", "atom"]

ATOM: Final = "{http://www.w3.org/2005/Atom}"

XSD_TYPES: Final = "http://www.w3.org/2001/XMLSchema-datatypes"

_INCLUDE = re.compile(r'<include href="([a-z0-9-]+\.rng)"/>')
_GRAMMAR = re.compile(r"<grammar\b(.*)</grammar>", re.DOTALL)


class Rejection(NamedTuple):
    """What the grammar does not let pass: the entry's place among the entries from 0, or None for the feed around them."""

    entry: int | None
    message: str


@cache
def source(name: Format) -> bytes:
    """Return the grammar as one RELAX NG document, in XML syntax, with all its includes put in their place."""
    seen: set[str] = set()

    def included(match: re.Match[str]) -> str:
        if match[1] in seen:
            return ""
        seen.add(match[1])
        body = _GRAMMAR.search(_INCLUDE.sub(included, _read(match[1])))
        assert body is not None, f"{match[1]} is no grammar"  # noqa: S101 - a file of this package
        return f"<div{body[1]}</div>"

    text = _INCLUDE.sub(included, _read(f"{name}.rng"))
    if (
        "datatypeLibrary" not in text[: text.index(">", text.index("<grammar"))]
    ):  # libxml2 forgets that of a div
        text = text.replace("<grammar", f'<grammar datatypeLibrary="{XSD_TYPES}"', 1)
    if name == "rss":  # an item is also validated alone
        text = text.replace("</grammar>", '<start combine="choice"><ref name="rss.item"/></start></grammar>')
    return text.encode()


def _read(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def schema(name: Format) -> etree.RelaxNG:
    """Load a grammar; it accepts whole documents and single entries."""
    return etree.RelaxNG(etree.fromstring(source(name)))


def format_of(root: etree._Element) -> Format | None:
    """Tell which grammar a document's root asks for; None where it is no feed."""
    if root.tag == "rss":
        return "rss"
    return "atom" if root.tag in (f"{ATOM}feed", f"{ATOM}entry") else None


def rejected(root: etree._Element) -> list[Rejection]:
    """Hold a feed against its grammar, entry by entry: libxml2 needs time quadratic in the children of one element.

    The messages are libxml2's last, for the record; people are to read what rules say. The tree stays as it was.
    """
    name = format_of(root)
    if name is None:
        return [Rejection(None, f"{root.tag!r} is neither an RSS nor an Atom document")]
    gate = schema(name)
    found = []
    tag = "item" if name == "rss" else f"{ATOM}entry"
    if not gate.validate(_without(root, tag)):
        found.append(Rejection(None, _last(gate)))
    for number, entry in enumerate(_entries(root, tag)):
        if not gate.validate(entry):
            found.append(Rejection(number, _last(gate)))
    return found


def _entries(root: etree._Element, tag: str) -> list[etree._Element]:
    if tag == "item":
        return [item for channel in root.iterchildren("channel") for item in channel.iterchildren(tag)]
    return list(root.iterchildren(tag))


def _without(parent: etree._Element, tag: str) -> etree._Element:
    """Copy an element without its entries (for RSS: without those of its channels)."""
    copy = etree.Element(parent.tag, dict(parent.attrib), parent.nsmap)
    copy.text = parent.text
    for child in parent:
        if child.tag != tag:
            copy.append(_without(child, tag) if child.tag == "channel" else deepcopy(child))
    return copy


def _last(gate: etree.RelaxNG) -> str:
    error = gate.error_log.last_error
    return error.message if error is not None else "rejected"
