"""The dates and times of day that a stored table may hold, as people and programs write them."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from nashra.arabic import dates
from nashra.config import kinds
from nashra.content.values import text, truth
from nashra.model import Site

# A day that links to its note in Obsidian: `"[[2026-11-01]]"`.
_NOTE = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
# Words that Eleventy and Quarto take for times of the file, and MySQL's way to say that there is no date.
_NO_DATES = frozenset(
    {"created", "last modified", "git created", "git last modified", "last-modified", "today", "now"}
    | {"0000-00-00", "0000-00-00 00:00:00"}
)
_LONGEST_CLOCK = 40
_DAY = re.compile(r"\d{8}")
_LEAST_SECONDS, _LEAST_MILLISECONDS, _MOST_MILLISECONDS = 10**8, 10**11, 10**13
# Other dates that machines write: seconds or milliseconds as text, 20261124203000, .NET's /Date(1795552200000)/.
_EPOCH = re.compile(r"(?:/Date\()?(-?\d{13}|\d{10})(?:[+-]\d{4})?(?:\)/)?")
_COMPACT = re.compile(r"^((?:19|20)\d{6})(\d{6})$")


def moment(value: object, site: Site) -> date | None:
    """Return a date from one of TOML's or YAML's own, a text, seconds or milliseconds since the epoch, or a table."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and not value.isalnum() and not value.startswith("/"):
        return _of_text(value.strip(), site)
    if isinstance(value, Mapping):
        return _of_table(value, site)
    if isinstance(value, list) and len(value) == 1:
        return moment(value[0], site)
    return None if value is None or truth(value) is not None else _of_machine(value, site)


def _of_machine(value: object, site: Site) -> date | None:
    """Return the date in what programs write: a number, or digits in a text."""
    if isinstance(value, (int, float)) and not (_DAY.fullmatch(str(value)) or _COMPACT.fullmatch(str(value))):
        return _since_epoch(value)
    if not isinstance(value, (str, int)):
        raise ValueError(f"{kinds.shown(value)} is no date")  # noqa: TRY004 - a fact, for a problem
    written = _COMPACT.sub(r"\1T\2", str(value).strip())
    epoch = _EPOCH.fullmatch(written)
    return _since_epoch(int(epoch[1])) if epoch else _of_text(written, site)


def _of_text(written: str, site: Site) -> date | None:
    written = _NOTE.sub(r"\1", written) if written.startswith("[[") else written
    return dates.parse(written, site.date_order) if written and written.lower() not in _NO_DATES else None


def _of_table(value: Mapping[str, Any], site: Site) -> date | None:
    """Return the date in MongoDB's `{"$date": …}`, PHP's `{"date": …, "timezone": …}` or MkDocs' `{"created": …}`."""
    names = [name for name in ("$date", "date", "$numberLong", "created") if name in value]
    if not names:
        raise ValueError(f"{kinds.shown(value)} is no date")
    stated, zone = value[names[0]], value.get("timezone")
    return moment(f"{stated} {zone}" if isinstance(stated, str) and isinstance(zone, str) else stated, site)


def _since_epoch(value: float) -> datetime:
    if _LEAST_SECONDS <= value < _LEAST_MILLISECONDS:
        return datetime.fromtimestamp(value, UTC)
    if _LEAST_MILLISECONDS <= value < _MOST_MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC)
    raise ValueError(f"{value!r} is no date")


def clock(value: object, _: Site) -> str | None:
    """Return a time of day as text; None for anything else, such as a whole date."""
    if isinstance(value, time):
        return value.isoformat()
    return text(value) if isinstance(value, str) and len(value) <= _LONGEST_CLOCK else None
