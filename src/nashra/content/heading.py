"""What stands before the body of a raw text: title and date in lines of their own, or lines with labels.

    عنوان                     24 نوفمبر 2026          العنوان: عنوان
    24 نوفمبر 2026            عنوان                   التاريخ: 24 نوفمبر 2026
    متن                       متن                     متن

Above, between and behind the two may stand its section, who wrote it, its address, and when it was changed. Without a
date, or a label for the title, there is no heading.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from nashra import addresses
from nashra.arabic import dateline, dates, given_names, sections
from nashra.content import keys
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

_LONGEST_DATE = 80
_LONGEST_TITLE = 250
# Spaces in a name that stands alone.
_LONGEST_NAME = 4
# Spaces in a line that is more likely a headline than a name, below a line of one word.
_LEAST_HEADLINE = 3
# Characters of a paragraph below a name.
_LEAST_TEXT = 60
# Lines below a title that may be of its heading.
_MOST = 6
# A line of numbers and signs alone is meant as a date, whether it is one or not.
_NUMBERS = re.compile(r"[\d/.:\s-]*\d[/.-]\d+[/.-]\d[\d/.:\s-]*")
_ADDRESS = re.compile(r"https?://\S+")
_RULE = re.compile(r"[-=_*~—ـ\s]{3,}")
_CHANGE = r"(?:[آا]خر تحديث|[آا]خر تعديل|تم التحديث|تاريخ التحديث|عُ?دّ?ل|(?:last )?updated)"
_HAS_CHANGE = re.compile(_CHANGE, re.IGNORECASE)
_CHANGED = re.compile(rf"{_CHANGE}\s*:?\s*(.+)", re.IGNORECASE)
# Both in one line: `24 يناير 2026 - آخر تحديث: 25 يناير 2026`.
_BOTH = re.compile(rf"(.*\S)[\s|،,؛()–—-]+({_CHANGE}\s*:?\s*[^()]+)\)?", re.IGNORECASE)
_LABELLED = re.compile(r"([^\W\d_][^:\n]{1,20}?)\s*:\s*(\S.*)")
# Labels beside the names of keys.
_LABELS = dict.fromkeys(("by", "بقلم", "كتب", "كتبت", "اسمالكاتب"), "author") | {"تاريخالخبر": "date"}
_BODY_LABELS = frozenset({"النص", "المتن", "نص الخبر", "الخبر", "text", "body"})
# An author beside the date: `سارة العلي | 24 نوفمبر 2026`.
_BESIDE = re.compile(r"\s*\|\s*|\s+[-–—ـ]\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something; `number` counts from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Heading:
    """What a heading states, by the names of Facts, and the lines behind it; a byline in it stays before the text."""

    stated: dict[str, Any] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read(lines: Sequence[Line], path: str, site: Site) -> Heading:
    """Return the heading of a text, an empty one with all lines behind it where there is none."""

    def where(line: Line) -> Location:
        return Location(path, line.number)

    return _labelled(lines, where, site) or _unlabelled(lines, where, site) or Heading(body=list(lines))


Where = Callable[[Line], Location]


def _labelled(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read lines like `العنوان: …`, of which one states the title."""
    table: dict[str, str] = {}
    places: dict[str, Line] = {}
    for line in lines:
        found = _LABELLED.fullmatch(line.text)
        name = _LABELS.get(keys.folded(found[1]), found[1]) if found else ""
        if not found or keys.folded(name) not in keys.NAMES:
            break
        table[name], places[name] = found[2], line
    if keys.TITLES.isdisjoint(map(keys.folded, table)):
        return None
    stated, problems = keys.facts(table, site, lambda name: where(places[name]))
    body = list(lines[len(table) :])
    if body and (label := _LABELLED.match(body[0].text)) and label[1].strip().lower() in _BODY_LABELS:
        body[0] = Line(body[0].number, label[2])
    return Heading(stated, [line for line in body if line.text.strip(" :").lower() not in _BODY_LABELS], problems)


