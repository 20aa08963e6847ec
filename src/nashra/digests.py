"""Numbers that tell texts apart, short enough to be kept of every article."""

import hashlib

_BYTES = 8


def number(text: str) -> int:
    """Return 64 bits of a text's digest, with a sign, as SQLite takes them."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:_BYTES], "big", signed=True)
