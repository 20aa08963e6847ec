"""Whether what a feed says in one place agrees with what it says in another."""

from nashra.problems import Level
from nashra.validate.bases import address_of, relation
from nashra.validate.dates import rfc822, rfc3339
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_ID = clark("atom:id")
_LINK = clark("atom:link")

# The date of a feed, the date of its entries, and how both are written.
_DATES = {
    "atom": (clark("atom:updated"), clark("atom:updated"), rfc3339),
    "rss": ("lastBuildDate", "pubDate", rfc822),
}


class FeedOlderThanEntry(Rule):
    """The feed says that it was last changed before one of its entries was.

    Readers that compare the feed's date with their own copy do not look for the new entry. Give the feed the date of
    its newest entry.
    """

    id = "feed-older-than-entry"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15"
    message = "the feed's {feed_date!r} is before an entry's {entry_date!r}"

    def check_document(self) -> None:
        names = _DATES.get(self.document.format.partition("-")[0])
        feed = self.document.feed
        if names is None or feed is None:
            return
        feed_name, entry_name, read = names
        element = feed.find(feed_name)
        date = read(element.text or "") if element is not None else None
        texts = [entry.findtext(entry_name) or "" for entry in self.document.entries]
        newest = max(((found, text) for text in texts if (found := read(text))), default=None)
        if element is not None and date and newest and newest[0] > date:
            self.found(element, feed_date=element.text or "", entry_date=newest[1])


class LinkOfTwoEntries(Rule):
    """Two entries lead to one page.

    Most readers take them for one, or show the same page twice. Give each its own page, or a fragment (`#part`). Two
    entries with the same id are reported only as that.
    """

    id = "link-of-two-entries"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item-link"
    message = "another entry has the link {link!r}"

    def check_document(self) -> None:
        owners: dict[str, str] = {}
        for entry in self.document.entries:
            own_id = entry.findtext("guid") or entry.findtext(_ID) or ""
            for address, link in _pages(entry).items():
                if address in owners and (not own_id or own_id != owners[address]):
                    self.found(link, link=address)
                owners[address] = own_id


def _pages(entry: Element) -> dict[str, Element]:
    """Return where an entry can be read, by address."""
    if entry.tag == "item":
        return {text: link for link in entry.iterchildren("link") if (text := (link.text or "").strip())}
    links = [link for link in entry.iterchildren(_LINK) if relation(link) == "alternate"]
    return {address: link for link in links if (address := address_of(link))}


RULES = (FeedOlderThanEntry, LinkOfTwoEntries)
