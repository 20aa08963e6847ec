"""A dateline that states its date, or parts its words by slashes, as agencies write it before their text.

place date agency            place date (agency) - text           place, date - agency. text
place / agency / text        place / date / agency: text          place date /agency/ -- text
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from nashra.arabic import bylines
from nashra.arabic.date_names import GREGORIAN, ISLAMIC, WEEKDAYS

_LONGEST = 120
# No other line is looked at: most have neither in their beginning.
_HINT = re.compile(r"[^\n]{0,60}?[\d/]")
_SPELLINGS = str.maketrans({"ا": "[اأإآ]", "أ": "[اأإآ]", "إ": "[اأإآ]", "آ": "[اأإآ]", "ة": "[ةه]", "_": " "})
_NUMBERS = r"\d{{1,2}}\s?(?P<{0}>[-/.])\s?\d{{1,2}}(?:\s?(?P={0})\s?\d{{4}})?"


class Found(NamedTuple):
    """The place and the agency, and how many characters say it."""

    place: str
    agency: str
    length: int


def read(text: str) -> Found | None:
    """Return what a text begins with; nothing where its agency is not known, or its place is none."""
    if not _HINT.match(text):
        return None
    for pattern in _patterns():
        found = pattern.match(text[:_LONGEST])
        place = (found["place"] or "") if found else ""
        is_place = bylines.kind(place) == "place" if place else True
        if found and is_place and bylines.kind(found["agency"]) in {"wire", "medium"}:
            return Found(place, found["agency"], found.end())
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the two ways to write it: with a date behind the place, or with slashes."""
    place, agency = r"\s*(?P<place>[^\d\n/()]{2,40}?)", r"(?P<agency>[^\d\n/():–—-]{2,25}?)"
    end = r"(?:\s*[-–—:.ـ]+\s*(?=\S)|\s*/?\s*$)"
    return (
        re.compile(rf"(?:{place}[،,]?\s*)?{_date('a')}\s*[-–—(/«]*\s*{agency}\s*(?:[)/»]\s*[-–—:ـ]*\s*(?=\S|$)|{end})"),
        re.compile(rf"{place}\s*/\s*(?:{_date('b')}\s*/\s*)?{agency}\s*(?:/\s*[-–—:]*\s*(?=\S)|\s*[:–—-]+\s*(?=\S)|$)"),
    )


def _date(name: str) -> str:
    """Return the pattern of a day in one calendar or two, without its year too; `name` keeps its groups apart."""
    weekdays, months = _any_of(WEEKDAYS[:1]), _any_of((*GREGORIAN[:6], *ISLAMIC[:1], GREGORIAN[-3]))
    words = rf"\d{{1,2}}\s*[-/]?\s*(?:{months})(?:\s*[/(]?\s*(?:{months})\)?)?(?:\s*[-/،,]?\s*\d{{4}})?"
    one = rf"(?:(?:{weekdays})[،,]?\s+)?(?:{_NUMBERS.format(name)}|{words})\s?(?:هـ?|م)?(?!\w)"
    other = one.replace(f"<{name}>", f"<{name}2>").replace(f"={name})", f"={name}2)")
    return rf"(?:(?:في|يوم)\s+)?{one}(?:\s*(?:الموافق|[-–/،])?\s*{other})?"


def _any_of(rows: Iterable[str]) -> str:
    names = {name for row in rows for spelled in row.split() for name in spelled.split("|")}
    return "|".join(name.translate(_SPELLINGS) for name in sorted(names, key=len, reverse=True))
