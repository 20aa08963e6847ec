"""The lines of a heading, and what a single line may state: a date, an address, a section, an author.

A `take` function enters what its line says into the heading, and returns whether the line said anything of the kind.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from nashra import addresses
from nashra.arabic import author_field, beside, dateline_parts, dates, given_names, sections
from nashra.arabic.folding import folded
from nashra.arabic.named import Dateline
from nashra.content.facts import StatedFacts
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

_LONGEST_DATE, _LONGEST_CHANGE = 80, 160
LONGEST_TITLE = 250
# Of a headline that ends in points.
_LONGEST_OPEN = 60
# Spaces in a line that is more likely a headline or a standfirst than a name.
LEAST_HEADLINE = 3
_BY = re.compile(
    r"(?:بقلم|بواسطة|كتب[تهاو]*|إعداد|اعداد|(?:Reported |Written )?[Bb]y|BY|Par|[A-Z][\w.'’-]+ [A-Z][\w.'’-]+$)(?!\w)"
)
# Every date has a day in digits.
_DIGIT = re.compile(r"\d")
# A line of numbers and signs only is meant as a date, whether it is one or not.
_NUMBERS = re.compile(r"[\d/.:\s-]*\d[/.-]\d+[/.-]\d[\d/.:\s-]*")
# What Markdown and Obsidian put around a line.
_EMPHASIS = "*_ "
_ADDRESS = re.compile(r"https?://\S+")
_RULE = re.compile(r"[-=_*~—ـ\s]{3,}")
_CHANGE = r"(?:[آا]خر تحديث|[آا]خر تعديل|تم التحديث|(?:ال)?تحديث(?=\s*:)|تاريخ التحديث|عُ?دّ?ل|(?:last )?updated)"
_HAS_CHANGE = re.compile(_CHANGE, re.IGNORECASE)
_CHANGED = re.compile(rf"{_CHANGE}\s*:?\s*(.+)", re.IGNORECASE)
# Both in one line: `24 يناير 2026 - آخر تحديث: 25 يناير 2026`.
_BOTH = re.compile(rf"(.*?\S)[\s|،,؛()•·–—-]+({_CHANGE}\s*:?\s*[^()]+(?:\([^()]+\))?)\)?", re.IGNORECASE)
# An author beside the date: `سارة العلي | 24 نوفمبر 2026`.
_BESIDE = re.compile(r"\s*\|\s*|\s+[-–—ـ]\s+|\s*،\s+|\s+(?=(?:في|بتاريخ|يوم)\s)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `number` counts from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Heading:
    """What a heading states, and the lines of the body after it; a byline stays in these.

    `problems` are of its dates, `notes` of lines that are left out; `is_sure` means that one of those shows that this
    is a heading.
    """

    stated: StatedFacts = field(default_factory=StatedFacts)
    body: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    is_sure: bool = False


Where = Callable[[Line], Location]


def is_short(text: str) -> bool:
    """Whether a line may be a headline rather than a paragraph."""
    is_open = text.endswith("..") and len(text) <= _LONGEST_OPEN
    return len(text) <= LONGEST_TITLE and (is_open or not text.endswith((".", ":")))


def is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def take(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    return (
        is_rule(line)
        or take_address(line, heading)
        or _take_section(line, heading, site)
        or _take_change(line, heading, site)
        or take_date(line, heading, where, site)
        or take_beside(line, heading, where)
    )


def take_beside(line: Line, heading: Heading, where: Where) -> bool:
    """Take what a page shows beside a text: how long ago it was, where to share it, its title once more."""
    if beside.is_relative(line.text):
        fact = f"{line.text!r} says when only to those who read it then: it is left out"
        heading.notes.append(Problem(where(line), "relative-time", fact, Level.INFO))
        heading.is_sure = True
    elif beside.is_button(line.text):
        fact = f"{line.text!r} is of the page, not of the text: it is left out"
        heading.notes.append(Problem(where(line), "beside", fact, Level.INFO))
    else:
        return False
    return True


def section_named(line: Line, site: Site) -> str:
    """Return the section that a line names: one that newsrooms have, or that feeds.toml knows."""
    own = {folded(shown): name for name, shown in site.sections.items()} if site.sections else {}
    return (own and own.get(folded(line.text))) or sections.named(line.text)


def take_address(line: Line, heading: Heading) -> bool:
    if not _ADDRESS.fullmatch(line.text) or "url" in heading.stated:
        return False
    try:
        heading.stated["url"] = addresses.web_address(line.text)
    except ValueError:
        return False
    return True


def _take_section(line: Line, heading: Heading, site: Site) -> bool:
    named = "" if "section" in heading.stated else section_named(line, site)
    if named:
        heading.stated["section"] = named
    return bool(named)


def is_change(line: Line, site: Site) -> bool:
    """Whether a line says when something was changed, perhaps beside the date of its publication."""
    if len(line.text) > _LONGEST_CHANGE or not _DIGIT.search(line.text) or not _HAS_CHANGE.search(line.text):
        return False
    both = _BOTH.fullmatch(line.text)
    return _changed(line, site) is not None or (both is not None and is_date(Line(line.number, both[1]), site))


def _changed(line: Line, site: Site) -> date | None:
    """Return when something was changed, if that is what a line says, and nothing else."""
    is_long = len(line.text) > _LONGEST_CHANGE
    change = None if is_long or not _DIGIT.search(line.text) else _CHANGED.fullmatch(line.text)
    try:
        return dates.parse(change[1], site.date_order) if change else None
    except dates.DateError:
        return None


def _take_change(line: Line, heading: Heading, site: Site) -> bool:
    changed = _changed(line, site)
    if changed:
        heading.stated.setdefault("updated", changed)
    return changed is not None


def is_date(line: Line, site: Site) -> bool:
    if len(line.text) > _LONGEST_DATE or not _DIGIT.search(line.text):
        return False
    return not isinstance(_parsed(line.text, site.date_order), dates.DateError)


@lru_cache(maxsize=64)
def _parsed(text: str, order: str | None) -> date | dates.DateError:
    """Return the date that a line states, or what is wrong with it: each line is asked several times."""
    try:
        return dates.parse(text.strip(_EMPHASIS), order)
    except dates.DateError as error:
        return error


def take_date(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that is a date, or means to be one: then what is wrong with it is told."""
    is_long = len(line.text) > _LONGEST_DATE and (len(line.text) > _LONGEST_CHANGE or not _HAS_CHANGE.search(line.text))
    if is_long or "published" in heading.stated or not _DIGIT.search(line.text):
        return False
    published = _parsed(line.text, site.date_order)
    if not isinstance(published, dates.DateError):
        heading.stated["published"] = published
        return True
    if _take_both_dates(line, heading, where, site) or _take_author_and_date(line.text, heading, site):
        return True
    is_meant = published.is_meant or _NUMBERS.fullmatch(line.text) is not None
    if is_meant:
        heading.problems.append(Problem(where(line), "date", str(published), Level.WARNING))
    return is_meant


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
        for other, day in (sides, sides[::-1]):
            with suppress(dates.DateError):
                published = dates.parse(day, site.date_order)
                if _take_beside(other, heading):
                    heading.stated["published"] = published
                    return True
    return False


def _take_beside(text: str, heading: Heading) -> bool:
    """Take what is beside a date: a section, or who wrote it and where."""
    if section := sections.named(text):
        heading.stated.setdefault("section", section)
        return True
    if beside.is_relative(text) or beside.is_button(text):
        return True
    named = author_field.read(text)
    if not named or not (named.place or named.agency or is_credible(named, text)):
        return False
    heading.stated["authors"] = tuple(map(Person, named.authors)) or heading.stated.get("authors")
    return True


def is_credible(named: Dateline, written: str, *, is_located: bool = True) -> bool:
    """Whether names are of people: they are known, stand behind `بقلم`, or are short, with a known place or agency.

    Where not `is_located`, a place or an agency does not tell: `افتتاح الجسر - صحيفة المثال` is a title.
    """
    is_located = is_located and (bool(named.agency) or dateline_parts.kind(named.place) == "place")
    is_short = all(name.count(" ") < LEAST_HEADLINE for name in named.authors)
    is_behind_word = _BY.match(written) is not None
    return is_behind_word or (is_located and is_short) or all(map(given_names.may_be, named.authors))
