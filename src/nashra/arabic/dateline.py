"""The first line of a raw article: where it was written, and by whom.

A new shape is one pattern in OWN_LINE (the line holds nothing else) or in BEFORE_TEXT (the story goes on behind it).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Words of a name or a place: letters with marks, apostrophes and joiners between.
_NAME_WORD = r"[^\W\d_][\w'’.\u200c\u0640]*"
_NAME = rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,4}}"
_NAMES = rf"{_NAME}(?:\s?[،,]\s?{_NAME}|\sو\s?{_NAME}){{0,3}}"
_PLACE = rf"{_NAME}(?:\s?[،,]\s?{_NAME}){{0,2}}"
_AGENCY = r"[^()\n]{2,40}"
_DASH = r"[-–—ـ]{1,2}"

OWN_LINE = (
    # كتب: محمد نصرالدين
    re.compile(rf"كتب(?:ت|وا)?\s?:\s?(?P<authors>{_NAMES})"),
    # محمد نصرالدين، ليلى حداد - استانة:
    re.compile(rf"(?P<authors>{_NAMES})\s?{_DASH}\s?(?P<place>{_PLACE})\s?:"),
    # استانة (رويترز) -
    re.compile(rf"(?P<place>{_PLACE})\s?\((?P<agency>{_AGENCY})\)\s?(?:{_DASH}|:)?"),
    # استانة - محمد نصرالدين
    re.compile(rf"(?P<place>{_PLACE})\s{_DASH}\s?(?P<authors>{_NAMES})"),
)
BEFORE_TEXT = (
    # القاهرة (رويترز) - قالت ...; the dash or colon is asked for: brackets alone were a false hit in one of 88
    re.compile(rf"(?P<place>{_PLACE})\s?\((?P<agency>{_AGENCY})\)\s?(?:{_DASH}|:)\s?(?=\S)"),
)
_LONGEST_LINE = 80
_LONGEST_PLACE = 50
_ENDS_A_SENTENCE = (".", "!", "؟", "?", "…")
_BETWEEN_NAMES = re.compile(r"\s?[،,]\s?|\sو\s?(?=\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a first line says: the place, the agency, the authors, and how many characters say it."""

    place: str
    agency: str
    authors: tuple[str, ...]
    length: int


def own_line(line: str) -> Dateline | None:
    """Read a line that is a dateline or byline and nothing else."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or line.endswith(_ENDS_A_SENTENCE):
        return None
    return _first(pattern.fullmatch(line) for pattern in OWN_LINE)


def before_text(paragraph: str) -> Dateline | None:
    """Read a dateline that stands before the first sentence, in the same paragraph."""
    return _first(pattern.match(paragraph) for pattern in BEFORE_TEXT)


def _first(matches: Iterator[re.Match[str] | None]) -> Dateline | None:
    return next((dateline for match in matches if match and (dateline := _dateline(match))), None)


def _dateline(match: re.Match[str]) -> Dateline | None:
    said = {"place": "", "agency": "", "authors": ""} | {k: v for k, v in match.groupdict().items() if v}
    if len(said["place"]) > _LONGEST_PLACE:
        return None
    authors = tuple(_BETWEEN_NAMES.split(said["authors"])) if said["authors"] else ()
    return Dateline(said["place"], said["agency"], authors, match.end())
