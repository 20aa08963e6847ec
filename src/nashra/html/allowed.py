"""The elements and attributes that readers show and partners accept; nh3 removes all others.

An element that is not listed is removed and its text stays; scripts, styles and form controls go with their content.
"""

import re
from contextvars import ContextVar
from urllib.parse import urljoin

import nh3

from nashra import addresses, languages

_BLOCKS = (
    "article aside blockquote center details div footer h1 h2 h3 h4 h5 h6 header hgroup hr main p pre section summary"
)
_LISTS = "dd dl dt li ol ul"
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio figcaption figure img picture source video"
_INLINE = (
    "a abbr acronym b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong"
    " sub sup time tt u var wbr"
)
TAGS = set(f"{_BLOCKS} {_LISTS} {_TABLES} {_MEDIA} {_INLINE}".split())
_GONE = "applet button datalist head input math noembed noframes script select style svg template textarea title"
_GONE_WITH_THEIR_CONTENT = set(_GONE.split())
ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "hreflang", "title"},
    "abbr": {"title"},
    "audio": {"controls", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "sizes", "src", "srcset", "title", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "sizes", "src", "srcset", "type"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"controls", "height", "poster", "src", "width"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# Without `controls`, readers show nothing for a sound.
_SET = {"audio": {"controls": ""}, "video": {"controls": ""}}
_ADDRESSES = {"cite", "href", "poster", "src"}
# Attributes in which scripts for lazy loading keep the address of a picture.
LATE = {
    "src": ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-hi-res-src"),
    "srcset": ("data-srcset", "data-lazy-srcset", "data-original-set"),
    "poster": ("data-poster",),
}
_SETS = {"srcset"}.union(*LATE.values())
# An address, then perhaps a width or density.
_CANDIDATE = re.compile(r"([^\s,]\S*+)(\s++[\d.]++[wx](?![^\s,]))?")
# Browsers ignore these around an address, so they must not hide its scheme.
_BLANK = "".join(map(chr, range(33)))
_BROKEN = re.compile(r"[\t\r\n]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PREFORMATTED = re.compile(r"(<pre(?: [^>]*)?>)\n")
# What the addresses of the current fragment are relative to. It is a variable, since the cleaners, which take as long
# to make as to use, are shared by all fragments.
_base: ContextVar[str] = ContextVar("base")


def safe(html: str, base: str) -> str:
    """Return the fragment with only what is allowed in it, and with absolute addresses."""
    return _cleaned(_ALL if "=" in html else _WITHOUT_ATTRIBUTES, html, base)


def with_more(html: str, base: str, tags: set[str], attributes: set[str]) -> str:
    """Return the fragment as `safe` does, but with more elements and attributes: well-formed, and not yet safe."""
    cleaner = nh3.Cleaner(
        tags=TAGS | tags,
        clean_content_tags=_GONE_WITH_THEIR_CONTENT - tags,
        attributes=ATTRIBUTES | {"*": ATTRIBUTES["*"] | attributes},
        attribute_filter=filtered,
        generic_attribute_prefixes={"data-"},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return _cleaned(cleaner, html, base)


def _cleaned(cleaner: nh3.Cleaner, html: str, base: str) -> str:
    """Return what a cleaner leaves. A parser drops the first line break in a <pre>, so one that counts is doubled."""
    _base.set(base)
    clean = cleaner.clean(html)
    return _PREFORMATTED.sub("\\1\n\n", clean) if "<pre" in clean else clean


def filtered(_: str, name: str, value: str) -> str | None:
    """Return the value of an attribute as it is published, None to leave it out."""
    if name in _ADDRESSES:
        return absolute(value, _base.get())
    if name in _SETS:
        return candidates(value, _base.get())
    if name == "dir":
        return value.lower() if value.lower() in {"rtl", "ltr", "auto"} else None
    if name == "lang":
        return value if languages.is_well_formed(value) else None
    return value


def absolute(address: str, base: str) -> str | None:
    """Return an address made absolute and percent-encoded, None where it is of no use to a reader."""
    address = _BROKEN.sub("", address.strip(_BLANK))
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in SCHEMES:
        return None
    try:
        return addresses.encoded(urljoin(base, address))
    except ValueError:
        return None


def candidates(value: str, base: str) -> str | None:
    """Return the value of `srcset` with absolute addresses."""
    parts = ((part[1].rstrip(","), part[2] or "") for part in _CANDIDATE.finditer(value))
    whole = ((absolute(address, base), size) for address, size in parts)
    return ", ".join(address + size for address, size in whole if address) or None


_ALL = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=_GONE_WITH_THEIR_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=filtered,
    set_tag_attribute_values=_SET,
    url_schemes=SCHEMES,
    link_rel=None,
)
_WITHOUT_ATTRIBUTES = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=_GONE_WITH_THEIR_CONTENT,
    attributes={},
    set_tag_attribute_values=_SET,
    link_rel=None,
)
