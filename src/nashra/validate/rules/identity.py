"""Who a feed and its entries are: ids, guids and the self link."""

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.rule import Rule

_LINK = clark("atom:link")


class SelfLinkMissing(Rule):
    """A feed says where it lives, so that a copy can be traced to its source.

    Readers that were given the feed as a file, or through a mirror, subscribe to the address in this link. Put
    `<link rel="self" href="..."/>` in the feed (in RSS `<atom:link ...>` in the channel); nashra writes it from
    `feeds` in content/feeds.toml.
    """

    id = "self-link-missing"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-atom-link"
    w3c = ("MissingSelf", "MissingAtomSelfLink")
    message = "{element} has no self link"

    def check_document(self) -> None:
        feed = self.document.feed
        if feed is not None and not any(link.get("rel") == "self" for link in feed.iterchildren(_LINK)):
            self.found(feed)


RULES = (SelfLinkMissing,)
