"""feedgen, and all that it does wrong (1.0.0): the one file that knows.

What feedgen writes right, it writes. What it loses or bends is put right in the hook that it calls with
each finished element. Each repair stands beside its reason.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from nashra import languages
from nashra.addresses import segment
from nashra.arabic import direction
from nashra.model import Entry, Feed
from nashra.xml import Element

GENERATOR = "nashra"

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "webfeeds": "http://webfeeds.org/rss/1.0",
}
Fill = Callable[[FeedEntry, Entry], None]
Mend = Callable[[Element, Entry], None]


class _Namespaces:
    """The feed's half of an extension: feedgen asks it for the namespaces that the entries use."""

    def __init__(self, prefixes: tuple[str, ...]) -> None:
        self._prefixes = prefixes

    def extend_ns(self) -> dict[str, str]:
        return {prefix: NAMESPACES[prefix] for prefix in self._prefixes}

    def extend_atom(self, feed: Element) -> Element:
        return feed

    extend_rss = extend_atom


class _Mender:
    """The entry's half: feedgen gives it the finished element."""

    def __init__(self, entry: Entry, mend: Mend) -> None:
        self._entry, self._mend = entry, mend

    def extend_atom(self, element: Element) -> Element:
        self._mend(element, self._entry)
        return element

    extend_rss = extend_atom


def generator(feed: Feed, form: str, fill: Fill, mend: Mend, prefixes: tuple[str, ...] = ()) -> FeedGenerator:
    """Return a FeedGenerator with what RSS and Atom share.

    `fill` gives each entry what its format wants; `mend` then puts right the element that feedgen made of it.
    """
    fg = FeedGenerator()
    fg.register_extension("nashra", lambda: _Namespaces(prefixes))
    if feed.spec.podcast and form == "rss":
        fg.load_extension("podcast")
    fg.id(self_address(feed, form))
    fg.title(feed.spec.title)
    _link(fg, feed, form)
    fg.language(feed.spec.language)
    # Left alone, feedgen puts the time of the run into both formats.
    fg.updated(feed.updated)
    fg.lastBuildDate(feed.updated)
    # Without a version: a new nashra does not make every feed look new.
    fg.generator(GENERATOR)
    if feed.site.copyright:
        fg.rights(feed.site.copyright)
    for entry in feed.entries:
        # By default feedgen puts each new entry before the others.
        fe = fg.add_entry(order="append")
        _share(fe, entry)
        fill(fe, entry)
        fe.register_extension("nashra", partial(_Mender, entry, mend))
    return fg


def _link(fg: FeedGenerator, feed: Feed, form: str) -> None:
    # The RSS channel's <link> is whichever was added last, so the page comes after the feed.
    fg.link(href=self_address(feed, form), rel="self", type=f"application/{form}+xml")
    if feed.site.hub:
        fg.link(href=feed.site.hub, rel="hub")
    fg.link(href=feed.spec.home, rel="alternate", type="text/html", hreflang=feed.spec.language)


def _share(fe: FeedEntry, entry: Entry) -> None:
    fe.title(marked(entry.title, entry))
    # guid() sets Atom's id too; id() would say of every guid that it is no permalink.
    fe.guid(entry.id, permalink=entry.id == entry.url)
    fe.link(href=entry.url)
    # Left alone, feedgen puts the time of the run here.
    fe.updated(entry.updated)
    fe.published(entry.published)


def marked(text: str, entry: Entry) -> str:
    """Return an entry's text with a right-to-left mark where readers would turn it."""
    return direction.marked(text, languages.direction(entry.language))


def categories(feed: Feed, entry: Entry) -> list[dict[str, str]]:
    """Return section and tags, each with its scheme (and no label: an empty one would empty RSS's category)."""
    section = [{"term": entry.section, "scheme": feed.site.home + "#section"}] if entry.section else []
    return section + [{"term": tag, "scheme": feed.site.home + "#tag"} for tag in entry.tags]


def self_address(feed: Feed, form: str) -> str:
    """Return the public address of a feed in one format."""
    path = "/".join(segment(part) for part in feed.spec.path.split("/"))
    return f"{feed.site.feeds}{path}.{form}"


def rfc3339(moment: datetime) -> str:
    """Return an aware UTC time with Z: one reader ignores Atom's offsets, and feedgen writes +00:00."""
    return moment.isoformat().replace("+00:00", "Z")


def add(parent: Element, name: str, text: str | None, attributes: dict[str, str] | None = None) -> Element:
    """Append an element; `name` is plain or `prefix:name`."""
    prefix, colon, local = name.partition(":")
    element = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{local}" if colon else name, attributes)
    element.text = text
    return element


def serialised(root: Element) -> bytes:
    """Return the document, indented, one element a line.

    feedgen's Atom elements are in no namespace until they are read again, so nothing here may rely on one.
    """
    etree.indent(root, space="  ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + etree.tostring(root, encoding="utf-8") + b"\n"


def tree(create: Callable[[], tuple[Any, Any]]) -> Element:
    """Return the root of what feedgen's _create_rss or _create_atom makes (its hook for feeds comes too early)."""
    root: Element = create()[0]
    return root
