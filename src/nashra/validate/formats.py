"""What kind of feed a document is, and where its entries are.

A new format is one line in ROOTS (or its version in RSS_VERSIONS), its feed and its entries here, and a grammar.
"""

from nashra.validate.elements import Element
from nashra.validate.findings import NOT_A_FEED, NOT_FETCHED
from nashra.validate.names import clark

ATOM, ATOM_ENTRY, RSS, JSON_FEED = "atom", "atom-entry", "rss", "json-feed"

ROOTS = {clark("atom:feed"): ATOM, clark("atom:entry"): ATOM_ENTRY, "rss": RSS}

# Elements of these names are meant to be feeds, whatever their namespace.
FEED_ROOTS = frozenset({"feed", "entry", "rss"})

# Versions whose documents are judged by RSS 2.0 as far as they are the same.
RSS_VERSIONS = {"0.91": "rss-0.91", "0.92": "rss-0.92"}

# Documents that only rules look at that name their format.
NOT_XML = frozenset({JSON_FEED, NOT_FETCHED})

_ENTRY = clark("atom:entry")


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
    if root is None or name in (NOT_A_FEED, ATOM_ENTRY):
        return None
    return root.find("channel") if is_rss(name) else root


def entries_of(root: Element | None, name: str) -> list[Element]:
    """Return the items or entries; an entry document is its own and only one."""
    if root is None or name == NOT_A_FEED:
        return []
    if name == ATOM_ENTRY:
        return [root]
    return root.findall("channel/item") if is_rss(name) else root.findall(_ENTRY)
