"""What an article says of itself as an episode of a podcast: kinds of values, and the facts that belong together.

A kind raises ValueError with the fact where the value is wrong.
"""

import re
from datetime import time
from typing import Any

from nashra.config import kinds
from nashra.model import EPISODE_KINDS, Episode, Site

_CLOCK = re.compile(r"(?:(\d{1,3}):(?=\d\d:))?(\d{1,3}):(\d\d)")
_ISO8601 = re.compile(r"PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.\d+)?S)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_LAST = 59
# Apple's words before 2019.
_EXPLICIT = {"yes": True, "explicit": True, "true": True, "no": False, "clean": False, "false": False}


def seconds(value: object, site: Site | None = None) -> int | None:  # noqa: ARG001 - every kind is called so
    """Return a duration in seconds: their number, `1:02:30`, `32:10`, or ISO 8601's `PT32M10S`."""
    if value is None or value == "":
        return None
    if isinstance(value, time):
        return value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, float) and 0 <= value < 10**6:
        return int(value)
    text = str(value).strip()
    if _NUMBER.fullmatch(text):
        return int(text)
    found = _CLOCK.fullmatch(text) or _ISO8601.fullmatch(text)
    hours, minutes, rest = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    is_clock = ":" in text
    if not found or (is_clock and rest > _LAST) or (is_clock and hours and minutes > _LAST):
        raise ValueError(f"{kinds.shown(value)} is no duration: write seconds or 1:02:30")
    return hours * 3600 + minutes * 60 + rest


def number(value: object, site: Site | None = None) -> int | None:  # noqa: ARG001 - every kind is called so
    """Return the number of a season or an episode."""
    if value is None or value == "":
        return None
    found = _NUMBER.fullmatch(str(value).strip())
    if not found or isinstance(value, bool) or not int(found[0]):
        raise ValueError(f"{kinds.shown(value)} is no number from 1")
    return int(found[0])


def kind(value: object, site: Site | None = None) -> str | None:  # noqa: ARG001 - every kind is called so
    word = value.strip().lower() if isinstance(value, str) else value
    return kinds.one_of(*EPISODE_KINDS)(word) if word else None


def explicit(value: object, site: Site | None = None) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return whether an episode is not for children."""
    if value is None or isinstance(value, bool):
        return value
    found = _EXPLICIT.get(str(value).strip().lower())
    if found is None and value != "":
        raise ValueError(f"{kinds.shown(value)} is not true or false")
    return found


# The facts of an episode, each with its kind.
KINDS = {"duration": seconds, "season": number, "episode": number, "episode_type": kind, "explicit": explicit}


def joined(said: dict[str, Any]) -> Episode | None:
    """Take the facts of an episode from those of a table, and return them as one."""
    if said.keys().isdisjoint(KINDS):  # as of nearly all articles
        return None
    duration, season, episode, episode_type, is_explicit = (said.pop(name, None) for name in KINDS)
    found = Episode(duration or 0, season or 0, episode or 0, episode_type or "", is_explicit)
    return None if found == Episode() else found
