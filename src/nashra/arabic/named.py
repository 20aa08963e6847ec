"""What datelines and bylines say, and the names in them."""

import re
from dataclasses import dataclass

QUOTES = "«»{}\"“”'* \t.،,\u200b"
_PHOTOGRAPHER = re.compile(r"(?<=\S)\s*+(?:[/(\[]\s*+)?\b(?:تصوير|عدسة)\s*[-–—/:].*")
# Names, and the word for agencies, that begin with the letter that also means "and".
_WAW_NAMES = (
    "وكالات|وكالة|وليد|وائل|وسام|وسيم|وفاء|وفيق|وجدان|وجدي|وهيب|وهبي|وهبة|وهيبي|وجيه|وديع|وردة|وحيد|وضاح|وعد|والي|وصفي"
    "|وداد"
)
_BETWEEN_NAMES = re.compile(
    rf"\s*[،,;؛&]\s*(?:(?!(?:{_WAW_NAMES})\b)و\s?(?=\w+\s\w))?|\s+و\s+|(?<=\S\s)\s*(?!(?:{_WAW_NAMES})\b)و(?=\w+\s\w)|\s+and\s+"
)
# A name: letters, with marks, apostrophes, points and joiners between; no digits, no signs.
NAME = re.compile(r"[^\W\d_][\w'’.\u200c\u064b-\u0652]*(?:[\s-][^\W\d_][\w'’.\u200c\u064b-\u0652]*){0,9}")
_LONGEST_NAME = 5
# Words before a name in an author's field.
WRITTEN_BY = re.compile(r"^(?:بقلم|بواسطة|كتبت?|إعداد|اعداد|تقرير|من|by)\s*[:/–-]?\s+(?=\S)", re.IGNORECASE)
BULLETS = ("-", "–", "—", "*", "•", "·")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a first line says: place, agency, authors, how many characters say it, and its date as it is written."""

    place: str
    agency: str
    authors: tuple[str, ...]
    length: int
    date: str = ""


def without_photographer(line: str) -> str:
    return _PHOTOGRAPHER.sub("", line)


def names(text: str) -> tuple[str, ...]:
    """Split authors at commas and at `و`: `نذير رضا وبولا أسطيح` are two, `سليمان وهيب` is one. Titles stay."""
    return tuple(name for part in _BETWEEN_NAMES.split(text) if (name := part.strip(QUOTES)))


def is_name(part: str) -> bool:
    """Whether a part may be somebody's name: letters, few words."""
    return NAME.fullmatch(part) is not None and ".." not in part and part.count(" ") <= _LONGEST_NAME
