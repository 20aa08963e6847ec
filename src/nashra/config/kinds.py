"""The kinds of value that a TOML table may hold.

A kind is a function that returns the checked value, or raises ValueError with the fact; a new kind is a function here.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from nashra import addresses, languages
from nashra.arabic import safety
from nashra.config import similar

# In characters: a line of a terminal.
_LONGEST_SHOWN = 80
_NUMBER = re.compile(r"[0-9]{1,9}")
# A name with dots that is not that of a file.
_HOST = re.compile(r"(?:[\w-]+\.)+(?!(?:jpe?g|png|gif|svg|webp|ico|rss|xml|html?)$)[^\W\d]{2,}(?:[/:]|$)")

Kind = Callable[[Any], Any]


def shown(value: object) -> str:
    """Return a value as it may stand in a message: as it was written, and nothing of great length."""
    if isinstance(value, date):
        return f"the date {value.isoformat()}"
    if isinstance(value, bool):
        return str(value).lower()
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def boolean(value: object) -> bool:
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        raise ValueError(f"{value!r} is in quotes: write {value.lower()}")
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is not true or false")  # noqa: TRY004 - a fact, for a problem
    return value


def text(value: object) -> str:
    if isinstance(value, list | dict):
        raise ValueError(f"{shown(value)} is no text")  # noqa: TRY004 - a fact, for a problem
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text: put it in quotes")  # noqa: TRY004 - a fact, for a problem
    cleaned = safety.clean_line(value)
    if not cleaned:
        raise ValueError("the text is empty")
    return cleaned


def whole_number(least: int, most: int) -> Kind:
    def kind(value: object) -> int:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            raise ValueError(f"{value!r} is in quotes: write {int(value)}")
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"{shown(value)} is no whole number from {least} to {most}")
        return value

    return kind


def one_of(*words: str) -> Kind:
    def kind(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            known = similar.or_known(value, words) if isinstance(value, str) else similar.known(words)
            raise ValueError(f"{value!r} is not known here{known}")
        return value

    return kind


def list_of(kind: Kind) -> Kind:
    def kinds(value: object) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(kind(item) for item in _a_list(value)))

    return kinds


def _a_list(value: object) -> list[Any]:
    if isinstance(value, str):
        raise ValueError(f'{value!r} is no list: write ["{value}"]')  # noqa: TRY004 - a fact, for a problem
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is no list")  # noqa: TRY004 - a fact, for a problem
    return value


def language(value: object) -> str:
    tag = text(value)
    if not languages.is_valid(tag):
        hyphened = tag.replace("_", "-")
        remedy = f": write {hyphened}" if languages.is_valid(hyphened) else " (such as ar, ar-SA or en)"
        raise ValueError(f"{tag!r} is no language tag{remedy}")
    return tag


def address(value: object) -> str:
    written = text(value)
    try:
        return addresses.web_address(written)
    except ValueError as error:
        raise ValueError(f"{error}: write https://{written}" if _HOST.match(written) else str(error)) from None


def folder_address(value: object) -> str:
    """Return an address that paths are appended to: it ends in a slash, and has no query."""
    folder = address(value)
    if "?" in folder or "#" in folder:
        raise ValueError(f"{value!r} has a query or a fragment, so nothing can be joined to it")
    return folder if folder.endswith("/") else folder + "/"


def e_mail(value: object) -> str:
    mailbox = text(value)
    name, at, host = mailbox.rpartition("@")
    if not (at and name and "." in host) or " " in mailbox or not mailbox.isascii():
        raise ValueError(f"{mailbox!r} is no e-mail address")
    return mailbox


def timezone(value: object) -> str:
    name = text(value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{name!r} is no time zone of the IANA database{_zone_like(name)}") from None
    return name


def _zone_like(name: str) -> str:
    """Return the zone that is meant by other capitals, or by its city alone."""
    for zone in sorted(available_timezones()):
        if name.casefold() in {zone.casefold(), zone.rpartition("/")[2].casefold()}:
            return f": write {zone}"
    return " (such as Asia/Riyadh)"


def moment(value: object) -> date | datetime:
    """Return a TOML date or date-time; one without an offset is in the site's time zone, which is added later."""
    if not isinstance(value, date):
        raise ValueError(f"{shown(value)} is no date (write it without quotes: 2026-11-23T20:40:00Z)")  # noqa: TRY004 - a fact
    return value
