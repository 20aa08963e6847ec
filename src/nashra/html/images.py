"""Pictures: those that a script would load are given their address, and tracking pixels are removed."""

import re

from nashra.html import allowed
from nashra.html.tree import Element

# The name that <noscript> gets, so that a parser reads its content as elements.
NOSCRIPT = "x-noscript"
ELEMENTS = {"amp-img", NOSCRIPT}

_HIDDEN = re.compile(r"display\s*:\s*none|(?:^|;)\s*(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)", re.IGNORECASE)
_TINY = re.compile(r"\s*0*[01](?:px)?\s*", re.IGNORECASE)


def loaded(root: Element) -> None:
    """Give lazily loaded pictures the address that a script would give them."""
    for element in root.iter("img", "amp-img", "source", "video"):
        if element.tag == "amp-img":
            element.tag = "img"
        for name, places in allowed.LATE.items():
            address = next((value for place in places if (value := element.get(place))), None)
            if address:
                element.set(name, address)


def without_pixels(root: Element) -> None:
    """Remove pictures that nobody sees: those of one pixel, and those without an address."""
    for image in list(root.iter("img")):
        sources = image.get("src") or image.get("srcset") or next(image.iterancestors("picture"), None) is not None
        if not sources or is_hidden(image):
            image.drop_tree()


def is_hidden(element: Element) -> bool:
    """Whether an element is not meant to be seen, like a tracking pixel."""
    sizes = [size for size in (element.get("width"), element.get("height")) if size]
    return bool(sizes and all(map(_TINY.fullmatch, sizes))) or bool(_HIDDEN.search(element.get("style") or ""))


def resolved_noscripts(root: Element) -> None:
    """Keep the content of a <noscript> only if it shows something that is shown nowhere else."""
    for fallback in list(root.iter(NOSCRIPT)):
        inside = set(fallback.iter("img", "a"))
        shown = {image.get("src") for image in root.iter("img") if image not in inside}
        sources = {image.get("src") for image in fallback.iter("img")}
        if sources - shown or (not sources and fallback.find(".//a") is not None):
            fallback.drop_tag()
        else:
            fallback.drop_tree()
