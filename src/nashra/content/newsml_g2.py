"""Read NewsML-G2 of the IPTC: a news item, or a message with several; each holds NITF, XHTML or text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from lxml import etree

from nashra.content import items, nitf, plain
from nashra.content.elements import Table, line, markup, text, texts
from nashra.content.facts import Facts, Found
from nashra.model import Site
from nashra.problems import Level, Location, Problem, counted
from nashra.xml import XML_LANG, Element

_TEXTUAL = frozenset({"text", "composite", ""})
# Where an item states its facts, in order of precedence.
_MOMENTS = (
    ("published", "itemMeta/embargoed"),
    ("published", "itemMeta/firstCreated"),
    ("published", "contentMeta/contentCreated"),
    ("published", "itemMeta/versionCreated"),
    ("updated", "itemMeta/versionCreated"),
)
_TEXTS = (
    ("title", "contentMeta/headline"),
    ("title", "itemMeta/title"),
    ("summary", "contentMeta/description"),
)
_AUTHORS = ("contentMeta/by", "contentMeta/creator/name", "contentMeta/creditline")
# Kinds of subject that say what an article is about; other kinds are people and places.
_ABOUT = frozenset({"abstract", ""})


def read(root: Element, path: str, site: Site) -> list[Found]:
    """Return what each item says, in its newest version; pictures and other items without text are only counted."""
    if root.tag == "newsItem":
        return [_found(root, Table(path, site))]
    newest = list(_newest(root))
    articles = [item for item in newest if _code(item, "itemMeta/itemClass") in _TEXTUAL]
    found = [_one_of_many(item, number, path, site) for number, item in enumerate(articles, start=1)]
    others = len(newest) - len(articles)
    if others and found:
        message = f"{counted(others, 'item')} of the file without text: left out"
        found[0].problems.append(Problem(Location(path, 1), "item-no-text", message, Level.INFO))
    return found


def _newest(root: Element) -> Iterator[Element]:
    """Yield each item in its newest version; an item without a guid counts as one of its own."""
    versions: dict[str, Element] = {}
    for number, item in enumerate(root.iterfind("itemSet/newsItem")):
        name = item.get("guid") or f"{number}"
        if name not in versions or _version(item) >= _version(versions[name]):
            versions[name] = item
    yield from versions.values()


def _version(item: Element) -> int:
    stated = item.get("version", "")
    return int(stated) if stated.isdecimal() and len(stated) < 10 else 1  # noqa: PLR2004 - a version has few digits


def _one_of_many(item: Element, number: int, path: str, site: Site) -> Found:
    guid, place = item.get("guid"), f"item {number}"
    if not guid:
        return Found(Facts(), [Problem(Location(path, line(item)), "item-unnamed", "it has no guid")], place=place)
    source = etree.tostring(item, encoding="unicode", with_tail=False)
    found, where = _found(item, Table(path, site)), partial(Location, path, line(item))
    return replace(found, item=items.name(guid), place=place, source=source, where=where)


def _found(item: Element, table: Table) -> Found:
    language = _language(item)
    table.state("language", language, item)
    table.state("id", item.get("guid"), item)
    for fact, place in _TEXTS:
        if (element := _in_language(item.findall(place), language)) is not None:
            table.state(fact, text(element), element)
    _state_moments(item, table)
    for place in _AUTHORS:
        table.state("authors", texts(item.iterfind(place)), item)
    _state_subjects(item, table, language)
    table.state("image", _pictures(item), item)
    content = next(item.iterfind("contentSet/inlineXML/*"), None)
    if content is not None and content.tag == "nitf":
        nitf.state(content, table)
    _drop_headline(content, table)
    found = table.found(_html(item, content), lead_line=line(item if content is None else content))
    return replace(found, facts=replace(found.facts, version=_version(item)))


def _drop_headline(content: Element | None, table: Table) -> None:
    """Take the title out of the body, where it would be shown a second time."""
    heading = content.find(".//h1") if content is not None else None
    if content is not None and heading is not None and text(heading) == table.values.get("title"):
        heading.tag = "headline"
        etree.strip_elements(content, "headline", with_tail=False)


def _language(item: Element) -> str:
    stated = (
        (item.find("contentMeta/language"), "tag"),
        (item.find("contentSet/inlineXML"), XML_LANG),
        (item, XML_LANG),
    )
    return next((tag for element, name in stated if element is not None and (tag := element.get(name))), "")


def _in_language(elements: list[Element], language: str) -> Element | None:
    """Return the element in the language of the article, else the first."""
    base = language.partition("-")[0]
    own = (element for element in elements if (element.get(XML_LANG) or "").partition("-")[0] == base)
    return next(own, elements[0] if elements else None)


def _state_moments(item: Element, table: Table) -> None:
    """State when the item may be seen; an embargo without an end, or a status of withheld, makes it a draft."""
    nitf.state_status(_code(item, "itemMeta/pubStatus"), item, table)
    embargo = item.find("itemMeta/embargoed")
    table.state("draft", embargo is not None and not text(embargo), item)
    for fact, place in _MOMENTS:
        element = item.find(place)
        if fact == "updated" and _is_before(element, embargo):
            continue
        table.state(fact, text(element), item if element is None else element)


def _is_before(element: Element | None, release: Element | None) -> bool:
    """Whether an item was written before its release, or at the same time."""
    try:
        return datetime.fromisoformat(text(element)) <= datetime.fromisoformat(text(release))
    except (TypeError, ValueError):  # one has no time, or no zone: keys.facts tells of what is no date
        return release is not None


def _code(item: Element, place: str) -> str:
    """Return the last part of a code, `canceled` of `stat:canceled` and of its URI."""
    element = item.find(place)
    code = (element.get("qcode") or element.get("uri") or "") if element is not None else ""
    return code.replace("/", ":").rpartition(":")[2]


def _state_subjects(item: Element, table: Table, language: str) -> None:
    """State the subjects of an item as categories, the first of which is the section; people and places are tags."""
    names: dict[bool, list[str]] = {True: [], False: []}
    for subject in item.iterfind("contentMeta/subject"):
        kind = (subject.get("type") or "").rpartition(":")[2]
        names[kind in _ABOUT].append(text(_in_language(subject.findall("name"), language)))
    table.state("categories", [name for name in names[True] if name], item)
    keywords = texts(item.iterfind("contentMeta/keyword"))
    table.state("tags", [*filter(None, names[False]), *keywords], item)


def _pictures(item: Element) -> list[str]:
    remote = item.iterfind("contentSet/remoteContent")
    return [
        address
        for content in remote
        if (content.get("contenttype") or "").startswith("image/") and "://" in (address := content.get("href") or "")
    ]


def _html(item: Element, content: Element | None) -> str:
    if content is None:
        return _of_data(item)
    if content.tag == "nitf":
        return nitf.html(content)
    body = content.find("body")
    return markup(content if body is None else body)


def _of_data(item: Element) -> str:
    for data in item.iterfind("contentSet/inlineData"):
        held = "".join(data.itertext())
        if held.strip():
            return held if "html" in (data.get("contenttype") or "") else plain.paragraphs(held.split("\n"))
    return ""
