"""Numbers that tell texts apart, short enough to be kept for every article."""

import hashlib

_BYTES = 8
# Bulletins that differ in one figure only are shorter than this, and are read whole; a longer text is sampled.
_WHOLE, _STEP = 1000, 8


def number(text: str) -> int:
    """Return 64 bits of a text's digest, with a sign, as SQLite takes them."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:_BYTES], "big", signed=True)


def of_copies(text: str) -> int:
    """Return a number that all copies of a text share; reading every character would take twice as long."""
    return number(f"{len(text)} {text[:_WHOLE]}{text[_WHOLE::_STEP]}")
