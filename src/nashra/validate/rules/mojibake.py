"""Whether text was read with the wrong encoding before it came into the feed."""

import re
import unicodedata
from functools import cache

from nashra.problems import Level
from nashra.validate.hypertext import ATOM_CONSTRUCTS
from nashra.validate.rule import Rule
from nashra.xml import Element

# What the bytes of UTF-8 are read as, and for each the signs that are sought first, because one is quickly found: those
# of the letter alef, of accented Latin letters, and of quotes and dashes.
_MISREADINGS = {"windows-1252": "ØÃÂâ", "windows-1256": "§€"}


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    """Return what matches two and more bytes that UTF-8 has for one character, as the encoding shows them."""

    def shown(first: int, last: int) -> str:
        return re.escape(bytes(range(first, last + 1)).decode(encoding, "ignore"))

    more = f"[{shown(0x80, 0xBF)}]"
    two, three = f"[{shown(0xC2, 0xDF)}]{more}", f"[{shown(0xE0, 0xEF)}]{more}{more}"
    return re.compile(f"(?:{three}|{two})(?:{three}|{two}|[ -~])*+")


# The last character that UTF-8 writes in two bytes, and how many of those in a row are no chance.
_TWO_BYTES, _ENOUGH = "\u07ff", 3

_QUOTES = "«»"

# Arabic in windows-1256 that was read as windows-1252: no European word has five accented letters in a row, and no
# Arabic text is without an alef.
_ALEF, _WESTERN = "Ç", re.compile("[\u00c0-\u00ff]{5,}+")


class TextMojibake(Rule):
    """The text was read with the wrong encoding: `Ø§Ù„` or `ط§ظ„` stands for `ال`.

    Readers show it as it is. Bytes of UTF-8 were taken for windows-1252 or windows-1256, or windows-1256 for
    windows-1252, most often by a database connection or a file that does not say its encoding. Read the text again with
    its own encoding; the message shows what comes of it.
    """

    id = "text-mojibake"
    level = Level.WARNING
    spec = "https://www.w3.org/TR/charmod/#sec-Encodings"
    w3c = ("BadCharacters",)
    texts = (
        "title",
        "description",
        "category",
        "copyright",
        "author",
        "content:encoded",
        "dc:creator",
        "dc:subject",
        "media:title",
        "media:description",
        "atom:name",
        *ATOM_CONSTRUCTS,
    )
    attributes = ("atom:category/term", "atom:category/label", "atom:link/title")
    message = "{wrong!r} seems to be {right!r}"

    def check_value(self, element: Element, value: str) -> None:
        if value.isascii():
            return
        wrong, right = misread(value)
        if right:
            self.found(element, wrong=wrong, right=right)


def misread(text: str) -> tuple[str, str]:
    """Return the first words that were read with the wrong encoding, and what they are; empty where there are none."""
    for encoding, signs in _MISREADINGS.items():
        if any(sign in text for sign in signs):
            for match in _pattern(encoding).finditer(text):
                right = _reread(match[0], encoding, "utf-8")
                if _is_proof(match[0], right):
                    return match[0].strip(), right.strip()
    western = _WESTERN.search(text) if _ALEF in text else None
    right = _reread(western[0], "windows-1252", "windows-1256") if western else ""
    return (western[0], right) if western and _is_arabic(right) else ("", "")


def _reread(text: str, wrong: str, right: str) -> str:
    """Return the text as its bytes were meant, empty where they cannot be."""
    try:
        return text.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _is_proof(wrong: str, right: str) -> bool:
    """Whether that cannot be chance: three bytes that make one sign, or three letters of one alphabet."""
    signs = [character for character in right if not character.isascii()]
    if any(not character.isalpha() and unicodedata.category(character)[0] not in "PSMZ" for character in signs):
        return False
    if any(character > _TWO_BYTES for character in signs) or len(signs) >= _ENOUGH:
        return True
    # A sign like © or a no-break space; an Â before a quotation mark may end a word.
    return bool(signs) and ("Ã" in wrong or any(sign not in _QUOTES and not sign.isalpha() for sign in signs))


def _is_arabic(text: str) -> bool:
    return bool(text) and all("\u0600" <= character <= "\u06ff" for character in text)


RULES = (TextMojibake,)
