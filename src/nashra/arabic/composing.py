"""Unicode's normal forms, in time that grows with the text.

To bring marks into their order, which normal forms do, takes time by the square of how many stand on one letter.
"""

import unicodedata
from typing import Literal

# Half as many marks as are on no letter of any language, and on few in jest. All of a text is looked at in such steps.
_STEP = 128


def is_composed(text: str) -> bool:
    """Whether a text need not be composed; one with hundreds of marks on one letter stays as it is."""
    return _has_endless_marks(text) or unicodedata.is_normalized("NFC", text)


def normalized(form: Literal["NFC", "NFD"], text: str) -> str:
    """Return a text in a normal form, or as it is where hundreds of marks are on one letter."""
    return text if _has_endless_marks(text) else unicodedata.normalize(form, text)


def _has_endless_marks(text: str) -> bool:
    mark = unicodedata.combining
    return any(
        mark(text[at]) and all(map(mark, text[at : at + _STEP])) for at in range(_STEP, len(text) - _STEP + 1, _STEP)
    )
