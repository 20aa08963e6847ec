"""Read a date that is written in words, or in numbers whose order has to be found out."""

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from nashra.arabic import calendars, dates
from nashra.arabic.date_names import HALVES, NAMES
from nashra.arabic.folding import date_folded

_LONGEST = 150
_NOON = 12
# From this hour on, an hour "of the night" is before midnight.
_NIGHTFALL = 6
# RFC 2822 section 4.3: years of two digits are those from 1950 to 2049.
_CENTURY_TURNS = 50
_YEAR_DIGITS = 4
# A month may begin a day earlier or later than in the calendar of Umm al-Qura, as the moon is sighted.
_SIGHTING = timedelta(days=1)
# The same day in another calendar: 14 جمادى الآخرة 1448 الموافق 24 نوفمبر 2026.
_ALSO = re.compile(r"\s*(?:الموافق(?: ل|:)?|[|=])\s*")
# Other separators that may be between the two: 14 جمادى الآخرة 1448هـ - 24 نوفمبر 2026م.
_PERHAPS_ALSO = re.compile(r"\s*[-–—/،,()]\s*|(?<=[هم])\s+")
# A weekday alone is no other calendar's day: يوم الثلاثاء الموافق 24 نوفمبر 2026.
_ONLY_ALSO = re.compile(r"^([^\d]*?)\s*(?:الموافق(?: ل|:)?)\s*(?=\d)")
# The hour and its minutes in words: الساعة 10 و 15 دقيقة.
_SPOKEN_CLOCK = re.compile(r"(?<=الساعه )(\d{1,2})\s?و\s?(\d{1,2})(?!\d)(?:\s?دقيقه)?")
# A day behind a clock is no zone: 21:30-14 مارس 2026.
_DAY_BEHIND_CLOCK = re.compile(r"(?<=\d:\d\d)\s?-\s?(?=\d{1,2}\s[^\W\d_]{3})(?!\d{1,2}\s(?:gmt|utc))")
_BRACKETS = str.maketrans("[]", "  ")
_POINT_IN_WORD = re.compile(r"(?<=[^\W\d_])\.")
_HALF = "|".join(sorted(HALVES, key=len, reverse=True))
_CLOCK = re.compile(
    rf"(?<![\d:.])(?:(?P<hour>\d{{1,2}})(?:[:h]|\.(?=\d\d\s*(?:{_HALF})(?!\w)))(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:[.,]\d+)?(?:\s*(?P<half>{_HALF})(?!\w))?"
    rf"|(?P<hour_alone>\d{{1,2}})\s*(?P<half_alone>{_HALF})(?!\w))(?![\d:])"
    r"(?:\s*(?:gmt|utc)?\s*(?P<hours>[+-]\d{1,2}):?(?P<minutes>\d\d)?(?:\s*\([^()]*\))?(?!\d))?"
)
_NAME = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
_PIECE = re.compile(
    r"(?<!\d)(?P<triple>\d{1,4}\s?(?P<sign>[-/.\\])\s?\d{1,2}\s?(?P=sign)\s?\d{1,4})(?!\d)"
    rf"|(?P<number>\d+)|(?P<iana>[a-z]+/[a-z_]+)|(?P<name>{_NAME})(?![^\W\d_])|(?P<other>[^\W\d_]+|[^\s،,()/.:-])"
)


# By kind: a calendar with its months, weekdays, eras and zones by what NAMES calls them, and the groups of _PIECE.
_Pieces = defaultdict[str, list[str]]


class _AmbiguousError(ValueError):
    """Three numbers that may mean more than one day."""


def parse(text: str, order: str | None) -> date:
    """Return the date or moment; if a day is stated in two calendars, the Gregorian one counts.

    Raises ValueError, and OverflowError.
    """
    if len(text) > _LONGEST:
        raise dates.NoDateError("it is too long")
    folded = _plain(text)
    try:
        return _stated(_ALSO.split(folded), order)
    except ValueError as error:
        is_open = isinstance(error, _AmbiguousError) or "|" in folded
        if is_open and (settled := _settled(folded, order)) is not None:
            return settled
        for between in _PERHAPS_ALSO.finditer(folded):
            with suppress(ValueError):
                return _stated([folded[: between.start()], folded[between.end() :]], order)
        raise


def _plain(text: str) -> str:
    """Return a date folded, with its clock in numbers, and apart from its day."""
    folded = _ONLY_ALSO.sub(r"\1 ", _POINT_IN_WORD.sub("", date_folded(text)).translate(_BRACKETS))
    return _DAY_BEHIND_CLOCK.sub(" ", _SPOKEN_CLOCK.sub(r"\1:\2", folded))


def _settled(folded: str, order: str | None) -> date | None:
    """Return a date whose parts are separated by `|`, or of which weekday or second calendar allow only one order."""
    if "|" in folded:
        with suppress(ValueError):
            return _stated([folded.replace("|", " ")], order)
    parts, readings = _ALSO.split(folded), set[date]()
    for possible in () if order else dates.ORDERS:
        with suppress(ValueError):
            readings.add(_stated(parts, possible))
    return readings.pop() if len(readings) == 1 else None


@dataclass(frozen=True, slots=True)
class _Stated:
    """A date as stated in one calendar, and the weekdays (Monday is 0) that are stated with it."""

    calendar: str
    moment: date
    weekdays: tuple[int, ...]


