"""Given names: a short line that consists of them is somebody's name, and no headline."""

import re

from nashra.arabic.folding import folded
from nashra.arabic.word_lists import listed

_KNOWN = listed("given-names", folded)
_TITLED = re.compile(r"^(?:(?:أ|د|م)\s?[.\/]\s?|(?:د|الدكتورة?|المهندسة?|الأستاذة?|الشيخ)\s+)+")
# Parts that belong to the word after them: `عبد الله`, `أبو زيد`, `بن سلمان`, `آل سعود`.
_JOINED = re.compile(r"\b(عبد|أبو|ابو|بن|ابن|بنت|آل)\s+(?=\w)")
_OF = re.compile(r"(?:بن|ابن|بنت|عبد)\w{2,}")
# A family name from a tribe or a town, after a given name and any other name.
_ORIGIN = re.compile(r"ال\w{2,}ي")
_VERB = re.compile(r"[يت]\w+")
_FAMILY = re.compile(r"(?:ال|بن|ابن|بنت|آل|أبو|ابو)\w{2,}|(?!ي|سي|ست)\w{3,}ي")
_LEAST_WORDS, _MOST_WORDS = 2, 4
# Spaces in a line with a title and joined parts: `أ. د. عبد الله بن سعود`.
_MOST_SPACES = 8


def is_full(line: str) -> bool:
    """Whether a line is surely somebody's name: given names, and after them at most one family name."""
    words = _words(line) if line.count(" ") <= _MOST_SPACES else []
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    first, *middle, last = words
    is_given = _is_given(first) and all(folded(word) in _KNOWN or _OF.match(word) for word in middle)
    return is_given and (folded(last) in _KNOWN or _FAMILY.fullmatch(last) is not None)


def may_be(line: str) -> bool:
    """Whether a line in the place of a name is one: a full name, or words after a title or a given name."""
    words = _words(line)
    if is_full(line) or not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return is_full(line)
    first, second, last = words[0], words[1], words[-1]
    if _VERB.fullmatch(second) and folded(second) not in _KNOWN:
        return False
    is_family = _is_given(second) or _ORIGIN.fullmatch(last) is not None
    is_titled = _TITLED.match(line.strip()) is not None
    return is_titled or (_is_given(first) and (len(words) == _LEAST_WORDS or is_family))


def _is_given(word: str) -> bool:
    return folded(word) in _KNOWN or word.startswith("عبدال")


def _words(line: str) -> list[str]:
    return _JOINED.sub(r"\1", _TITLED.sub("", line.strip(" *"))).split()
