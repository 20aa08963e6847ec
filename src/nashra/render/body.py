"""An article's HTML as feeds carry it: safe, its addresses whole, its direction said.

nh3 keeps a list of elements and attributes that readers show; what is not on it goes, scripts with their content.
"""

import re
from functools import lru_cache
from urllib.parse import urljoin

import nh3

from nashra import addresses, languages
from nashra.arabic import direction

_ATTRIBUTES = {name: set(attributes) for name, attributes in nh3.ALLOWED_ATTRIBUTES.items()} | {
    "a": {"href", "hreflang", "title"},
    "audio": {"controls", "src"},
    "img": {"alt", "height", "src", "srcset", "title", "width"},
    "source": {"media", "src", "srcset", "type"},
    "video": {"controls", "height", "poster", "src", "width"},
    "*": {"dir", "lang"},
}
_TAGS = nh3.ALLOWED_TAGS | {"audio", "picture", "source", "video"}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ADDRESSES = {"cite", "href", "poster", "src"}
# One candidate: an address, then an optional width or density.
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wx])?\s*(?:,|$)")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


@lru_cache(maxsize=512)
def prepared(html: str, base: str, language: str) -> str:
    """Return the fragment sanitised, with absolute addresses, in a div that states its direction and language."""
    way = languages.direction(language)
    safe = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=lambda _, name, value: _filtered(name, value, base),
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return f'<div dir="{way}" lang="{language}">{direction.marked_html(safe, way)}</div>'


def _filtered(name: str, value: str, base: str) -> str | None:
    """Return an attribute's value as it goes out, None to leave it out."""
    if name in _ADDRESSES:
        return absolute(value, base)
    if name == "srcset":
        whole = [(absolute(found[1], base), found[2] or "") for found in _CANDIDATE.finditer(value)]
        return ", ".join(address + size for address, size in whole if address) or None
    if name == "dir":
        return value if value in {"rtl", "ltr", "auto"} else None
    if name == "lang":
        return value if languages.is_well_formed(value) else None
    return value


def absolute(address: str, base: str) -> str | None:
    """Return an address whole and percent-encoded, None where it is of no use to a reader."""
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in _SCHEMES:
        return None
    try:
        return addresses.encoded(urljoin(base, address.strip()))
    except ValueError:
        return None
