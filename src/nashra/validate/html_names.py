"""The names of HTML's elements and references, and whether a text has any: then it is HTML."""

import re
from html.entities import name2codepoint

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
