"""Import Atom 1.0 (and 0.3, which differs only in names)."""

import re
from collections.abc import Iterator
from copy import deepcopy
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from nashra.content.facts import Found
from nashra.imports import xml
from nashra.imports.source import Source
from nashra.imports.stated import Stated, checked, divided, plain
from nashra.model import Media, Person
from nashra.xml import XML_LANG, Element

# References that lxml writes for characters beyond ASCII when it serialises HTML.
_NOT_ASCII = re.compile(r"&#(?:x[0-9A-Fa-f]{2,}|[0-9]{3,});")
_ROOT = re.compile(r"<(?:\w+:)?feed[\s>]")


def recognises(_: Path, head: str) -> bool:
    return xml.begins(head) and _ROOT.search(head) is not None


def read(source: Source) -> Iterator[Found]:
    """Yield the entries."""
    number = 0
    for element in xml.records(source):
        if xml.name(element) == "entry":
            number += 1
            yield checked(_stated(element), source, element.sourceline or 0, f"entry {number}")


def _stated(entry: Element) -> Stated:
    content, summary = (next(entry.iterchildren(f"{{*}}{name}"), None) for name in ("content", "summary"))
    categories = entry.iterchildren("{*}category")
    section, tags = divided((one.get("scheme", ""), one.get("term", "")) for one in categories)
    return Stated(
        id=_text(entry, "id"),
        url=_link(entry, "alternate"),
        title=plain(_html(next(entry.iterchildren("{*}title"), None))),
        summary=plain(_html(summary)) if content is not None else "",
        language=_language(entry),
        published=_text(entry, "published", "issued") or _text(entry, "updated", "modified"),
        updated=_text(entry, "updated", "modified"),
        authors=tuple(_author(author) for author in entry.iterchildren("{*}author")),
        section=section,
        tags=tags,
        image=_link(entry, "enclosure", "image/"),
        attached=tuple(_attached(entry)),
        html=_html(content if content is not None else summary),
    )


def _text(element: Element, *names: str) -> str:
    texts = (xml.text(child).strip() for name in names for child in element.iterchildren(f"{{*}}{name}"))
    return next(filter(None, texts), "")


def _link(entry: Element, relation: str, kind: str = "") -> str:
    for link in entry.iterchildren("{*}link"):
        if link.get("rel", "alternate") == relation and link.get("type", "").startswith(kind):
            try:
                return urljoin(link.base or "", link.get("href", "").strip())
            except ValueError:  # not an address at all, which is reported where it is checked
                return link.get("href", "")
    return ""


def _attached(entry: Element) -> Iterator[Media]:
    """Yield the first sound and the first film among the enclosures."""
    for kind in ("audio/", "video/"):
        for link in entry.iterchildren("{*}link"):
            if link.get("rel") == "enclosure" and link.get("type", "").startswith(kind):
                yield Media(_link(entry, "enclosure", kind), link.get("type", ""))
                break


def _html(construct: Element | None) -> str:
    """Return a text construct (RFC 4287 section 3.1) as HTML."""
    kind = "" if construct is None else construct.get("type", "text")
    if kind in {"html", "text/html"}:
        return xml.text(construct)
    if construct is not None and kind in {"xhtml", "application/xhtml+xml"}:
        return _xhtml(construct)
    return escape(xml.text(construct), quote=False)


def _xhtml(construct: Element) -> str:
    """Return the content of the div, which itself is not part of the text (RFC 4287), as HTML without prefixes."""
    div = deepcopy(next(construct.iterchildren("*"), construct))
    for element in div.iter("{http://www.w3.org/1999/xhtml}*"):
        element.tag = xml.name(element)
    etree.cleanup_namespaces(div)
    inner = b"".join(etree.tostring(child, encoding="ascii", method="html") for child in div).decode()
    return escape(div.text or "", quote=False) + _NOT_ASCII.sub(lambda match: unescape(match[0]), inner)


def _language(element: Element | None) -> str:
    while element is not None:
        if XML_LANG in element.attrib:
            return element.get(XML_LANG, "")
        element = element.getparent()
    return ""


def _author(author: Element) -> Person:
    return Person(_text(author, "name"), _text(author, "email"), _text(author, "uri", "url"))
