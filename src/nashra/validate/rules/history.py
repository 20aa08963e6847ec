"""Whether pages and archives of a feed hang together (RFC 5005)."""

from nashra.problems import Level
from nashra.validate.bases import address_of, links_of, relation, same_place
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

# RFC 5005 calls the page before "previous", IANA's registry knows "prev" as well.
_PAGES = ("first", "previous", "prev", "next", "last")
_ARCHIVES = ("prev-archive", "next-archive")
_RELATIONS = {"current", *_PAGES, *_ARCHIVES}
_COMPLETE = clark("fh:complete")


def _leads_to(links: dict[str, Element], one: str, other: str) -> bool:
    """Whether two of a feed's links are there and have one target."""
    return one in links and other in links and same_place(address_of(links[one]), address_of(links[other]))


class HistoryLinkInEntry(Rule):
    """Links to other pages of a feed stand in the feed; in an entry they mean nothing.

    Readers that page through a feed look at its own links alone. A link from one article to the next is `related`.
    """

    id = "history-link-in-entry"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-3"
    w3c = ("FeedHistoryRelInEntry",)
    elements = ("atom:entry/atom:link", "item/atom:link")
    message = "a link {rel!r} stands in an entry"

    def check(self, element: Element) -> None:
        rel = relation(element)
        if rel in _RELATIONS:
            self.found(element, at="rel", rel=rel)


class CompleteFeedPaged(Rule):
    """`fh:complete` says that this document holds all entries: such a feed has no other pages, and no archive.

    Readers delete what a complete feed does not hold, and so lose the entries of its pages. Remove `fh:complete` or the
    links.
    """

    id = "complete-feed-paged"
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-2"
    w3c = ("FeedRelInCompleteFeed",)
    elements = ("atom:feed/fh:complete", "channel/fh:complete")
    message = "a complete feed has a link {rel!r}"

    def check(self, element: Element) -> None:
        feed = element.getparent()
        links = {} if feed is None else links_of(feed)
        for rel in (*_PAGES, *_ARCHIVES):
            if rel in links:
                self.found(links[rel], at="rel", rel=rel)


class CompleteFeedElsewhere(Rule):
    """A complete feed is its own current document; its `current` link leads to another.

    Readers cannot tell which of the two is complete. Remove the link or `fh:complete`.
    """

    id = "complete-feed-elsewhere"
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-2"
    w3c = ("CurrentNotSelfInCompleteFeed",)
    elements = ("atom:feed/fh:complete", "channel/fh:complete")
    message = "the current document of a complete feed is another: {href!r}"

    def check(self, element: Element) -> None:
        feed = element.getparent()
        links = {} if feed is None else links_of(feed)
        if {"current", "self"} <= links.keys() and not _leads_to(links, "current", "self"):
            self.found(links["current"], at="href", href=links["current"].get("href", ""))


class PageBeyondEnd(Rule):
    """The first page of a feed has none before it, and the last none after it.

    Readers that follow such links go round in circles. Leave the link out on that page.
    """

    id = "page-beyond-end"
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-3"
    w3c = ("LinkPastEnd",)
    message = "the {end} page has a link {rel!r}"

    def check_document(self) -> None:
        links = {} if self.document.feed is None else links_of(self.document.feed)
        for end, rel in (("first", "previous"), ("first", "prev"), ("last", "next")):
            if rel in links and _leads_to(links, end, "self"):
                self.found(links[rel], at="rel", end=end, rel=rel)


class ArchiveWithoutCurrent(Rule):
    """An archive document says with a `current` link which document is subscribed to.

    Someone who came upon the archive would subscribe to it, and never hear anything new.
    """

    id = "archive-without-current"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-4"
    w3c = ("MissingCurrentInArchive",)
    elements = ("atom:feed/fh:archive", "channel/fh:archive")
    message = "the archive document has no link 'current'"

    def check(self, element: Element) -> None:
        feed = element.getparent()
        if feed is not None and "current" not in links_of(feed):
            self.found(element)


class ArchiveWithoutNeighbours(Rule):
    """An archive document leads to the one before it with `prev-archive`, to the one after it with `next-archive`.

    Readers rebuild the history of a feed by these links; without both, they stop here.
    """

    id = "archive-without-neighbours"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5005#section-4"
    w3c = ("ArchiveIncomplete",)
    elements = ("atom:feed/fh:archive", "channel/fh:archive")
    message = "the archive document has neither a link 'prev-archive' nor 'next-archive'"

    def check(self, element: Element) -> None:
        feed = element.getparent()
        if feed is not None and feed.find(_COMPLETE) is None and not links_of(feed).keys() & {*_ARCHIVES}:
            self.found(element)


RULES = (
    HistoryLinkInEntry,
    CompleteFeedPaged,
    CompleteFeedElsewhere,
    PageBeyondEnd,
    ArchiveWithoutCurrent,
    ArchiveWithoutNeighbours,
)
