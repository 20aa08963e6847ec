"""Repair what content systems and word processors leave in HTML, on its tree."""

import re
from collections.abc import Callable

import lxml.html

from nashra.html import allowed, bounds, embeds, images, paragraphs
from nashra.html.tree import Element

# In this order: removing a picture may leave an empty paragraph, which has to go, too.
REPAIRS: tuple[Callable[[Element], None], ...] = (
    embeds.linked,
    images.loaded,
    images.without_pixels,
    images.resolved_noscripts,
    paragraphs.directed,
    paragraphs.without_bare_spans,
    paragraphs.divided,
    paragraphs.without_empty,
)
_READ = embeds.ELEMENTS | images.ELEMENTS
_ATTRIBUTES = {"alt", "class", "data", "height", "src", "style", "title", "width"}
_NOSCRIPT = re.compile(r"<(/?)noscript\b", re.IGNORECASE)


def repaired(html: str, base: str) -> str:
    """Return the fragment repaired: well-formed, and not yet safe."""
    normal = allowed.with_more(_NOSCRIPT.sub(rf"<\1{images.NOSCRIPT}", html), base, _READ, _ATTRIBUTES)
    if not bounds.is_shallow(normal):
        return normal
    root = lxml.html.fragment_fromstring(normal, create_parent="div")
    for repair in REPAIRS:
        repair(root)
    return lxml.html.tostring(root, encoding="unicode").removeprefix("<div>").removesuffix("</div>")
