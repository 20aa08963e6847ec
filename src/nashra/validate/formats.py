"""What kind of feed a document is, and where its entries are.

A new format is one line in ROOTS (or its version in RSS_VERSIONS), its feed and its entries here, and a grammar.
"""

from nashra.validate.findings import NOT_A_FEED, NOT_FETCHED
from nashra.validate.names import clark
from nashra.xml import Element

ATOM, ATOM_ENTRY, RSS, JSON_FEED = "atom", "atom-entry", "rss", "json-feed"
# Lists of feeds and of articles, for machines that look for them.
OPML, SITEMAP = "opml", "sitemap"

ROOTS = {
    clark("atom:feed"): ATOM,
    clark("atom:entry"): ATOM_ENTRY,
    "rss": RSS,
    "opml": OPML,
    clark("sitemap:urlset"): SITEMAP,
}

# Elements of these names are meant to be feeds, whatever their namespace.
FEED_ROOTS = frozenset({"feed", "entry", "rss"})

# Older versions, which are judged as RSS 2.0 as far as they agree with it.
RSS_VERSIONS = {"0.91": "rss-0.91", "0.92": "rss-0.92"}

# Formats without a tree: only rules that name the format look at such documents.
NOT_XML = frozenset({JSON_FEED, NOT_FETCHED})

_ENTRIES = {ATOM: clark("atom:entry"), RSS: "channel/item", SITEMAP: clark("sitemap:url")}


def recognise(root: Element | None) -> str:
    """Return the name of a document's format, `not-a-feed` where it has none that is known."""
    if root is None:
        return NOT_A_FEED
    name = ROOTS.get(str(root.tag), NOT_A_FEED)
    return RSS_VERSIONS.get(root.get("version", "").strip(), RSS) if name == RSS else name


def is_rss(name: str) -> bool:
    return name.startswith(RSS)


def feed_of(root: Element | None, name: str) -> Element | None:
    """Return RSS's channel or Atom's feed, None where there is none."""
    if root is None or not (is_rss(name) or name == ATOM):
        return None
    return root.find("channel") if is_rss(name) else root


def entries_of(root: Element | None, name: str) -> list[Element]:
    """Return the items, entries or addresses; an entry document is its own only entry."""
    if root is None or name == ATOM_ENTRY:
        return [] if root is None else [root]
    path = _ENTRIES.get(RSS if is_rss(name) else name)
    return root.findall(path) if path else []
