"""Write a Feed as RSS 2.0 (https://www.rssboard.org/rss-specification, and its Profile).

Of its namespaces: content for the full text, dc for the names of authors and the language of each item,
dcterms for the time of an update, media for pictures, sounds and films, atom for the self link, itunes and podcast
for podcasts.
"""

import re
from html import escape

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from nashra.model import Entry, Feed, Person
from nashra.render import body, feedly, media, podcast
from nashra.render.through_feedgen import (
    NAMESPACES,
    add,
    categories,
    generator,
    marked,
    rfc3339,
    serialised,
    tree,
)
from nashra.xml import XML_LANG, Element

ENTRY = b"\n    <item"
END = b"\n  </channel>"
_TITLE = re.compile(rb"<title>[^<]*</title>")


def render(feed: Feed) -> bytes:
    """Return the feed as an RSS document."""

    def fill(fe: FeedEntry, entry: Entry) -> None:
        if feed.spec.body != "full" and entry.summary:
            # A description is HTML to its readers, so plain text is escaped once more.
            fe.description(escape(marked(entry.summary, entry), quote=False))
        if feed.spec.body != "summary" and entry.html:
            fe.content(body.prepared(entry.html, entry.url, entry.language))
        fe.category(categories(feed, entry))
        _enclose(fe, entry)
        if feed.spec.podcast:
            podcast.fill_item(fe, entry)

    def mend(item: Element, entry: Entry) -> None:
        _mend(item, entry)
        if feed.spec.podcast:
            podcast.mend_item(item, entry)

    fg = generator(feed, "rss", fill, mend, ("dc", "dcterms", "media", *feedly.prefixes(feed), *podcast.prefixes(feed)))
    _fill_channel(fg, feed)
    root = tree(fg._create_rss)  # noqa: SLF001 - rss_str() would leave no room to mend and to indent
    if feed.site.hub:
        _name_hub(root, feed.site.hub)
    if feed.spec.podcast:
        podcast.mend_channel(root, feed.spec.podcast)
    feedly.show(root[0], "item", feed)
    return _TITLE.sub(_with_hexadecimal_references, serialised(root))


def _fill_channel(fg: FeedGenerator, feed: Feed) -> None:
    fg.description(feed.spec.description)
    fg.pubDate(feed.published)
    fg.ttl(feed.site.ttl)
    if feed.site.image:
        # The Profile wants the channel's own title and link with it.
        fg.image(feed.site.image, title=feed.spec.title, link=feed.spec.home)
    if feed.site.editor and feed.site.editor.email:
        fg.managingEditor(_mailbox(feed.site.editor))
    if feed.spec.podcast:
        podcast.fill_channel(fg, feed, feed.spec.podcast)


def _enclose(fe: FeedEntry, entry: Entry) -> None:
    """Write the one enclosure that the Profile wants; its length must be stated, and feedgen writes None for none."""
    enclosed = next((one for one in media.in_order(entry) if one.type and one.length), None)
    if enclosed:
        fe.enclosure(enclosed.url, str(enclosed.length), enclosed.type)


def _name_hub(root: Element, hub: str) -> None:
    """Write the hub of WebSub beside the self link: of Atom's links feedgen gives RSS that one alone."""
    self_link = next(root.iter(f"{{{NAMESPACES['atom']}}}link"))
    self_link.addnext(add(root[0], "atom:link", None, {"href": hub, "rel": "hub"}))


def _with_hexadecimal_references(title: re.Match[bytes]) -> bytes:
    """Write & and < in a title as the Profile asks: readers that take it for HTML then do not see a tag."""
    return title[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _mend(item: Element, entry: Entry) -> None:
    """Add what feedgen leaves out: an author without an address never gets into its RSS, a language neither."""
    _say_language_to_lemon24_reader(item, entry)
    mailbox = next((_mailbox(author) for author in entry.authors if author.email), None)
    if mailbox:
        add(item, "author", mailbox)
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    add(item, "dc:language", entry.language)
    if entry.updated > entry.published:
        add(item, "dcterms:modified", rfc3339(entry.updated))
    media.describe(item, entry)


def _say_language_to_lemon24_reader(item: Element, entry: Entry) -> None:
    """Set xml:lang: reader takes a text's language from there and not from dc:language, which others read."""
    item.set(XML_LANG, entry.language)


def _mailbox(person: Person) -> str:
    """Return `address (name)`, the form of the Profile."""
    return f"{person.email} ({person.name})"
