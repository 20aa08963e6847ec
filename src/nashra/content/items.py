"""What tells the articles of one file apart, for good: a short name, made of what each is known by."""

import hashlib
import re

# An id that may stand in an address as it is; of others, and of addresses, a digest tells articles apart.
_BARE = re.compile(r"[\w.-]{1,64}")
_DIGITS = 16


def name(known: str) -> str:
    return known if _BARE.fullmatch(known) else digest(known)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
