"""The element of a page that is its article: how it is found, what it states, and its markup.

The byline, the date and whatever does not belong to the article are taken out of it, so that nothing is shown twice.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from nashra import languages
from nashra.arabic import dates
from nashra.arabic.folding import folded
from nashra.content import page_beside
from nashra.content.elements import Table, line, markup, text
from nashra.content.heading import take_line
from nashra.content.heading_lines import Heading, Line
from nashra.html.tree import Element
from nashra.problems import Level

if TYPE_CHECKING:
    from nashra.content.facts import StatedFacts

# Where the article may be: the first expression that finds exactly one element counts.
_BODIES = (
    "//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]",
    "//article",
    "//article[.//h1]",
)
_MAIN = ("//main | //*[@role='main']",)
# How long the article is at least, and how many times longer than others, which only announce what else there is.
_LEAST_TEXT, _TIMES_LONGER = 200, 4
# What may be inside an article without belonging to it.
_ASIDE = ".//nav | .//aside | .//footer | .//form | .//article | .//*[@hidden] | .//*[@aria-hidden='true']"
# Words in the class of an element that make it a byline, or a date.
_BYLINE_CLASS = re.compile(r"(?:[a-z]+[-_]+)*(?:author|byline|writer)(?:[-_]*(?:name|link|text))*", re.IGNORECASE)
_DATE_CLASS = re.compile(
    r"(?:[a-z]+[-_]+)*(?:date|datetime|time|timestamp|published)(?:[-_]+(?:text|time|published))*", re.IGNORECASE
)
_LONGEST_BYLINE = 80
_MOST_BEHIND = 3
# Elements that may be a line before the text.
_LINES = frozenset({"p", "div", "span", "small", "li", "h4", "h5", "h6"})
# Paragraphs that are shorter than this may be a byline, a date or a kicker before the text.
_LEAST_PARAGRAPH = 50


def find(root: Element, *, is_whole: bool) -> Element | None:
    """Return the element that is the article; for a fragment, all of it."""
    if is_whole:
        return root.find("body")
    for search in (partial(_only, _BODIES), _longest, partial(_only, _MAIN)):
        found = search(root)
        if found is not None:
            return found
    return None


def _only(places: tuple[str, ...], root: Element) -> Element | None:
    for place in places:
        found: list[Element] = root.xpath(place)
        if len(found) == 1 and text(found[0]):
            return found[0]
    return None


def _longest(root: Element) -> Element | None:
    """Return the one long article among short ones, which announce what else there is to read."""
    articles: list[Element] = root.xpath("//article[not(ancestor::article)]")
    lengths = sorted(((len(text(article)), number) for number, article in enumerate(articles)), reverse=True)
    if len(lengths) > 1 and lengths[0][0] >= max(_LEAST_TEXT, _TIMES_LONGER * lengths[1][0]):
        return articles[lengths[0][1]]
    return None


def state(body: Element, table: Table) -> None:
    """State language, authors, dates and terms by the article itself; bylines and dates are taken out of it."""
    _state_language(body, table)
    before = list(_before_text(body))
    _state_authors(body, before, table)
    _state_times(before, table)
    _state_lines(before, table)
    _state_lines(_behind_text(body), table)
    _state_terms(body, table)


def _state_language(body: Element, table: Table) -> None:
    """State the language of the article itself: that of the page around it may be the template's."""
    nearest = body.xpath("ancestor-or-self::*[@lang][1]")
    if nearest and nearest[0].tag != "html":
        table.values["language"] = nearest[0].get("lang")


def _before_text(body: Element) -> Iterator[Element]:
    """Yield the elements before the first paragraph of the text, and those in a header."""
    paragraphs = list(body.iter("p"))
    first = next((one for one in paragraphs if len(text(one)) >= _LEAST_PARAGRAPH), next(iter(paragraphs), None))
    is_before = True
    for element in body.iter("*"):
        is_before = is_before and element is not first
        if element is not body and (is_before or _is_in_header(element, body)):
            yield element


def _behind_text(body: Element) -> list[Element]:
    """Return the last paragraphs, where they are short."""
    last = [one for one in body.iter("p") if text(one)][-_MOST_BEHIND:]
    long = max((number for number, one in enumerate(last, 1) if len(text(one)) > _LONGEST_BYLINE), default=0)
    return last[long:]


def _is_in_header(element: Element, body: Element) -> bool:
    return any(above.tag == "header" for above in element.iterancestors() if above is not body)


