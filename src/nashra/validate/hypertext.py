"""HTML inside of feeds: which elements hold it, and which tags it has.

Rules look at tags, not at a tree: one regular expression without backtracking extracts the tags of a text, and rules
ask about that much shorter string. A further element that holds HTML is one line in HOLDERS.
"""

import base64
import binascii
import enum
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from html.entities import name2codepoint

from nashra import references
from nashra.validate.names import clark
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
def _kind(tag: str, said: str) -> Kind:
    """Return how the content of an element with this name and this `type` is to be read."""
    declared = said.strip().lower()
    if tag in _ALWAYS_HTML:
        return Kind.HTML
    if tag == _BODY:
        return Kind.XHTML
    known = _KINDS.get(declared.partition(";")[0].rstrip())
    if known or tag != _CONTENT or "/" not in declared:
        return known or Kind.TEXT
    if _XML_TYPE.fullmatch(declared):
        return Kind.XML
    return Kind.TEXT if declared.startswith("text/") else Kind.BASE64


def decoded(element: Element) -> str | None:
    """Return what base64 content holds, None where it is not base64."""
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True).decode(errors="replace")
    except (binascii.Error, ValueError):
        return None


# Separates tags; no XML contains this character.
PARTED = "\0"

# A comment or a tag; quotes count only after `=`, and what is not closed goes on to the end.
_TAG = re.compile(
    r"""<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?+"""
    r"""|<[a-zA-Z/!?](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?+"""
)
_NAME = re.compile(r"<[/?]?([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"""[\s"'/]([^\s=/>"'<]++)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+)""")


@lru_cache(maxsize=4)
def tags_of(text: str) -> str:
    """Return the tags of an HTML text, joined by PARTED, without comments and without the text between them."""
    if "<" not in text:
        return ""
    tags = _TAG.findall(text)
    return PARTED.join(tag for tag in tags if not _is_comment(tag)) if "<!--" in text else PARTED.join(tags)


def _is_comment(tag: str) -> bool:
    return tag.startswith("<!--") and tag.endswith("-->")


_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
# Their end tags may be omitted: the next element of the same name ends them.
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})


def lie_deep(tags: str, depth: int) -> bool:
    """Whether `depth` elements or more are open at once somewhere in tags."""
    opened: list[str] = []
    for tag in tags.split(PARTED):
        found = _NAME.match(tag)
        name = found[1].lower() if found else ""
        if not name or name in _VOID or tag.endswith("/>"):
            continue
        if tag.startswith("</"):
            _close(opened, name)
            continue
        if name in _ENDED_BY_THE_NEXT and opened[-1:] == [name]:
            opened.pop()
        opened.append(name)
        if len(opened) >= depth:
            return True
    return False


def _close(opened: list[str], name: str) -> None:
    """Close the innermost open element of this name, and all in it; without one, the end tag is ignored."""
    while name in opened:
        if opened.pop() == name:
            return


@lru_cache(maxsize=4)
def names(tags: str) -> frozenset[str]:
    """Return the element names in tags, in lower case."""
    return frozenset(name.lower() for name in set(_NAME.findall(tags)))


@lru_cache(maxsize=4)
def attributes(tags: str) -> tuple[tuple[str, str], ...]:
    """Return names (in lower case) and values of all attributes that have one."""
    return tuple((name.lower(), references.decoded(value.strip("\"'"))) for name, value in _ATTRIBUTE.findall(tags))


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
    written = "".join(f' {_local(name)}="{escape(str(value))}"' for name, value in element.items())
    return f"<{_local(element.tag)}{written}>"


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


_ELEMENTS = """
    a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite
    code col colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main map mark marquee menu
    meter nav nobr noembed noscript ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp
    search section select slot small source span strike strong sub summary sup svg table tbody td textarea tfoot
    th thead time title tr track tt u ul var video wbr math
"""
# Elements that readers remove: they run programs, load pages, or reach beyond the article.
_RISKY = """
    applet base bgsound blink body embed frame frameset head html iframe ilayer import isindex layer link meta noframes
    object param plaintext portal script style template xml xmp
"""
ELEMENTS, RISKY = frozenset(_ELEMENTS.split()), frozenset(_RISKY.split())

_CLOSING_OR_EMPTY = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*+)\s*+>|<(br|hr|img|wbr)\b[^<>]*+>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#[0-9xX]|[a-zA-Z][a-zA-Z0-9]*+)")


def seems_html(text: str) -> bool:
    """Whether a text contains what only HTML does: an end tag, an empty element, or a named reference."""
    return holds_tags(text) or ("&" in text and any(_is_reference(name) for name in _REFERENCE.findall(text)))


def holds_tags(text: str) -> bool:
    """Whether a text has the end tag of an HTML element, or an empty one."""
    return "<" in text and any(
        (end or empty).lower() in ELEMENTS | RISKY for end, empty in _CLOSING_OR_EMPTY.findall(text)
    )


def _is_reference(name: str) -> bool:
    return name.startswith("#") or name in name2codepoint
