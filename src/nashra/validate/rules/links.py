"""Whether links say what they are, and lead where they say."""

from nashra.problems import Level
from nashra.validate.addresses import scheme
from nashra.validate.bases import address_of, base_of, links_of, location_of, relation, resolved, same_place
from nashra.validate.registries import names
from nashra.validate.rule import Rule
from nashra.xml import Element

_FEED_TYPES = {
    "application/atom+xml",
    "application/rss+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/xml",
    "text/xml",
}


class LinkRelationUnregistered(Rule):
    """A link's `rel` is a word of IANA's registry, or an address that whoever invented the relation owns.

    Readers pass over words that they do not know, and two inventors may mean different things by one. Common mistakes
    are a misspelt word, `rel="comments"` for `replies`, and several words in one attribute, which Atom does not split.
    """

    id = "link-relation-unregistered"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"
    w3c = ("UnregisteredAtomLinkRel",)
    attributes = ("atom:link/rel",)
    message = "{rel!r} is no registered link relation"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() and ":" not in value and value.lower() not in names("link-relations"):
            self.found(element, rel=value)


class SelfLinkNotAFeed(Rule):
    """The self link leads to the feed (or entry) itself, so its `type` is that of a feed.

    Readers that trust it subscribe to a web page. The link to the page is `rel="alternate"`.
    """

    id = "self-link-not-a-feed"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"
    w3c = ("SelfNotAtom",)
    attributes = ("atom:link/type",)
    message = "the type of the self link is {type!r}"

    def check_value(self, element: Element, value: str) -> None:
        media_type = value.partition(";")[0].strip().lower()
        if relation(element) == "self" and media_type not in _FEED_TYPES:
            self.found(element, type=value)


class SelfLinkRelative(Rule):
    """The self link is relative, and nothing says to what.

    A copy of the feed then names the copy's place instead of the original's, which is all that the link is for. Write
    the whole address, with its scheme and host.
    """

    id = "self-link-relative"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"
    w3c = ("RelativeSelf",)
    attributes = ("atom:link/href",)
    message = "the self link {href!r} is relative"

    def check_value(self, element: Element, value: str) -> None:
        if relation(element) == "self" and not scheme(resolved(element, value.strip())):
            self.found(element, href=value)


class SelfLinkElsewhere(Rule):
    """The self link names another address than the one that the feed was read from.

    Readers that follow it fetch another document, or the same one twice. Most often `http` became `https`, or the feed
    was copied. Where the feed has moved, let the old address redirect to the new one.
    """

    id = "self-link-elsewhere"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2"
    w3c = ("SelfDoesntMatchLocation",)
    message = "the self link is {href!r}, and the feed was found elsewhere"

    def check_document(self) -> None:
        location, feed = location_of(self.document), self.document.feed
        link = links_of(feed).get("self") if location and feed is not None else None
        if link is not None and not same_place(address_of(link, location), location):
            self.found(link, at="href", href=link.get("href", ""))


class LinkToItsBase(Rule):
    """A relative link resolves to its base, which is not where the feed is.

    By RFC 3986 such a link means the document that it stands in, and by xml:base another one: half of the readers
    open the feed, the others the page. Write the whole address.
    """

    id = "link-to-its-base"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-4.4"
    w3c = ("SameDocumentReference",)
    attributes = ("atom:link/href",)
    message = "{href!r} leads to its own base, {base!r}"

    def check_value(self, element: Element, value: str) -> None:
        reference = value.strip()
        if scheme(reference):
            return
        base = base_of(element)
        if scheme(base) and same_place(resolved(element, reference), base) and not self.is_here(base):
            self.found(element, href=value, base=base)

    def is_here(self, address: str) -> bool:
        """Whether the feed is known, by where it was found or by its self link, to be at an address."""
        feed = self.document.feed
        link = links_of(feed).get("self") if feed is not None else None
        here = location_of(self.document) or (address_of(link) if link is not None else "")
        return bool(here) and same_place(address, here)


class LinkNotEmpty(Rule):
    """All that an Atom link says stands in its attributes; text in it is seen by nobody.

    The address belongs in `href`, words about it in `title`. RSS's own `link` holds its address as text.
    """

    id = "link-not-empty"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7"
    w3c = ("AtomLinkNotEmpty",)
    texts = ("atom:link",)
    message = "atom:link holds the text {text!r}"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip():
            self.found(element, text=value.strip())


RULES = (LinkRelationUnregistered, SelfLinkNotAFeed, SelfLinkRelative, SelfLinkElsewhere, LinkToItsBase, LinkNotEmpty)
