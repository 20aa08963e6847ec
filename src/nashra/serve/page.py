"""The page that lists the feeds. It is built as a tree, so that no text can become markup.

Each name and headline is isolated, and gets its own direction: a Latin one is shown rightly in an Arabic page.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from lxml import html
from lxml.html.builder import E

from nashra import languages
from nashra.model import KINDS, SITEMAP, Site
from nashra.problems import Problem, printable
from nashra.serve import Preview, files
from nashra.serve.shown import Headline, Shown, shown
from nashra.serve.words import Words, words
from nashra.xml import Element

_LINKS: Final = {"rss": "RSS", "atom": "Atom", "json": "JSON", "xml": "XML"}
_UNKNOWN: Final = Site(title="nashra", home="", feeds="", language="en")


def page(preview: Preview) -> bytes:
    """Return the page as it is now."""
    site = preview.site or _UNKNOWN
    own = words(site.language)
    feeds = _in_order(preview.feeds(), site)
    body = E.body(
        _header(site),
        *_notice(preview.problems, own),
        E.main(*(_groups(feeds, own, ZoneInfo(site.timezone)) if feeds else [E.p(own.empty, {"class": "empty"})])),
        *_problems(preview.problems, own),
        {"data-version": str(preview.version)},
    )
    tree = E.html(_head(site, feeds), body, lang=own.language, dir=languages.direction(own.language))
    return html.tostring(tree, doctype="<!DOCTYPE html>", encoding="utf-8")


def _in_order(feeds: dict[str, Path], site: Site) -> dict[str, Path]:
    """Sort feeds: first the site's own, in the order of feeds.toml, then its families; RSS before Atom."""
    own = [spec.path for spec in site.specs]

    def place(path: str) -> tuple[int, int, str, int]:
        name, _, form = path.rpartition(".")
        folder = name.rpartition("/")[0]
        return _rank(folder, ["", *KINDS]), _rank(name, own), name, _rank(form, list(_LINKS))

    return {path: feeds[path] for path in sorted(feeds, key=place)}


def _rank(word: str, words: list[str]) -> int:
    return words.index(word) if word in words else len(words)


def _head(site: Site, feeds: dict[str, Path]) -> html.HtmlElement:
    return E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(site.title),
        E.link(rel="stylesheet", href="/page.css"),
        E.script({"src": "/page.js", "defer": ""}),
        *(_autodiscovery(path) for path in feeds if "/" not in path and not path.endswith(SITEMAP)),
    )


def _autodiscovery(path: str) -> html.HtmlElement:
    media_type = files.MEDIA_TYPES[PurePosixPath(path).suffix].partition(";")[0]
    return E.link(rel="alternate", type=media_type, href=_address(path), title=printable(path))


def _header(site: Site) -> html.HtmlElement:
    header = E.header(E.h1(site.title, dir="auto"))
    if site.description:
        header.append(E.p(site.description, dir="auto"))
    if site.home:
        header.append(E.p(E.a(site.home, href=site.home, dir="ltr"), {"class": "home"}))
    return header


def _notice(problems: list[Problem], own: Words) -> Iterator[html.HtmlElement]:
    """Say above the feeds that something is wrong, with a link to the list of it below."""
    if problems:
        worst = max(problem.level for problem in problems)
        link = E.a(f"{own.problems}: {len(problems)}", href="#problems")
        yield E.p(link, {"class": f"notice {worst}"})


def _problems(problems: list[Problem], own: Words) -> Iterator[html.HtmlElement]:
    if problems:
        lines = (E.li(str(problem), {"class": str(problem.level), "dir": "ltr"}) for problem in problems)
        yield E.details(E.summary(own.problems), E.ul(*lines, id="problems"))


def _groups(feeds: dict[str, Path], own: Words, zone: ZoneInfo) -> Iterator[html.HtmlElement]:
    """Yield a section of the site's own feeds, then one for each family."""
    for kind, paths in groupby(feeds, key=lambda path: path.rpartition("/")[0]):
        heading = own.kinds.get(kind, printable(kind)) if kind else own.feeds
        cards = (
            _card(name, {path: feeds[path] for path in formats}, own, zone)
            for name, formats in groupby(paths, key=lambda path: path.rpartition(".")[0])
        )
        yield E.section(E.h2(heading), E.div(*cards, {"class": "feeds"}))


def _card(name: str, formats: dict[str, Path], own: Words, zone: ZoneInfo) -> html.HtmlElement:
    """Return the card of one feed, with links to the files that it is published as."""
    feed = next(filter(None, map(_shown, formats.values())), None)
    links = E.p({"class": "links"}, *(_link(path) for path in formats))
    if not feed:
        return E.article(E.h3(printable(name), dir="auto"), links, E.p(own.unread, {"class": "error"}))
    card = E.article(E.h3(feed.title, {"dir": "auto", "lang": feed.language}), links)
    if feed.description != feed.title:
        card.append(E.p(feed.description, {"class": "description", "dir": "auto", "lang": feed.language}))
    card.append(E.ol(*(_headline(headline, zone) for headline in feed.newest)))
    card.append(E.p(f"{own.entries}: {feed.entries}", {"class": "count"}))
    return card


def _shown(file: Path) -> Shown | None:
    published = files.read(file)
    return shown(published.data) if published else None


def _link(path: str) -> html.HtmlElement:
    return E.a(_LINKS[path.rpartition(".")[2]], href=_address(path), title=printable(path))


def _address(path: str) -> str:
    return f"/feeds/{quote(path)}"


def _headline(headline: Headline, zone: ZoneInfo) -> html.HtmlElement:
    title = E.a(headline.title, href=headline.url) if headline.url else E.span(headline.title)
    title.set("dir", "auto")
    return E.li(title, *_time(headline.published, zone))


def _time(moment: datetime | None, zone: ZoneInfo) -> Iterator[Element]:
    if moment:
        there = moment.astimezone(zone)
        yield E.time(f"{there:%Y-%m-%d %H:%M}", datetime=there.isoformat(), dir="ltr")
