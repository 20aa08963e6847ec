"""A dateline that states its date, or parts its words by slashes, as agencies write it before their text.

place date agency            place date (agency) - text           place, date - agency. text
place / agency / text        place / date / agency: text          place date /agency/ -- text
"""

import re
from functools import cache
from typing import NamedTuple

from nashra.arabic import bylines
from nashra.arabic.folding import date_folded

_LONGEST = 120
# No other line is looked at: most have neither in their beginning.
_HINT = re.compile(r"[^\n]{0,60}?[\d/]")
_NUMBERS = r"\d{{1,2}}\s?(?P<{0}>[-/.])\s?\d{{1,2}}(?:\s?(?P={0})\s?\d{{4}})?"
# A day in words, in whatever calendar, its year perhaps left out: `24 يناير/كانون الثاني`. Which words are of a date is
# asked when the rest is known: a pattern of all months would take a tenth of a second to make.
_WORDS = r"\d{1,2}\s?[-/]?\s?[^\W\d_]{2,12}(?:[\s/(]{1,3}[^\W\d_]{2,12}\)?){0,3}?(?:\s*[-/،,]?\s*\d{4})?"
_WEEKDAY = "ال[اإ]ثنين|الثلاثاء|ال[اأ]ربعاء|الخميس|الجمعة|السبت|ال[اأ]حد"
_BEFORE_DATE = re.compile(rf"(?:[\s،,–—-]+(?:في|يوم|{_WEEKDAY}))*[\s،,–—-]*$")
_WORD = re.compile(r"[^\W\d_]+")
# What stands in a date beside its months.
_AROUND = frozenset({"في", "يوم", "الموافق", "ه", "هـ", "م"})


class Found(NamedTuple):
    """The place and the agency, and how many characters say it."""

    place: str
    agency: str
    length: int


def _date(name: str) -> str:
    """Return the pattern of a day in one calendar or two; `name` keeps its groups apart."""
    one, other = (rf"(?:{_NUMBERS.format(group)}|{_WORDS})\s?(?:هـ?|م)?(?!\w)" for group in (name, f"{name}_2"))
    return rf"(?P<{name}_date>(?:(?:في|يوم)\s+)?(?:(?:{_WEEKDAY})[،,]?\s+)?{one}(?:\s*(?:الموافق|[-–/،])?\s*{other})?)"


_PLACE, _AGENCY = r"\s*(?P<place>[^\d\n/()]{2,40}?)", r"(?P<agency>[^\d\n/():–—-]{2,25}?)"
_END = r"(?:\s*[-–—:.ـ]+\s*(?=\S)|\s*/?\s*$)"
# With a date behind the place, or with slashes.
_PATTERNS = (
    re.compile(rf"(?:{_PLACE}[،,]?\s*)?{_date('a')}\s*[-–—(/«]*\s*{_AGENCY}\s*(?:[)/»]\s*[-–—:ـ]*\s*(?=\S|$)|{_END})"),
    re.compile(rf"{_PLACE}\s*/\s*(?:{_date('a')}\s*/\s*)?{_AGENCY}\s*(?:/\s*[-–—:]*\s*(?=\S)|\s*[:–—-]+\s*(?=\S)|$)"),
)


def read(text: str) -> Found | None:
    """Return what a text begins with; nothing where its agency is not known, or its place is none."""
    hint = _HINT.match(text)
    if not (hint and _may_be_place(hint[0][:-1])):
        return None
    for found in filter(None, (pattern.match(text[:_LONGEST]) for pattern in _PATTERNS)):
        place = found["place"] or ""
        is_place = not place or bylines.kind(place) == "place"
        if is_place and bylines.kind(found["agency"]) in {"wire", "medium"} and _is_date(found["a_date"] or ""):
            return Found(place, found["agency"], found.end())
    return None


def _may_be_place(said: str) -> bool:
    """Whether what stands before the first digit or slash is a place: it hardly ever is, and that is soon known."""
    place = _BEFORE_DATE.sub("", said).strip()
    return not place or bylines.kind(place) == "place"


def _is_date(said: str) -> bool:
    return all(word in _AROUND or date_folded(word) in _names() for word in _WORD.findall(said))


@cache
def _names() -> frozenset[str]:
    """Return the words of months and weekdays."""
    from nashra.arabic.date_names import NAMES  # for the few lines that come so far

    return frozenset(word for name in NAMES for word in name.split())
