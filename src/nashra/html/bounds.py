"""Bounds on markup: a few kilobytes of HTML can be made to grow to gigabytes, or to take minutes.

A parser reopens every formatting element that was left open in each paragraph, and deep nesting costs it time by the
square of the depth. HTML beyond the bounds loses its markup and keeps its text.
"""

import re
from collections import Counter
from html import escape

from nashra.references import decoded

# Within these bounds the worst HTML takes a third of a second.
_MANY_TAGS = 10_000
_MOST_OPENED_AGAIN = 500_000
_DEEPEST = 200

# What is moved about in a tree takes time by the square of how much that is: for so many tags, about a second.
_MOST_MENDED = 20_000

_FORMATTING = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\b", re.IGNORECASE)
# A tag without its `>` hides what follows, perhaps other end tags.
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*(>?)")
_ENDS_ARE_HIDDEN = re.compile(
    r"<!--[^>]*<|<(?:script|style|textarea|title|xmp|plaintext|no\w+)\b[^<>]*>(?!</)", re.IGNORECASE
)
_NEVER_NESTED = frozenset(
    {"p", "li", "dd", "dt", "tr", "td", "th", "thead", "tbody", "tfoot"}
    | {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)[^>]*>|\Z)|<[a-zA-Z/!?][^<>]*>?",
    re.DOTALL | re.IGNORECASE,
)


def are_kept(html: str) -> bool:
    """Whether a parser takes time and memory in proportion to the size of this HTML."""
    tags = html.count("<")
    if tags <= _DEEPEST:
        return True
    if tags <= _MANY_TAGS and len(_FORMATTING.findall(html)) * tags <= _MOST_OPENED_AGAIN:
        return True
    return not _ENDS_ARE_HIDDEN.search(html) and depth(html) <= _DEEPEST


def can_be_mended(html: str) -> bool:
    """Whether HTML is so short that repairs on its tree take no time to speak of."""
    return html.count("<") <= _MOST_MENDED


def depth(html: str) -> int:
    """Return how deep elements are nested at most, counting those left open; beyond the bound where that is hidden."""
    opened: Counter[str] = Counter()
    deepest = now = 0
    for end, written, whole in _TAG.findall(html):
        name = written.lower()
        if not whole:
            return _DEEPEST + 1
        if name in _NEVER_NESTED or (end and not opened[name]):
            continue
        step = -1 if end else 1
        opened[name] += step
        now += step
        deepest = max(deepest, now)
    return deepest


def is_shallow(html: str) -> bool:
    return depth(html) <= _DEEPEST


def without_markup(html: str) -> str:
    """Return the text alone, a paragraph a line."""
    lines = decoded(_MARKUP.sub("\n", html)).split("\n")
    return "\n".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in lines if line.strip())
