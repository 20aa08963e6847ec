"""What a page shows of a published feed: its name, and its newest entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from lxml import etree

from nashra.xml import ATOM, UNTRUSTED, XML_LANG, Element

_SHOWN = 5
_SITEMAP, _NEWS = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class Headline:
    """One entry; its address is empty unless it is an http or https one."""

    title: str
    url: str
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """One feed, whatever its format; `entries` counts all, `newest` holds the first."""

    title: str
    description: str
    language: str
    entries: int
    newest: tuple[Headline, ...]


@lru_cache(maxsize=2048)
def shown(data: bytes) -> Shown | None:
    """Return what to show of RSS, Atom or a news sitemap, None where it is none of them."""
    parser = etree.XMLParser(**UNTRUSTED)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    if root.tag == f"{ATOM}feed":
        return _atom(root)
    if root.tag == f"{_SITEMAP}urlset":
        return _sitemap(root)
    channel = root.find("channel")
    return None if channel is None else _rss(channel)


def _rss(channel: Element) -> Shown:
    items = channel.findall("item")
    newest = (Headline(_text(item, "title"), _web(_text(item, "link")), _date(item)) for item in items[:_SHOWN])
    return Shown(
        _text(channel, "title"), _text(channel, "description"), _text(channel, "language"), len(items), tuple(newest)
    )


def _date(item: Element) -> datetime | None:
    try:
        return parsedate_to_datetime(_text(item, "pubDate")).astimezone(UTC)
    except ValueError:
        return None


def _atom(feed: Element) -> Shown:
    entries = feed.findall(f"{ATOM}entry")
    newest = tuple(_headlines(entries[:_SHOWN]))
    return Shown(
        _text(feed, f"{ATOM}title"), _text(feed, f"{ATOM}subtitle"), feed.get(XML_LANG) or "", len(entries), newest
    )


def _headlines(entries: list[Element]) -> Iterator[Headline]:
    for entry in entries:
        links = {link.get("rel", "alternate"): link.get("href", "") for link in entry.iterfind(f"{ATOM}link")}
        yield Headline(_text(entry, f"{ATOM}title"), _web(links.get("alternate", "")), _moment(entry))


def _sitemap(root: Element) -> Shown:
    news = root.findall(f".//{_NEWS}news")
    newest = (
        Headline(
            _text(one, f"{_NEWS}title"), _web(_text(url, f"{_SITEMAP}loc")), _moment(one, f"{_NEWS}publication_date")
        )
        for one in news[:_SHOWN]
        if (url := one.getparent()) is not None
    )
    title, language = (_text(root, f".//{_NEWS}{name}") for name in ("name", "language"))
    return Shown(title, "", language, len(news), tuple(newest))


def _moment(entry: Element, name: str = f"{ATOM}published") -> datetime | None:
    try:
        return datetime.fromisoformat(_text(entry, name)).astimezone(UTC)
    except ValueError:
        return None


def _text(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _web(address: str) -> str:
    """Return an address if it is safe for a browser, else an empty one: it might run a script."""
    return address if address.startswith(("https://", "http://")) else ""
