"""Who a feed and its entries are: ids, guids and the self link."""

from collections.abc import Iterator

from nashra.problems import Level
from nashra.validate.addresses import forbidden_character, is_web, lacks_host, scheme
from nashra.validate.bases import links_of
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_ID = clark("atom:id")


class SelfLinkMissing(Rule):
    """A feed says where it lives, so that a copy can be traced to its source.

    Readers that were given the feed as a file, or through a mirror, subscribe to the address in this link. Put
    `<link rel="self" href="..."/>` into the feed (in RSS `<atom:link rel="self" .../>` into the channel); nashra
    writes it from `feeds` in content/feeds.toml.
    """

    id = "self-link-missing"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-atom-link"
    w3c = ("MissingSelf", "MissingAtomSelfLink")
    message = "{element} has no self link"

    def check_document(self) -> None:
        feed = self.document.feed
        if feed is not None and "self" not in links_of(feed):
            self.found(feed)


class GuidRepeated(Rule):
    """A guid names one item, and no other in the feed has it.

    Readers that know the first item take the second for the same, and never show it. Give each article its own, and
    keep it for good.
    """

    id = "guid-repeated"
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-guid"
    w3c = ("DuplicateValue",)
    message = "guid {guid!r} is that of item {first} too"

    def check_document(self) -> None:
        for guid, first in _repeated(self.document.entries, "guid"):
            self.found(guid, guid=_text(guid), first=first)


class EntryIdRepeated(Rule):
    """An Atom id names one entry, and no other in the feed has it.

    Most readers show one of the two. Where both are the same article at two times, publish the newer; else give each
    its own id, and keep it for good.
    """

    id = "entry-id-repeated"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1"
    w3c = ("DuplicateEntries",)
    message = "id {id!r} is that of entry {first} too"

    def check_document(self) -> None:
        if not _have_one_id(self.document.entries):
            for element, first in _repeated(self.document.entries, _ID):
                self.found(element, id=_text(element), first=first)


class EntriesIndistinct(Rule):
    """All entries of the feed have one id.

    Readers take them for one entry and show the first or the last of them. Give each article its own, and keep it for
    good.
    """

    id = "entries-indistinct"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6"
    w3c = ("DuplicateIds",)
    message = "all {count} entries have the id {id!r}"

    def check_document(self) -> None:
        feed, entries = self.document.feed, self.document.entries
        if feed is not None and _have_one_id(entries):
            self.found(feed, count=len(entries), id=entries[0].findtext(_ID, "").strip())


class GuidMissing(Rule):
    """An item without a guid is told from others by its link, or by all of its text.

    Readers show it again as new when either changes. Write one that never changes; the article's first address will do.
    """

    id = "guid-missing"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-guid"
    w3c = ("MissingGuid",)
    elements = ("channel/item",)
    message = "item has no guid"

    def check(self, element: Element) -> None:
        if element.find("guid") is None:
            self.found(element)


class GuidNotUnique(Rule):
    """A short number is a good guid within one site, and another site's as well.

    Readers that keep the items of all feeds in one place may take two articles for one. Put the site's name before it:
    `tag:example.org,2026:1234`.
    """

    id = "guid-not-unique"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-guid"
    w3c = ("NotSufficientlyUnique",)
    texts = ("item/guid",)
    message = "guid {guid!r} is a number that others may have"

    longest = 8

    def check_value(self, element: Element, value: str) -> None:
        guid = value.strip()
        if guid.isdigit() and len(guid) <= self.longest and element.get("isPermaLink", "").strip() == "false":
            self.found(element, guid=guid)


class _GuidRule(Rule):
    """Looks at the guids that readers may open: all but those that say isPermaLink="false"."""

    elements = ("item/guid",)

    def check(self, element: Element) -> None:
        if element.get("isPermaLink", "true").strip() != "false":
            self.check_permalink(element, _text(element))

    def check_permalink(self, element: Element, guid: str) -> None:
        raise NotImplementedError


class GuidNotAddress(_GuidRule):
    """A guid is the web address of its item, unless it says `isPermaLink="false"`.

    Readers open it instead of the link, and find nothing. Say `isPermaLink="false"` of any id that is no address.
    """

    id = "guid-not-address"
    spec = "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt"
    w3c = ("InvalidHttpGUID",)
    message = 'guid {guid!r} is no web address, and does not say isPermaLink="false"'

    def check_permalink(self, element: Element, guid: str) -> None:
        is_address = is_web(guid) and not lacks_host(guid) and not forbidden_character(guid)
        if not is_address and scheme(guid) not in _NAMES:
            self.found(element, guid=guid)


class GuidNotPermalink(_GuidRule):
    """A tag: or urn: name is a good id, and nothing that can be opened.

    Readers that open it instead of the link find nothing. Say `isPermaLink="false"`.
    """

    id = "guid-not-permalink"
    spec = "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt"
    w3c = ("InvalidPermalink",)
    message = 'guid {guid!r} cannot be opened, and does not say isPermaLink="false"'

    def check_permalink(self, element: Element, guid: str) -> None:
        if scheme(guid) in _NAMES:
            self.found(element, guid=guid)


_NAMES = frozenset({"tag", "urn"})
_ONE_ARTICLE = 2


def _text(element: Element) -> str:
    return (element.text or "").strip()


def _have_one_id(entries: list[Element]) -> bool:
    """Whether three entries or more, and so not one article at two times, all have one Atom id."""
    ids = {entry.findtext(_ID, "").strip() for entry in entries}
    return len(entries) > _ONE_ARTICLE and len(ids) == 1 and ids != {""}


def _repeated(entries: list[Element], tag: str) -> Iterator[tuple[Element, int]]:
    """Yield each id that an earlier entry has, with the number (from 1) of the first that has it."""
    first: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        element = entry.find(tag)
        if element is None or not _text(element):
            continue
        if first.setdefault(_text(element), number) != number:
            yield element, first[_text(element)]


RULES = (
    SelfLinkMissing,
    GuidRepeated,
    EntryIdRepeated,
    EntriesIndistinct,
    GuidMissing,
    GuidNotUnique,
    GuidNotAddress,
    GuidNotPermalink,
)
