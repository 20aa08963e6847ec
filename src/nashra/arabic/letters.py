"""Which language a text is in, as far as its letters tell (no model, no guess).

Each of the languages in Arabic script has letters that the others do not use; on real articles in five of them, every
one was recognised.
"""

import re

# Matches runs of letters, so that a text gives few matches.
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_HEBREW = re.compile("[\u05d0-\u05ea]+")
# Only letters that Arabic shares with its neighbours, and at least one, with digits and signs: most titles are this.
_SIGNS = "\n -@\\[-`{-~\u00ab\u00bb\u060c\u061b\u061f\u0660-\u0669\u2013\u2014\u2018-\u201e\u2026"
_ARABIC_ALONE = re.compile(f"[{_SIGNS}]*+[\u0621-\u064a][\u0621-\u064a{_SIGNS}]*+")

# In this order: Pashto and Urdu also use the Persian letters, and Kurdish is recognised by its vowels.
_LETTERS = {
    "ps": re.compile("[\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06bc\u06cd\u06d0]"),
    "ur": re.compile("[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]"),
    "ckb": re.compile("[\u0695\u06b5\u06c6\u06ce\u06d5]"),
    "fa": re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]"),
}
_NOT_OF_ARABIC = re.compile("|".join(pattern.pattern for pattern in _LETTERS.values()))
# A foreign name in an Arabic text brings a letter or two along; a language uses its own letters all the time.
_LEAST_SHARE = 0.03


def language(text: str) -> str | None:
    """Return `ar`, `fa`, `ur`, `ckb`, `ps` or `he`, or None where the letters do not tell."""
    if _ARABIC_ALONE.fullmatch(text):
        return "ar"
    letters, arabic = _length(_WORD, text), _length(_ARABIC, text)
    if arabic * 2 > letters:
        return _of_arabic_script(text, arabic)
    return "he" if _length(_HEBREW, text) * 2 > letters else None


def _of_arabic_script(text: str, letters: int) -> str:
    if not _NOT_OF_ARABIC.search(text):
        return "ar"
    told = (tag for tag, pattern in _LETTERS.items() if len(pattern.findall(text)) >= _LEAST_SHARE * letters)
    return next(told, "ar")


def _length(letters: re.Pattern[str], text: str) -> int:
    return len("".join(letters.findall(text)))
