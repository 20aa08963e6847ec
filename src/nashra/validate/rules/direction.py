"""Whether text of right-to-left languages will be shown as it was meant."""

import re

from nashra.arabic.direction import first_strong
from nashra.languages import direction, is_well_formed
from nashra.problems import Level
from nashra.validate.rule import Rule
from nashra.xml import Element

_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENS |= {"\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ALL = frozenset(_OPENS) | frozenset(_OPENS.values())


class TitleTurned(Rule):
    """A right-to-left title that begins with a Latin word is shown from left to right.

    Readers take the direction of a title from its first letter, so its words and its punctuation end up on the wrong
    side. Put the invisible U+200F (`&#x200F;`) before it; nashra does.
    """

    id = "title-turned"
    level = Level.WARNING
    spec = "https://www.w3.org/International/questions/qa-bidi-unicode-controls"
    texts = ("channel/title", "item/title", "atom:feed/atom:title", "atom:entry/atom:title")
    message = "title {title!r} begins with a left-to-right letter, and readers will turn it"

    def check_value(self, element: Element, value: str) -> None:
        if first_strong(value) == "ltr" and _has_rtl(value) and self.is_rtl(element):
            self.found(element, title=value.strip())

    def is_rtl(self, element: Element) -> bool:
        tag = self.document.language_of(element)
        return is_well_formed(tag) and direction(tag) == "rtl"


class BidiUnbalanced(Rule):
    """A bidi control was opened and not closed, or closed and not opened.

    In readers it reorders what comes after it: the date, the next title. Remove U+202A to U+202E and U+2066 to U+2069
    from text that is published; nashra does.
    """

    id = "bidi-unbalanced"
    level = Level.WARNING
    spec = "https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings"
    texts = (
        "title",
        "description",
        "content:encoded",
        "dc:creator",
        "atom:title",
        "atom:subtitle",
        "atom:summary",
        "atom:content",
        "atom:name",
    )
    message = "{element} leaves {character!r} open or closes what it did not open"

    def check_value(self, element: Element, value: str) -> None:
        # One search for each is quicker than one for all: most texts have none.
        if any(character in value for character in _ALL):
            character = _unbalanced(value)
            if character:
                self.found(element, character=character)


def _has_rtl(text: str) -> bool:
    return any(first_strong(character) == "rtl" for character in text)


def _unbalanced(text: str) -> str:
    """Return the first control that has no partner, empty where all have."""
    opened: list[str] = []
    for match in _CONTROLS.finditer(text):
        character = match[0]
        if character in _OPENS:
            opened.append(character)
        elif not opened or _OPENS[opened.pop()] != character:
            return character
    return opened[0] if opened else ""


RULES = (TitleTurned, BidiUnbalanced)