def _unlabelled(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read a title with its date below it, or above."""
    heading = Heading()
    waiting = list(lines)
    while waiting and (_take_address(waiting[0], heading) or _RULE.fullmatch(waiting[0].text)):
        waiting.pop(0)
    _take_section_above(waiting, heading, site)
    is_dated_first = len(waiting) > 2 and not _is_date(waiting[1], site)  # noqa: PLR2004 - date, title and text
    if is_dated_first and _take_date(waiting[0], heading, where, site):
        waiting.pop(0)
        _take_section_above(waiting, heading, site)
    if not waiting or len(waiting[0].text) > _LONGEST_TITLE:
        return None
    heading.stated["title"] = " ".join(waiting.pop(0).text.split())
    behind = _take_all(waiting, heading, where, site)
    if not (heading.problems or heading.stated.keys() & {"published", "updated"}):
        return None
    bylines = (line for line in waiting[:behind] if dateline.own_line(line.text) and not _is_date(line, site))
    heading.body = [*bylines, *waiting[behind:]]
    return heading


def _take_section_above(waiting: list[Line], heading: Heading, site: Site) -> None:
    """Take a first line that names a section; where no other line could be the title, it is that."""
    if len(waiting) < 3 or "section" in heading.stated:  # noqa: PLR2004 - section, title and text
        return
    first, second, third = waiting[:3]
    is_dated = _is_date(second, site)
    title = third.text if is_dated else second.text
    named = sections.named(first.text)
    if not named and not is_dated and " " not in first.text and _is_date(third, site):
        named = first.text if title.count(" ") >= _LEAST_HEADLINE and not given_names.is_full(title) else ""
    is_headline = not is_dated or (len(waiting) > 3 and _is_short(title))  # noqa: PLR2004 - the date, too
    if named and is_headline:
        heading.stated["section"] = named
        waiting.pop(0)


def _is_short(text: str) -> bool:
    """Whether a line may be a headline rather than a paragraph."""
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ":"))


def _take_all(lines: Sequence[Line], heading: Heading, where: Where, site: Site) -> int:
    """Take the lines below a title that are of its heading, and return how many they are."""
    taken = number = 0
    while number < min(len(lines), _MOST):
        line, below = lines[number], lines[number + 1 : number + 2]
        number += 1
        if _take(line, heading, where, site):
            taken = number
        elif _is_author_of(line, below, heading, where, site):
            taken = number = number + 1
        elif _is_name_below_date(line, below, heading):
            taken = number
        elif not dateline.own_line(line.text):
            break
    return taken


def _is_name_below_date(line: Line, below: Sequence[Line], heading: Heading) -> bool:
    """Whether a line is surely a name, between the date and the text."""
    is_named = "published" in heading.stated and below and given_names.is_full(line.text)
    if not is_named or "authors" in heading.stated or len(below[0].text) < _LEAST_TEXT:
        return False
    heading.stated["authors"] = (Person(line.text),)
    return True


def _is_author_of(line: Line, below: Sequence[Line], heading: Heading, where: Where, site: Site) -> bool:
    """Whether a line is a name, with the date below it."""
    named = dateline.credit(line.text) if line.text.count(" ") <= _LONGEST_NAME else None
    if not (named and named.authors and below and _take_date(below[0], heading, where, site)):
        return False
    heading.stated.setdefault("authors", tuple(map(Person, named.authors)))
    return True


def _take(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    return (
        _RULE.fullmatch(line.text) is not None
        or _take_address(line, heading)
        or _take_section(line, heading)
        or _take_change(line, heading, site)
        or _take_date(line, heading, where, site)
    )


def _take_address(line: Line, heading: Heading) -> bool:
    if not _ADDRESS.fullmatch(line.text) or "url" in heading.stated:
        return False
    try:
        heading.stated["url"] = addresses.web_address(line.text)
    except ValueError:
        return False
    return True


def _take_section(line: Line, heading: Heading) -> bool:
    named = "" if "section" in heading.stated else sections.named(line.text)
    if named:
        heading.stated["section"] = named
    return bool(named)


def _take_change(line: Line, heading: Heading, site: Site) -> bool:
    found = _CHANGED.fullmatch(line.text)
    try:
        changed = dates.parse(found[1], site.date_order) if found else None
    except dates.DateError:
        return False
    if changed:
        heading.stated.setdefault("updated", changed)
    return changed is not None


def _is_date(line: Line, site: Site) -> bool:
    try:
        return bool(dates.parse(line.text, site.date_order))
    except dates.DateError:
        return False


def _take_date(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that is a date, or means to be one: then what is wrong with it is told."""
    if len(line.text) > _LONGEST_DATE or "published" in heading.stated:
        return False
    try:
        heading.stated["published"] = dates.parse(line.text, site.date_order)
    except dates.DateError as error:
        if _take_both_dates(line, heading, where, site) or _take_author_and_date(line.text, heading, site):
            return True
        if not (error.is_meant or _NUMBERS.fullmatch(line.text)):
            return False
        heading.problems.append(Problem(where(line), "date", str(error), Level.WARNING))
    return True


def _take_both_dates(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that says when it was published, and when it was changed."""
    both = _BOTH.fullmatch(line.text) if _HAS_CHANGE.search(line.text) else None
    if not (both and _is_date(Line(line.number, both[1]), site)):
        return False
    changed = _take_change(Line(line.number, both[2]), heading, site)
    return changed and _take_date(Line(line.number, both[1]), heading, where, site)


def _take_author_and_date(text: str, heading: Heading, site: Site) -> bool:
    """Take `سارة العلي | 24 نوفمبر 2026`."""
    for between in _BESIDE.finditer(text):
        named = dateline.credit(text[: between.start()])
        with suppress(dates.DateError):
            published = dates.parse(text[between.end() :], site.date_order)
            if named:
                heading.stated |= {"published": published, "authors": tuple(map(Person, named.authors)) or None}
                return True
    return False
