"""Whether addresses in HTML lead somewhere once the HTML has left the site."""

import re
from collections.abc import Iterable

from nashra.problems import Level
from nashra.references import decoded
from nashra.validate.addresses import scheme
from nashra.validate.bases import base_of
from nashra.validate.rule import Rule
from nashra.xml import Element

# Attributes of HTML that hold one address, to be opened or shown.
_ATTRIBUTES = ("href", "src", "action", "background", "cite", "data", "longdesc", "poster")
_ELEMENTS = (
    *("a", "area", "audio", "blockquote", "body", "del", "embed", "form", "iframe", "img", "input", "ins"),
    *("object", "q", "source", "table", "td", "track", "video"),
)
# A relative address in a start tag. No part can go beyond the next < or >, so that the time is linear.
_RELATIVE = re.compile(
    rf"""<[a-z][^<>]*?\s(?:{"|".join(_ATTRIBUTES)})\s{{0,9}}=\s{{0,9}}["']?"""
    r"""(?![a-z][a-z0-9+.-]{0,20}:|\#)([^"'<>\s]+)""",
    re.IGNORECASE,
)


class RelativeAddressInHtml(Rule):
    """An address in RSS's HTML is relative, and RSS does not say to what.

    Readers take it as relative to the feed, to the channel's link or to the item's, or show a broken image. Write whole
    addresses, with scheme and host.
    """

    id = "relative-address-in-html"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-description"
    w3c = ("ContainsRelRef",)
    formats = ("rss",)
    texts = ("description", "content:encoded")
    elements = tuple(f"xhtml:{name}" for name in _ELEMENTS)
    message = "the address {address!r} is relative"

    def check(self, element: Element) -> None:
        self.tell(element, [element.get(name, "#") for name in _ATTRIBUTES])

    def check_value(self, element: Element, value: str) -> None:
        self.tell(element, map(decoded, _RELATIVE.findall(value)))

    def tell(self, element: Element, addresses: Iterable[str]) -> None:
        for address in map(str.strip, addresses):
            if not scheme(address) and not address.startswith("#") and not base_of(element):
                self.found(element, address=address)


RULES = (RelativeAddressInHtml,)