def _stated(parts: Sequence[str], order: str | None) -> date:
    """Return the one day that all parts state, each in another calendar."""
    stated = [_of_calendar(part, order) for part in parts]
    counted = next((day for day in stated if day.calendar == "gregorian"), stated[-1])
    if len({day.calendar for day in stated}) < len(stated):
        raise ValueError("it states one day twice")
    if any(abs(_day(day.moment) - _day(counted.moment)) > _SIGHTING for day in stated):
        raise ValueError("it states two days")
    for weekday in (weekday for day in stated for weekday in day.weekdays):
        dates.require_weekday(_day(counted.moment), weekday)
    clocks = [day.moment.timetz() for day in stated if isinstance(day.moment, datetime)]
    return datetime.combine(_day(counted.moment), clocks[0]) if clocks else counted.moment


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _of_calendar(folded: str, order: str | None) -> _Stated:
    """Return the date stated in the words of one calendar, in whatever order."""
    clocks = list(_CLOCK.finditer(folded))
    pieces = _pieces(_CLOCK.sub(" ", folded))
    calendar, day = _date(pieces, order)
    if len(clocks) > 1:
        raise ValueError("it states two times")
    moment = datetime.combine(day, _time(clocks[0]), _zone(clocks[0], pieces)) if clocks else day
    return _Stated(calendar, moment, tuple(map(int, pieces["weekday"])))


def _pieces(folded: str) -> _Pieces:
    """Group the pieces of a date by kind; raises NoDateError for a piece that is no part of a date."""
    pieces: _Pieces = defaultdict(list)
    for piece in _PIECE.finditer(folded):
        kind, value = piece.lastgroup or "", piece[0]
        if kind == "other":
            raise dates.NoDateError(f"{value!r} is no part of one")
        if kind == "name":
            kind, value = NAMES[value]
        if value not in pieces[kind] or kind == "number":
            pieces[kind].append(value)
    return pieces


def _date(pieces: _Pieces, order: str | None) -> tuple[str, date]:
    """Return the calendar that is stated, and the day."""
    months = [(calendar, name) for calendar in calendars.CALENDARS for name in pieces[calendar]]
    if pieces["triple"] and not months and not pieces["number"] and len(pieces["triple"]) == 1:
        return _from_three(pieces["triple"][0], pieces["era"], order)
    if pieces["triple"] or len(months) != 1:
        if months:
            raise ValueError("it states two months" if len(months) > 1 else "it states a month twice")
        raise dates.NoDateError("it states no month")
    (calendar, month), (year, day) = months[0], _year_and_day(pieces["number"])
    if set(pieces["era"]) - {calendar}:
        raise ValueError("the month is not of the calendar that is stated")
    return calendar, calendars.day(calendar, year, int(month), day)


def _year_and_day(numbers: list[str]) -> tuple[int, int]:
    if len(numbers) != 2:  # noqa: PLR2004 - a day and a year
        raise dates.NoDateError("a day and a year belong to it")
    day, year = numbers if len(numbers[0]) < _YEAR_DIGITS else reversed(numbers)
    return _year(year), int(day)


def _year(digits: str) -> int:
    """Return a year of four digits, or of two, read as in RFC 2822."""
    if len(digits) == 2:  # noqa: PLR2004 - 26
        return int(digits) + (2000 if int(digits) < _CENTURY_TURNS else 1900)
    if len(digits) != _YEAR_DIGITS:
        raise ValueError(f"{digits!r} is no year")
    return int(digits)


def _from_three(triple: str, eras: list[str], order: str | None) -> tuple[str, date]:
    """Read three numbers in the stated order, else in the only one that makes a date."""
    if len(eras) > 1:
        raise ValueError("it states two calendars")
    calendar = eras[0] if eras else "gregorian"
    readings: dict[str, date] = {}
    numbers = re.split(r"\s?[-/.\\]\s?", triple)
    for possible in dates.ORDERS:
        year, month, day = (numbers[possible.index(part)] for part in "ymd")
        if max(len(day), len(month)) <= 2 and len(year) in {2, 4}:  # noqa: PLR2004 - digits
            try:
                readings[possible] = calendars.day(calendar, _year(year), int(month), int(day))
            except ValueError:
                continue
    if order in readings:
        return calendar, readings[order]
    if len(set(readings.values())) > 1:
        raise _AmbiguousError(
            f"it is ambiguous ({', '.join(readings)}): date_order in feeds.toml can say how it is meant"
        )
    if not readings:
        raise ValueError("there is no such day")
    return calendar, next(iter(readings.values()))


def _time(clock: re.Match[str]) -> time:
    hour, half = int(clock["hour"] or clock["hour_alone"]), HALVES.get(clock["half"] or clock["half_alone"])
    if half == "night":
        half = "pm" if _NIGHTFALL <= hour != _NOON else "am"
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    if half and (half == "am") != (hour < _NOON):
        raise ValueError("the hour is not of the half of the day that is stated")
    second = min(int(clock["second"] or 0), 59)  # a leap second has no number here
    return time(hour, int(clock["minute"] or 0), second)


def _zone(clock: re.Match[str], pieces: _Pieces) -> tzinfo | None:
    """Return the zone after the time of day, else the one that is named; None where there is none."""
    if clock["hours"]:
        return dates.offset(clock["hours"], clock["minutes"])
    named = [*pieces["zone"], *(name.title() for name in pieces["iana"])]
    if len(named) > 1:
        raise ValueError("it states two time zones")
    if not named:
        return None
    try:
        return dates.offset(named[0][:3], named[0][3:]) if named[0][0] in "+-" else ZoneInfo(named[0])
    except LookupError:
        raise ValueError(f"{named[0]!r} is no time zone") from None
