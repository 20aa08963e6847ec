"""HTML inside of feeds: which elements hold it, and how it is written there.

A further element that holds HTML is one line in HOLDERS.
"""

import base64
import binascii
import enum
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from nashra.validate.names import clark, local_name
from nashra.validate.tags import tags_of
from nashra.xml import Element


class Kind(enum.Enum):
    """How the content of an element is to be read."""

    TEXT = enum.auto()
    HTML = enum.auto()
    XHTML = enum.auto()
    XML = enum.auto()
    BASE64 = enum.auto()
    ELSEWHERE = enum.auto()


ATOM_TEXTS = ("atom:title", "atom:subtitle", "atom:summary", "atom:rights")
ATOM_CONSTRUCTS = (*ATOM_TEXTS, "atom:content")
MEDIA_TEXTS = ("media:title", "media:description", "media:text")
HOLDERS = ("item/description", "content:encoded", "xhtml:body", *ATOM_CONSTRUCTS, *MEDIA_TEXTS)

_CONTENT, _BODY = clark("atom:content"), clark("xhtml:body")
_ALWAYS_HTML = {"description", clark("content:encoded")}
_KINDS = {
    "text": Kind.TEXT,
    "html": Kind.HTML,
    "text/html": Kind.HTML,
    "xhtml": Kind.XHTML,
    "application/xhtml+xml": Kind.XHTML,
}
_XML_TYPE = re.compile(r"[^;]*[/+]xml[\t\n\r ]*(;.*)?", re.DOTALL)


def kind(element: Element) -> Kind:
    """Return how one of HOLDERS is to be read (RFC 4287 sections 3.1.1 and 4.1.3.3)."""
    tag = str(element.tag)
    if tag == _CONTENT and element.get("src") is not None:
        return Kind.ELSEWHERE
    return _kind(tag, element.get("type", "text"))


@lru_cache(maxsize=256)
def _kind(tag: str, declared: str) -> Kind:
    """Return how the content of an element with this name and this `type` is to be read."""
    media_type = declared.strip().lower()
    if tag in _ALWAYS_HTML:
        return Kind.HTML
    if tag == _BODY:
        return Kind.XHTML
    known = _KINDS.get(media_type.partition(";")[0].rstrip())
    if known or tag != _CONTENT or "/" not in media_type:
        return known or Kind.TEXT
    if _XML_TYPE.fullmatch(media_type):
        return Kind.XML
    return Kind.TEXT if media_type.startswith("text/") else Kind.BASE64


def decoded(element: Element) -> str | None:
    """Return what base64 content holds, None where it is not base64."""
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        return None


def pieces(element: Element) -> Iterator[tuple[Element, str]]:
    """Yield the tags in one of HOLDERS, each with the element that they are in; XHTML is written as HTML would be."""
    how = kind(element)
    if how is Kind.HTML:
        yield element, tags_of(element.text or "")
    elif how is Kind.XHTML:
        for inner in element.iterdescendants("*"):
            yield inner, _start_tag(inner)
    elif how is Kind.BASE64 and "html" in element.get("type", ""):
        yield element, tags_of(decoded(element) or "")


def _start_tag(element: Element) -> str:
    written = "".join(f' {local_name(name)}="{escape(value)}"' for name, value in element.items())
    return f"<{local_name(str(element.tag))}{written}>"
