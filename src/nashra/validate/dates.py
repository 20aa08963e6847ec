"""The forms in which feeds write dates. Each function returns None for a text that is no date of its form.

Only ASCII digits count, and the day must exist in its month. Times without a zone are taken for UTC.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HOURS_EAST: Final = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_LAST_SECOND: Final = 59
_LEAP_SECOND: Final = "60"

_RFC_3339 = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.[0-9]+)?"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_W3CDTF = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))?)?)?"
)
_ISO_8601 = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
)
_RFC_822 = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s*,\s*)?(?P<day>[0-9]{{1,2}})\s+"
    rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>[0-9]{{4}}|[0-9]{{2}})"
    r"\s+(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"\s+(?P<zone>[+-](?:[01][0-9]|2[0-3])[0-5][0-9]|[a-ik-z]|[a-z]{2,3})",
    re.ASCII | re.IGNORECASE,
)
_COMMENT = re.compile(r"\((?:[^()\\]++|\\.)*+\)", re.DOTALL)
# Comments in longer dates are not removed: comments nest, and removing them level by level takes time.
_LONGEST: Final = 200


@lru_cache(maxsize=10_000)  # several rules look at each date, some in a second pass
def rfc3339(value: str) -> datetime | None:
    """Read the date of an Atom document (RFC 4287 section 3.3); leap seconds end a month (RFC 3339 section 5.7)."""
    match = _RFC_3339.fullmatch(value)
    date = _read(match)
    is_in_leap_second = match is not None and match["second"] == _LEAP_SECOND
    return None if date and is_in_leap_second and not _ends_a_month(date) else date


def w3cdtf(value: str) -> datetime | None:
    """Read a date of Dublin Core: a year, a month, a day or a moment (w3.org/TR/NOTE-datetime)."""
    return _read(_W3CDTF.fullmatch(value.strip()))


def iso8601(value: str) -> datetime | None:
    """Read a moment as ISO 8601 writes it in full: the offset with or without a colon, seconds where they are known."""
    return _read(_ISO_8601.fullmatch(value))


@lru_cache(maxsize=10_000)
def rfc822(value: str) -> datetime | None:
    """Read the date of an RSS document: RFC 822 section 5 with a year of two or four digits."""
    return _read(_match_rfc822(value))


def rfc822_weekday(value: str) -> str:
    """Return the name of the weekday that an RFC 822 date says, empty where it says none."""
    match = _match_rfc822(value)
    return (match["weekday"] or "") if match else ""


def _match_rfc822(value: str) -> re.Match[str] | None:
    return _RFC_822.fullmatch(_without_comments(value).strip())


def _without_comments(value: str) -> str:
    """Return a date with a space for each comment, the inner ones first."""
    count = value.count("(") if len(value) <= _LONGEST else 0
    while count:
        value, count = _COMMENT.subn(" ", value)
    return value


def _read(match: re.Match[str] | None) -> datetime | None:
    if match is None:
        return None
    parts = match.groupdict()
    zone = _zone(parts["zone"] or "Z")
    if zone is None:
        return None
    try:
        return datetime(
            _year(parts["year"]),
            _month(parts["month"] or "1"),
            int(parts["day"] or 1),
            int(parts["hour"] or 0),
            int(parts["minute"] or 0),
            _second(parts["second"] or "0"),
            tzinfo=zone,
        )
    except ValueError:
        return None


def _year(text: str) -> int:
    """Return a year; two digits mean one from 1950 to 2049 (RFC 2822 section 4.3)."""
    year = int(text)
    if len(text) == 4:  # noqa: PLR2004 - four digits
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - as above


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text.lower()) + 1


def _second(text: str) -> int:
    """Return the seconds; a leap second counts as the one before it."""
    second = int(text)
    return _LAST_SECOND if second == _LAST_SECOND + 1 else second


def _ends_a_month(date: datetime) -> bool:
    """Whether a new month of UTC begins a second later."""
    try:
        later = (date + timedelta(seconds=1)).astimezone(UTC)
    except OverflowError:
        return False
    return (later.day, later.hour, later.minute) == (1, 0, 0)


def _zone(text: str) -> timezone | None:
    if text[0] in "+-":
        digits = text[1:].replace(":", "")
        east = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(-east if text[0] == "-" else east)
    if text.lower() in _HOURS_EAST:
        return timezone(timedelta(hours=_HOURS_EAST[text.lower()]))
    return UTC if len(text) == 1 or text.upper() in {"UT", "UTC", "GMT"} else None
