"""Fold the spellings of a word into one, for comparing only: what readers see stays as it was written."""

import re
import unicodedata
from functools import lru_cache

from nashra.arabic import composing

_DIGITS = {ord(digit): str(unicodedata.digit(digit)) for digit in "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"}
_ALEF = dict.fromkeys(map(ord, "أإآٱ"), "ا")
_TATWEEL_AND_HARAKAT = {ord("ـ"): None, **dict.fromkeys((*range(0x064B, 0x0653), 0x0670))}
_WORD_FOLDING = str.maketrans(_ALEF | _TATWEEL_AND_HARAKAT)
_YEH_AND_KAF = dict.fromkeys(map(ord, "ىیې"), "ي") | {ord("ک"): "ك", ord("ة"): "ه", ord("ۀ"): "ه"}
_MARKS_AND_FORMATS = re.compile(r"[\u0300-\u036f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u200b-\u200f\ufeff]")
_DATE_FOLDING = str.maketrans(_DIGITS | _YEH_AND_KAF)


@lru_cache(maxsize=10_000)
def folded(word: str) -> str:
    """Return what all spellings of a word or name have in common: no tatweel, no harakat, one alef, no case."""
    return " ".join(word.translate(_WORD_FOLDING).casefold().split())


def date_folded(text: str) -> str:
    """Return a date folded further: hamza seats, yeh, kaf and teh marbuta as well, and all digits made ASCII."""
    plain = _MARKS_AND_FORMATS.sub("", composing.normalized("NFD", text.casefold())).translate(_DATE_FOLDING)
    return " ".join(plain.split())
