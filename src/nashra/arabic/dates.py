"""Read dates as newsrooms write them: by machines or in words, with the months and calendars of every Arab region.

Nothing is guessed: without a day, month or year there is no date, and one that can be read in two ways is refused.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

ORDERS = ("dmy", "mdy", "ymd")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT_WEEKDAYS = tuple(name[:3] for name in _WEEKDAYS)
_LONGEST_SHOWN = 60

_CLOCK = r"\d\d(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?"
_ISO_8601 = re.compile(
    rf"(\d{{4}}-\d\d-\d\d|\d{{8}})(?:(?:[Tt]| {{1,3}})({_CLOCK}) ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII
)
_RFC_822 = re.compile(
    r"(?:([A-Z][a-z]{2}), )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|([+-]\d\d)(\d\d))", re.ASCII
)


class DateError(ValueError):
    """A text that states no date, or more than one: the fact. `is_meant` where it has only words of dates."""

    is_meant = True


class NoDateError(DateError):
    """A text with words that belong to no date, or without a day, month or year."""

    is_meant = False


def parse(text: str, order: str | None = None) -> date:
    """Return the date or the moment that a text states, aware if it names a zone.

    `order` says how three numbers are meant ("dmy", "mdy", "ymd") where they can be read in more ways than one.
    Raises DateError.
    """
    text = text.strip()
    try:
        return _iso_8601(text) or _rfc_822(text) or _in_words(text, order)
    except (ValueError, OverflowError) as error:
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        kind = DateError if getattr(error, "is_meant", True) else NoDateError
        raise kind(f"{shown!r} is no date: {error}") from None


def require_weekday(day: date, weekday: int) -> None:
    """Raise ValueError if a day is not the weekday (Monday is 0) that is stated with it."""
    if day.weekday() != weekday:
        raise ValueError(f"{day:%Y-%m-%d} is a {_WEEKDAYS[day.weekday()]}, not a {_WEEKDAYS[weekday]}")


def offset(hours: str, minutes: str | None) -> tzinfo:
    """Return the time zone for an offset like `+03` and `00`."""
    size = timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
    return timezone(-size if hours.startswith("-") else size) if size else UTC


def _iso_8601(text: str) -> date | None:
    match = _ISO_8601.fullmatch(text)
    if not match:
        return None
    day, clock, zone = match.groups()
    if not clock:
        return date.fromisoformat(day)
    return datetime.fromisoformat(f"{day}T{clock}{(zone or '').upper()}")


def _rfc_822(text: str) -> date | None:
    """Read the one form that machines write; all others are read as words."""
    match = _RFC_822.fullmatch(text)
    if not match or match[3] not in _MONTHS or match[1] not in (None, *_SHORT_WEEKDAYS):
        return None
    weekday, day, month, year, hour, minute, second, *zone = match.groups()
    seconds = min(int(second), 59)  # a leap second has no number here
    place = offset(zone[0], zone[1]) if zone[0] else UTC
    moment = datetime(int(year), _MONTHS.index(month), int(day), int(hour), int(minute), seconds, tzinfo=place)
    if weekday:
        require_weekday(moment, _SHORT_WEEKDAYS.index(weekday))
    return moment


def _in_words(text: str, order: str | None) -> date:
    from nashra.arabic import date_words  # machines write most dates

    return date_words.parse(text, order)
