"""Write a Feed as a news sitemap (sitemaps.org/protocol.html, and Google's elements for news in it).

Google News reads no feeds any more. It goes by the address of an article, its title, and when it was first published.
"""

from lxml import etree

from nashra.model import Entry, Feed
from nashra.render.through_feedgen import rfc3339, serialised
from nashra.xml import Element

ENTRY = b"\n  <url>"
END = b"\n</urlset>"
_SITEMAP, _NEWS = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.google.com/schemas/sitemap-news/0.9"


def render(feed: Feed) -> bytes:
    """Return the feed as a sitemap."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "news": _NEWS})
    for entry in feed.entries:
        _add_url(root, entry, feed.site.title)
    if not feed.entries:
        root.text = "\n"  # else it would have no end tag
    return serialised(root)


def _add_url(root: Element, entry: Entry, publication: str) -> None:
    url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
    etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = entry.url
    if entry.updated > entry.published:
        etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = rfc3339(entry.updated)
    news = etree.SubElement(url, f"{{{_NEWS}}}news")
    about = etree.SubElement(news, f"{{{_NEWS}}}publication")
    etree.SubElement(about, f"{{{_NEWS}}}name").text = publication
    # Google's codes have no regions and no scripts.
    etree.SubElement(about, f"{{{_NEWS}}}language").text = entry.language.partition("-")[0]
    etree.SubElement(news, f"{{{_NEWS}}}publication_date").text = rfc3339(entry.published)
    etree.SubElement(news, f"{{{_NEWS}}}title").text = entry.title
