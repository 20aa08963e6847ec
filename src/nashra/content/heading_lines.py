"""The lines of a heading, and what a single line may state: a date, an address, a section, an author.

A `take` function enters what its line says into the heading, and returns whether the line said anything of the kind.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from nashra import addresses
from nashra.arabic import dateline, dates, given_names, sections
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

_LONGEST_DATE = 80
# A line of numbers and signs only is meant as a date, whether it is one or not.
_NUMBERS = re.compile(r"[\d/.:\s-]*\d[/.-]\d+[/.-]\d[\d/.:\s-]*")
_ADDRESS = re.compile(r"https?://\S+")
_RULE = re.compile(r"[-=_*~—ـ\s]{3,}")
_CHANGE = r"(?:[آا]خر تحديث|[آا]خر تعديل|تم التحديث|تاريخ التحديث|عُ?دّ?ل|(?:last )?updated)"
_HAS_CHANGE = re.compile(_CHANGE, re.IGNORECASE)
_CHANGED = re.compile(rf"{_CHANGE}\s*:?\s*(.+)", re.IGNORECASE)
# Both in one line: `24 يناير 2026 - آخر تحديث: 25 يناير 2026`.
_BOTH = re.compile(rf"(.*\S)[\s|،,؛()–—-]+({_CHANGE}\s*:?\s*[^()]+)\)?", re.IGNORECASE)
# An author beside the date: `سارة العلي | 24 نوفمبر 2026`.
_BESIDE = re.compile(r"\s*\|\s*|\s+[-–—ـ]\s+|\s*،\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `number` counts from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Heading:
    """What a heading states, under the names of Facts, and the lines of the body after it."""

    stated: dict[str, Any] = field(default_factory=dict)
    body: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


Where = Callable[[Line], Location]


def is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def take(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    return (
        is_rule(line)
        or take_address(line, heading)
        or _take_section(line, heading)
        or _take_change(line, heading, site)
        or take_date(line, heading, where, site)
    )


def take_address(line: Line, heading: Heading) -> bool:
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


def is_date(line: Line, site: Site) -> bool:
    try:
        return bool(dates.parse(line.text, site.date_order))
    except dates.DateError:
        return False


def take_date(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that is a date, or is meant as one: then what is wrong with it is reported."""
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
    if not (both and is_date(Line(line.number, both[1]), site)):
        return False
    changed = _take_change(Line(line.number, both[2]), heading, site)
    return changed and take_date(Line(line.number, both[1]), heading, where, site)


def _take_author_and_date(text: str, heading: Heading, site: Site) -> bool:
    """Take `سارة العلي | 24 نوفمبر 2026`, either way round; a section may stand in the name's place."""
    for between in _BESIDE.finditer(text):
        sides = text[: between.start()], text[between.end() :]
        for beside, date in (sides, sides[::-1]):
            with suppress(dates.DateError):
                published = dates.parse(date, site.date_order)
                if _take_beside(beside, heading):
                    heading.stated["published"] = published
                    return True
    return False


def _take_beside(text: str, heading: Heading) -> bool:
    """Take what is beside a date: a section, or who wrote it and where."""
    if section := sections.named(text):
        heading.stated.setdefault("section", section)
        return True
    named = dateline.credit(text)
    if not named or not (named.place or named.agency or given_names.may_be(text)):
        return False
    heading.stated["authors"] = tuple(map(Person, named.authors)) or heading.stated.get("authors")
    return True
