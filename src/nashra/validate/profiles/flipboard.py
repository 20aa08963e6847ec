"""Flipboard: what it asks of a publisher's feed."""

from urllib.parse import urlsplit

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.profiles.profile import ChildrenMissing, FormatRefused, Profile, image_size
from nashra.validate.rule import Rule
from nashra.xml import Element

_SPEC = "https://about.flipboard.com/rss-spec/"
_CONTENT = clark("content:encoded")


class FlipboardFormat(FormatRefused):
    """Flipboard takes RSS 2.0 from publishers.

    nashra writes one beside each Atom feed.
    """

    id = "flipboard-format"
    spec = _SPEC
    taken = "rss"


class FlipboardTooFew(Rule):
    """Flipboard asks for 20 items or more.

    With fewer it cannot make a magazine. Raise `entries` of the feed.
    """

    id = "flipboard-too-few"
    level = Level.WARNING
    spec = _SPEC
    elements = ("rss/channel",)
    message = "the feed has {count} items, fewer than {least}"

    least = 20

    def check(self, element: Element) -> None:
        count = len(self.document.entries)
        if count < self.least:
            self.found(element, count=count, least=self.least)


class FlipboardItemIncomplete(ChildrenMissing):
    """Flipboard asks that each item say its author, its date and its guid, and bring a picture.

    Without them an item is shown badly, or not at all.
    """

    id = "flipboard-item-incomplete"
    spec = _SPEC
    elements = ("channel/item",)
    children = ("dc:creator", "pubDate", "enclosure")


class FlipboardTextShort(Rule):
    """Flipboard asks for the full text, or for a description of 300 characters or more.

    Shorter ones leave a page nearly empty.
    """

    id = "flipboard-text-short"
    level = Level.WARNING
    spec = _SPEC
    elements = ("channel/item",)
    message = "the description has {length} characters, and there is no content:encoded"

    least = 300

    def check(self, element: Element) -> None:
        length = len(element.findtext("description", "").strip())
        if length < self.least and element.find(_CONTENT) is None:
            self.found(element, length=length)


class FlipboardImageSmall(Rule):
    """Flipboard asks for pictures of which no side is below 400 pixels.

    It does not show smaller ones.
    """

    id = "flipboard-image-small"
    level = Level.WARNING
    spec = _SPEC
    elements = ("media:content",)
    message = "an image of {width} by {height} pixels is too small"

    least = 400

    def check(self, element: Element) -> None:
        size = image_size(element)
        if size and min(size) < self.least:
            self.found(element, width=size[0], height=size[1])


class FlipboardLinkElsewhere(Rule):
    """Flipboard prefers items that lead to the feed's own domain.

    It may take others for copies. Link to the article on your site, not to a shortener or to another's.
    """

    id = "flipboard-link-elsewhere"
    level = Level.WARNING
    spec = _SPEC
    texts = ("item/link",)
    message = "the link {value!r} leads away from {home!r}"

    def check_document(self) -> None:
        feed = self.document.feed
        self.home = "" if feed is None else _host(feed.findtext("link", ""))

    def check_value(self, element: Element, value: str) -> None:
        host = _host(value)
        if host and self.home and not f".{host}".endswith(f".{self.home}"):
            self.found(element, value=value.strip(), home=self.home)


def _host(address: str) -> str:
    """Return the host of an address without its www., empty where it has none."""
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


PROFILE = Profile(
    "flipboard",
    (
        FlipboardFormat,
        FlipboardTooFew,
        FlipboardItemIncomplete,
        FlipboardTextShort,
        FlipboardImageSmall,
        FlipboardLinkElsewhere,
    ),
    frozenset({"guid-missing"}),
)
