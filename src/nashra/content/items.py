"""Short names that tell the articles of one file apart for good, made from an id, an address, or all the content."""

import hashlib
import re

# An id that can be part of an address as it is; for others, and for addresses, a digest is the name.
_BARE = re.compile(r"[\w.-]{1,64}")
_DIGITS = 16


def name(known: str) -> str:
    return known if _BARE.fullmatch(known) else digest(known)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