def _state_authors(body: Element, before: list[Element], table: Table) -> None:
    """State who is named as author, and take the byline out of the article."""
    named = [one for one in body.iter("a", "span", "address") if one.get("rel") == "author" and _is_short(one)]
    marked = [*_classed(before, _BYLINE_CLASS), *_classed(body.iter("*"), re.compile("author|byline"))]
    marked = [one for one in marked if _is_short(one)]
    said = named or marked[:1]
    if "authors" in table.values or not said:
        return
    table.state("authors", [text(one) for one in named] or text(said[0]), said[0])
    for one in said:
        _drop(next((outer for outer in one.iterancestors() if outer in marked), one))


def _classed(elements: "Iterator[Element] | list[Element]", word: re.Pattern[str]) -> list[Element]:
    return [one for one in elements if any(map(word.fullmatch, (one.get("class") or "").split()))]


def _is_short(element: Element) -> bool:
    return 0 < len(text(element)) <= _LONGEST_BYLINE


def _state_times(before: list[Element], table: Table) -> None:
    """State the dates before the text, each in an element that is marked as a date."""
    for time in [*(one for one in before if one.tag == "time"), *_classed(before, _DATE_CLASS)]:
        said = _moment(time, table)
        if said:
            is_change = "updated" in (time.get("class") or "").split()
            table.state("updated" if is_change else "published", said, time)
            _drop(time)


def _state_lines(before: list[Element], table: Table) -> None:
    """State what short lines before the text say of date and author, though no element or class does."""
    for element in before:
        if element.tag not in _LINES or not _is_short(element) or any(inner.tag in _LINES for inner in element):
            continue
        known = cast("StatedFacts", dict.fromkeys(table.values.keys() & {"published", "updated"}))
        heading = Heading(known)
        is_taken = take_line(Line(line(element), text(element)), heading, lambda at: table.at(at.number), table.site)
        authors = [author.name for author in heading.stated.pop("authors", None) or ()]
        for fact, value in (*heading.stated.items(), ("authors", authors)):
            table.state(fact, value, element)
        table.problems += heading.notes
        if is_taken:
            _drop(element)


def _moment(element: Element, table: Table) -> str:
    """Return the date in the attribute or the text of an element, empty where it is none (`PT5M` is a reading time)."""
    for said in (element.get("datetime") or "", text(element)):
        with suppress(dates.DateError):
            if 0 < len(said) <= _LONGEST_BYLINE and dates.parse(said, table.site.date_order):
                return said
    return ""


def state_date(root: Element, table: Table) -> None:
    """State the date of a page without an article element, if there is exactly one in elements marked as dates."""
    said = {_moment(one, table): one for one in _classed(root.iter("*"), _DATE_CLASS) if not one.get("datetime")}
    said.pop("", None)
    if len(said) == 1:
        [(date, element)] = said.items()
        table.state("published", date, element)


def _state_terms(body: Element, table: Table) -> None:
    """State section and tags by the `rel` of links, as WordPress's themes write them."""
    for fact, relation in (("section", {"category", "tag"}), ("tags", {"tag"})):
        linked = [link for link in body.iter("a") if set((link.get("rel") or "").split()) == relation]
        if linked:
            said = [name for link in linked if (name := text(link))]
            table.state(fact, said[0] if fact == "section" and said else said, linked[0])


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def trim(body: Element, table: Table) -> None:
    """Take out what does not belong to the article, and its title, which would be shown twice."""
    titles = [heading for heading in body.iter("h1") if _is_title(text(heading), table.values.get("title"))]
    aside = [element for element in body.xpath(_ASIDE) if text(element)]
    if 2 * sum(len(text(one)) for one in aside if one.tag == "article") > len(text(body)):
        aside = [one for one in aside if one.tag != "article"]  # they are what is to be read
    aside += page_beside.find(body)
    if aside:
        names = ", ".join(dict.fromkeys(f"<{element.tag}>" for element in aside))
        table.tell("beside", f"what stands beside the article is left out: {names}", line(aside[0]), Level.INFO)
    for element in (*titles, *aside):
        _drop(element)


def _is_title(heading: str, title: object) -> bool:
    """Whether a heading is the title, apart from punctuation."""
    return isinstance(title, str) and bool(heading) and _letters(heading) == _letters(title)


def _letters(said: str) -> str:
    return "".join(filter(str.isalnum, folded(said))) or said


def shown(body: Element, language: str | None) -> str:
    """Return the content of an element; its direction is kept where the language does not imply it."""
    nearest = body.xpath("ancestor-or-self::*[@dir][1]/@dir")
    way = nearest[0].lower() if nearest else ""
    inner = markup(body)
    return f'<div dir="{way}">{inner}</div>' if way in {"rtl", "ltr"} and way != _direction(language) else inner


def _direction(language: str | None) -> str:
    return languages.direction(language) if language and languages.is_valid(language) else ""
