"""Whether items and entries have what readers show of them."""

from nashra.problems import Level
from nashra.validate.bases import relation
from nashra.validate.hypertext import Kind, kind
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_CONTENT, _SUMMARY, _LINK = clark("atom:content"), clark("atom:summary"), clark("atom:link")
_ENCODED = clark("content:encoded")
_AUTHOR, _SOURCE = clark("atom:author"), clark("atom:source")


class ItemEmpty(Rule):
    """An item has a title or a description.

    Without either, readers have nothing to show, and leave it out.
    """

    id = "item-empty"
    spec = "https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt"
    w3c = ("ItemMustContainTitleOrDescription",)
    elements = ("channel/item",)
    message = "item has neither title nor description"

    def check(self, element: Element) -> None:
        if element.find("title") is None and element.find("description") is None:
            self.found(element)


class EntryEmpty(Rule):
    """An entry has content, or a link to where it can be read.

    Readers have nothing to open. Add `<link rel="alternate" href="..."/>` with the article's address.
    """

    id = "entry-empty"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2"
    w3c = ("MissingContentOrAlternate",)
    elements = ("atom:entry",)
    message = "entry has neither content nor an alternate link"

    def check(self, element: Element) -> None:
        links = element.iterchildren(_LINK)
        if element.find(_CONTENT) is None and not any(relation(link) == "alternate" for link in links):
            self.found(element)


class EntryTextMissing(Rule):
    """An entry has neither content nor a summary.

    Readers show its title alone. A summary of a few sentences is what many people read instead of the article.
    """

    id = "entry-text-missing"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1.1"
    w3c = ("MissingTextualContent",)
    elements = ("atom:entry",)
    message = "entry has neither content nor summary"

    def check(self, element: Element) -> None:
        if element.find(_CONTENT) is None and element.find(_SUMMARY) is None:
            self.found(element)


class SummaryMissing(Rule):
    """An entry whose content lies at another address, or is base64, has a summary.

    Readers that cannot show such content have nothing else to show.
    """

    id = "summary-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2"
    w3c = ("MissingSummary",)
    elements = ("atom:entry/atom:content",)
    message = "content is no text, and the entry has no summary"

    def check(self, element: Element) -> None:
        entry = element.getparent()
        if kind(element) in (Kind.ELSEWHERE, Kind.BASE64) and entry is not None and entry.find(_SUMMARY) is None:
            self.found(element)


class SourceIncomplete(Rule):
    """A `source` says which feed the entry was taken from, by its id, its title and its date.

    Without them readers cannot tell that two copies are one article, nor name where it comes from. Copy them from
    that feed.
    """

    id = "source-incomplete"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.11"
    w3c = ("MissingSourceElement",)
    elements = ("atom:source",)
    message = "atom:source has no {child}"

    def check(self, element: Element) -> None:
        for child in ("atom:id", "atom:title", "atom:updated"):
            if element.find(clark(child)) is None:
                self.found(element, child=child)


class EnclosureRepeated(Rule):
    """An item has one enclosure.

    RSS does not say what more of them mean: readers take the first or the last, and podcast players refuse the item.
    Put further files into `media:content`.
    """

    id = "enclosure-repeated"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-enclosure"
    w3c = ("DuplicateEnclosure",)
    elements = ("channel/item",)
    message = "item has more than one enclosure"

    def check(self, element: Element) -> None:
        for enclosure in element.findall("enclosure")[1:]:
            self.found(enclosure)


class DescriptionNotFirst(Rule):
    """An item that has `content:encoded` has a `description` before it.

    Some readers show the last of the two that they find, so that a summary takes the place of the article; those that
    know `description` alone have nothing without it.
    """

    id = "description-not-first"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-content-encoded"
    w3c = ("NeedDescriptionBeforeContent",)
    elements = ("item/content:encoded",)
    message = "no description stands before content:encoded"

    def check(self, element: Element) -> None:
        if next(element.itersiblings("description", preceding=True), None) is None:
            self.found(element)


class BodyRepeated(Rule):
    """An item has its text twice: in RSS's own elements, and as XHTML or Atom content.

    Readers show the one or the other, and each its own. `description` with a summary and `content:encoded` with the
    article are what all of them know.
    """

    id = "body-repeated"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-content-encoded"
    w3c = ("DuplicateDescriptionSemantics",)
    elements = ("item/xhtml:body", "item/atom:content")
    message = "item has {element} beside {other}"

    def check(self, element: Element) -> None:
        item = element.getparent()
        for tag, other in ((_ENCODED, "content:encoded"), ("description", "description")):
            if item is not None and item.find(tag) is not None:
                self.found(element, other=other)
                return


class EntryAuthorMissing(Rule):
    """Nobody is said to have written the entry: not the entry itself, not its source, not its feed.

    Readers show it without a name, or refuse it. Give the feed an author; it holds for every entry without one.
    """

    id = "entry-author-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2"
    w3c = ("MissingElement",)
    elements = ("atom:entry",)
    message = "neither {element} nor its feed has an author"

    def check(self, element: Element) -> None:
        places = (element, element.getparent(), next(element.iterchildren(_SOURCE), None))
        if not any(place is not None and next(place.iterchildren(_AUTHOR), None) is not None for place in places):
            self.found(element)


RULES = (
    EntryAuthorMissing,
    ItemEmpty,
    EntryEmpty,
    EntryTextMissing,
    SummaryMissing,
    SourceIncomplete,
    EnclosureRepeated,
    DescriptionNotFirst,
    BodyRepeated,
)
