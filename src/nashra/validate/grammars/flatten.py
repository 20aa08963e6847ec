"""One grammar out of its files: what `include` names is put in its place, so that nothing is read but this package."""

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from nashra.xml import Element

Format = Literal["rss", "atom", "opml", "sitemap"]

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XSD_TYPES: Final = "http://www.w3.org/2001/XMLSchema-datatypes"

_INCLUDE = re.compile(r'<include href="([a-z0-9-]+\.rng)"/>')
_GRAMMAR = re.compile(r"<grammar\b[^>]*>(.*)</grammar>", re.DOTALL)
_DEFAULT = re.compile(r'\s(ns="[^"]*")')
_BARE_NAME_CLASS = re.compile(r"<nsName(?! ns=)")
_NAMESPACE = re.compile(r'xmlns(?::\w+)?="[^"]*"')


@cache
def source(name: Format) -> str:
    """Return a start grammar as one RELAX NG document in XML syntax, the same definitions as in its files."""
    seen: list[str] = []
    namespaces: dict[str, None] = {}

    def body(file: str) -> str:
        if file in seen:
            return ""
        seen.append(file)
        text = Path(__file__).with_name(file).read_text(encoding="utf-8")
        match = _GRAMMAR.search(text)
        if match is None:
            raise ValueError(f"{file} is no grammar")
        head = text[: match.start(1)]
        namespaces.update(dict.fromkeys(_NAMESPACE.findall(head)))
        default = _DEFAULT.search(head)
        own = _BARE_NAME_CLASS.sub(rf"<nsName {default[1]}", match[1]) if default else match[1]
        return _INCLUDE.sub(lambda include: body(include[1]), own)

    definitions = body(f"{name}.rng")
    return f'<grammar {" ".join(namespaces)} datatypeLibrary="{XSD_TYPES}">{definitions}</grammar>'


@cache
def grammar(name: Format) -> Element:
    """Return a start grammar with all it includes. The tree is shared: to take it apart, copy it."""
    return etree.fromstring(source(name), etree.XMLParser(remove_comments=True, remove_blank_text=True))
