"""Whether a list of feeds (OPML) can be taken over by a reader."""

from nashra.addresses import web_address
from nashra.problems import Level
from nashra.validate.formats import OPML
from nashra.validate.rule import Rule
from nashra.xml import Element


class OpmlRule(Rule):
    """Looks at the outlines of an OPML document."""

    formats = (OPML,)
    spec = "https://opml.org/spec2.opml#subscriptionLists"


class OpmlFeedWithoutAddress(OpmlRule):
    """An outline of type rss is a feed, and its address is in xmlUrl.

    Readers leave the line out. The names of attributes are case-sensitive: not `xmlurl`, and not `url`.
    """

    id = "opml-feed-without-address"
    elements = ("outline",)
    message = "outline {text!r} is a feed without xmlUrl"

    def check(self, element: Element) -> None:
        if element.get("type", "").lower() == "rss" and not element.get("xmlUrl"):
            self.found(element, text=element.get("text", ""))


class OpmlAddressInvalid(OpmlRule):
    """Addresses in OPML are whole ones of the web: the file is passed on, and has no place of its own.

    Readers refuse the line, or the file.
    """

    id = "opml-address-invalid"
    attributes = ("outline/xmlUrl", "outline/htmlUrl", "outline/url")
    message = "{value!r} is no absolute web address"

    def check_value(self, element: Element, value: str) -> None:
        try:
            web_address(value)
        except ValueError:
            self.found(element, value=value)


class OpmlFeedRepeated(OpmlRule):
    """The same feed is listed twice.

    Some readers then show each of its articles twice. A feed may stand in one folder alone.
    """

    id = "opml-feed-repeated"
    level = Level.WARNING
    attributes = ("outline/xmlUrl",)
    message = "feed {value!r} is listed twice"

    def check_document(self) -> None:
        self.seen: set[str] = set()

    def check_value(self, element: Element, value: str) -> None:
        if value in self.seen:
            self.found(element, value=value)
        self.seen.add(value)


class OpmlTextEmpty(OpmlRule):
    """An outline's text is what people see of it.

    Readers show an empty line, or the address. Put the feed's title there.
    """

    id = "opml-text-empty"
    level = Level.WARNING
    spec = "https://opml.org/spec2.opml#textAttribute"
    elements = ("outline",)
    message = "outline has an empty text"

    def check(self, element: Element) -> None:
        if not element.get("text", "-").strip():
            self.found(element)


RULES = (OpmlFeedWithoutAddress, OpmlAddressInvalid, OpmlFeedRepeated, OpmlTextEmpty)
