"""A dateline with a date, or with slashes between its words, as agencies write it before their text.

place date agency            place date (agency) - text           place, date - agency. text
place / agency / text        place / date / agency: text          place date /agency/ -- text
"""

import re
from functools import cache

from nashra.arabic import dateline_parts
from nashra.arabic.folding import date_folded
from nashra.arabic.named import Dateline

_LONGEST = 120
# What sets an agency off after a town that nobody knows.
_SET_OFF = re.compile(r"[(/]")
# Words in the name of a town that nobody knows.
_MOST_WORDS = 2
# A digit or a slash near the beginning; most lines have neither, and are not looked at further.
_HINT = re.compile(r"[^\n]{0,60}?[\d/]")
_NUMBERS = (
    r"(?:\d{{4}}(?P<{0}_y>[-/.])\d{{1,2}}(?P={0}_y)\d{{1,2}}|"
    r"\d{{1,2}}\s?(?P<{0}>[-/.])\s?\d{{1,2}}(?:\s?(?P={0})\s?\d{{4}})?)"
)
# A day in words, in any calendar, perhaps without its year: `24 يناير/كانون الثاني`. Whether the words belong to a date
# is checked once the rest matches: a pattern of all months would take a tenth of a second to compile.
_WORDS = r"\d{1,2}\s?[-/]?\s?[^\W\d_]{2,12}(?:[\s/(]{1,3}[^\W\d_]{2,12}\)?){0,3}?(?:\s*[-/،,]?\s*\d{4})?"
_WEEKDAY = "ال[اإ]ثنين|الثلاثاء|ال[اأ]ربعاء|الخميس|الجمعة|السبت|ال[اأ]حد"
_BEFORE_DATE = re.compile(rf"(?:[\s،,–—-]+(?:في|يوم|{_WEEKDAY}))*[\s،,–—-]*$")
_WORD = re.compile(r"[^\W\d_]+")
# Words in a date besides its months.
_AROUND = frozenset({"في", "يوم", "الموافق", "ه", "هـ", "م"})


def _date(name: str) -> str:
    """Return the pattern of a day in one calendar or two; `name` keeps its groups apart."""
    one, other = (rf"(?:{_NUMBERS.format(group)}|{_WORDS})\s?(?:هـ?|م)?(?!\w)" for group in (name, f"{name}_2"))
    return rf"(?P<{name}_date>(?:(?:في|يوم)\s+)?(?:(?:{_WEEKDAY})[،,]?\s+)?{one}(?:\s*(?:الموافق|[-–/،])?\s*{other})?)"


_PLACE, _AGENCY = r"\s*(?P<place>[^\d\n/()]{2,40}?)", r"(?P<agency>[^\d\n/():–—-]{2,25}?)"
_END = r"(?:\s*[-–—:.ـ]+\s*(?=\S)|\s*/?\s*$)"


@cache  # few texts need them, and to make them takes as long as to read twenty
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a line with a date after the place, and of one with slashes."""
    date = _date("a")
    return (
        re.compile(rf"(?:{_PLACE}[\s،,–—-]*)?{date}\s*[-–—(/«]*\s*{_AGENCY}\s*(?:[)/»]\s*[-–—:ـ]*\s*(?=\S|$)|{_END})"),
        re.compile(rf"{_PLACE}\s*/\s*(?:{date}\s*/\s*)?{_AGENCY}\s*(?:/\s*[-–—:]*\s*(?=\S)|\s*[:–—-]+\s*(?=\S)|$)"),
    )


def read(text: str) -> Dateline | None:
    """Return the dateline that a text begins with; None unless its agency and its place are known ones."""
    hint = _HINT.match(text)
    if not (hint and _may_be_place(hint[0][:-1])):
        return None
    if not (_SET_OFF.search(text, 0, _LONGEST) or _is_known(hint[0][:-1])):
        return None
    for match in filter(None, (pattern.match(text[:_LONGEST]) for pattern in _patterns())):
        place, agency, date = match["place"] or "", match["agency"], match["a_date"] or ""
        is_agency = dateline_parts.kind(agency) in {"wire", "medium"} or dateline_parts.is_agency(agency)
        if is_agency and _may_be_place(place) and _is_date(date):
            return Dateline(place, agency, (), match.end(), date)
    return None


def _may_be_place(text: str) -> bool:
    """Whether the text before the first digit or slash may be a place: a quick test, which hardly any line passes."""
    return text.strip().count(" ") < _MOST_WORDS or _is_known(text)


def _is_known(text: str) -> bool:
    place = _BEFORE_DATE.sub("", text).strip()
    return not place or dateline_parts.kind(place) == "place"


def _is_date(text: str) -> bool:
    return all(word in _AROUND or date_folded(word) in _names() for word in _WORD.findall(text))


@cache
def _names() -> frozenset[str]:
    """Return the words of months and weekdays."""
    from nashra.arabic.date_names import NAMES  # for the few lines that come so far

    return frozenset(word for name in NAMES for word in name.split())
