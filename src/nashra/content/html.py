"""Read an HTML page (.html, .htm): what its head and its JSON-LD state, and the one element that is the article.

A page without such an element is read by trafilatura, where that is installed.
"""

import logging
import re
from collections.abc import Iterator
from importlib.util import find_spec

import lxml.html
from lxml import etree

from nashra.content import json_ld, page_article, plain
from nashra.content.elements import Table, line, text
from nashra.content.facts import Facts, Found
from nashra.html.tree import Element
from nashra.model import Site
from nashra.problems import Level, Location, Problem

# For each fact the values of `name`, `property` and `itemprop` that state it, the most telling first.
META = {
    "title": ("og:title", "twitter:title", "headline", "dc.title"),
    "summary": ("description", "og:description", "twitter:description"),
    "authors": ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    "published": (
        *("article:published_time", "article:published", "datepublished", "parsely-pub-date", "pubdate", "publishdate"),
        *("publish-date", "publish_date", "publication_date", "sailthru.date", "dc.date.issued", "dcterms.issued"),
        *("dcterms.created", "dc.date", "date"),
    ),
    "updated": ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified"),
    "expires": ("article:expiration_time",),
    "section": ("article:section", "articlesection", "parsely-section"),
    "tags": ("article:tag", "news_keywords", "keywords"),
    "image": ("og:image", "og:image:url", "twitter:image"),
    "url": ("og:url",),
}
_MANY = frozenset({"authors", "tags", "image"})
# The longest news pages have a few thousand elements; the search takes more than linear time in their number.
_MOST_SEARCHED = 20_000
# Elements that a page has around its article, and a fragment has not.
_IN_A_PAGE = re.compile(r"<(?:html|body|nav|aside|header|footer|form)\b", re.IGNORECASE)
# Signs between the title of a page and the name of its site.
_SIGN = re.compile(r"\s+[|»·–—-]\s+|\s*::\s*")
_MISSING = (
    "it has no one <article>, articleBody or <main>: pip install 'nashra[html]' adds what finds the text elsewhere"
)


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what a page says about its article, and the article itself."""
    try:
        root = _parsed(text)
    except _NoPageError as error:
        return [Found(Facts(), [Problem(Location(path, error.line), "html", str(error))])]
    table = Table(path, site)
    _state_json_ld(root, table)
    body = page_article.find(root, is_whole=_IN_A_PAGE.search(text) is None)
    _state_head(root, table)
    if body is None:
        page_article.state_date(root, table)
        return [table.found(_extracted(root, table))]
    page_article.state(body, table)
    page_article.trim(body, table)
    return [table.found(page_article.shown(body, table.values.get("language")), lead_line=line(body))]


class _NoPageError(ValueError):
    """A text that is no page: the fact, and its line, from 1."""

    def __init__(self, fact: str, line: int = 1) -> None:
        super().__init__(fact)
        self.line = line


def _parsed(text: str) -> Element:
    """Return the root of a page. It is read as UTF-8 whatever it states, since its text has been decoded already.

    Raises _NoPageError, also for a page that is nested too deep: the parser would silently drop the rest.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8"), parser)
    except etree.ParserError:
        raise _NoPageError("the file holds no element") from None
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            raise _NoPageError(entry.message.partition(":")[0].lower(), entry.line)
    return root


def _state_json_ld(root: Element, table: Table) -> None:
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            stated = json_ld.article(script.text or "")
        except json_ld.JsonLdError as error:
            table.tell("json-ld", f"JSON-LD: {error.fact}", line(script) + error.line - 1, Level.WARNING)
            continue
        for name, value in stated.items():
            table.state(name, value, script)


def _state_head(root: Element, table: Table) -> None:
    stated = list(_metas(root))
    for link in root.iterfind(".//link[@rel='canonical']"):
        table.state("url", link.get("href"), link)
    for fact, names in META.items():
        for name in names:
            named = [(value, element) for known, value, element in stated if known == name]
            if named:
                values = [_without_site(value, root, table.site) if fact == "title" else value for value, _ in named]
                table.state(fact, values if fact in _MANY and len(values) > 1 else values[0], named[0][1])
    for title in (*root.iterfind(".//article//h1"), *root.iterfind(".//main//h1"), *root.iter("h1")):
        table.state("title", text(title), title)
    for title in root.iter("title"):
        table.state("title", _without_site(text(title), root, table.site), title)
    table.state("language", root.get("lang"), root)
    for locale, element in ((value, element) for name, value, element in stated if name == "og:locale"):
        table.state("language", re.split("[_-]", locale)[0], element)  # Facebook's ar_AR is no Arabic of Argentina


def _without_site(title: str, root: Element, site: Site) -> str:
    """Return the title of a page without the name of the site at its end; a heading may show where it ends."""
    signs = [sign.start() for sign in _SIGN.finditer(title)]
    shown = {text(heading) for heading in root.iter("h1", "h2")} if signs else set()
    if part := next((title[:at] for at in reversed(signs) if title[:at].strip() in shown), ""):
        return part.strip()
    names = (*root.xpath("//meta[@property='og:site_name' or @name='application-name']/@content"), site.title)
    for name in filter(None, map(str.strip, names)):
        before = title.removesuffix(name).rstrip()
        if before != title and before.endswith(("|", "-", "–", "—", "»", "·", ":")):
            return before[:-1].rstrip()
    return title


def _metas(root: Element) -> Iterator[tuple[str, str, Element]]:
    """Yield what <meta>, <time> and microdata state: the name in lower case, the value, the element."""
    for element in root.xpath("//meta | //time | //*[@itemprop]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = (element.get("content") or element.get("datetime") or _itemised(element)).strip()
        is_profile = "author" in name.lower() and "://" in value
        if value and not is_profile:
            yield name.lower(), value, element


def _itemised(element: Element) -> str:
    """Return the text of an element with `itemprop`; of one that describes a person, the name."""
    if element.tag in {"meta", "time"}:
        return ""
    named = element.find(".//*[@itemprop='name']")
    return text(element if named is None else named)


def _extracted(root: Element, table: Table) -> str:
    """Return the article as trafilatura finds it; where there is none to be found, that is reported."""
    if unsearched := _why_unsearched(root):
        table.tell("no-article", unsearched, 1)
        return ""
    if page := _searched(root):
        table.tell("article-found", "no element is said to be the article: it is found by its text", 1, Level.INFO)
        return page.partition("<body>")[2].rpartition("</body>")[0].strip()
    if isinstance(body := table.values.get("articleBody"), str):
        return plain.paragraphs(body.split("\n"))
    table.tell("no-article", "no article is found in the page", 1)
    return ""


def _why_unsearched(root: Element) -> str:
    """Return why no article is looked for in the text of a page, empty where it is."""
    if find_spec("trafilatura") is None:
        return _MISSING
    if sum(1 for _ in root.iter()) > _MOST_SEARCHED:
        return f"it has no one <article>, and more than {_MOST_SEARCHED} elements to look for it in"
    return ""


def _searched(root: Element) -> str | None:
    """Return a page with nothing but the article in its body, None where trafilatura finds none."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # our own problems say what it found wrong
    return trafilatura.extract(
        root, output_format="html", include_links=True, include_images=True, include_formatting=True
    )
