"""Days in the calendars that newsrooms use: Gregorian, Islamic (Umm al-Qura), and the Solar Hijri of Iran."""

from datetime import date, timedelta

CALENDARS = ("gregorian", "islamic", "solar")
# The first day of the Solar Hijri year 1300, and the leap years in its cycle of 33 years (valid from 1178 to 1633).
_SOLAR_EPOCH = 1300, date(1921, 3, 21)
_LAST_SOLAR_YEAR = 1500
_SOLAR_LEAP_YEARS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_HALF_YEAR = 6
_MONTHS = 12


def day(calendar: str, year: int, month: int, day_of_month: int) -> date:
    """Return a day of a calendar; raises ValueError where the calendar has no such day."""
    if calendar == "islamic":
        return _islamic(year, month, day_of_month)
    if calendar == "solar":
        return _solar(year, month, day_of_month)
    return date(year, month, day_of_month)


def _islamic(year: int, month: int, day_of_month: int) -> date:
    from hijridate import Hijri  # its table of months is large

    try:
        gregorian = Hijri(year, month, day_of_month).to_gregorian()
    except OverflowError:
        raise ValueError(f"the year {year} is outside the calendar of Umm al-Qura (1343 to 1500)") from None
    return date(gregorian.year, gregorian.month, gregorian.day)


def _solar(year: int, month: int, day_of_month: int) -> date:
    first_year, first_day = _SOLAR_EPOCH
    if not first_year <= year <= _LAST_SOLAR_YEAR:
        raise ValueError(f"the year {year} is outside the Solar Hijri years known here (1300 to 1500)")
    if not 1 <= month <= _MONTHS or not 1 <= day_of_month <= _solar_length(year, month):
        raise ValueError("there is no such day")
    leaps = sum(earlier % 33 in _SOLAR_LEAP_YEARS for earlier in range(first_year, year))
    months = sum(_solar_length(year, earlier) for earlier in range(1, month))
    return first_day + timedelta(days=365 * (year - first_year) + leaps + months + day_of_month - 1)


def _solar_length(year: int, month: int) -> int:
    """Return the days of a month: six of 31, five of 30, and the last of 29 or 30."""
    if month <= _HALF_YEAR:
        return 31
    return 30 if month < _MONTHS or year % 33 in _SOLAR_LEAP_YEARS else 29
