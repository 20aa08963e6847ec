"""Decode the character references of HTML, whoever wrote them."""

import re
from html import unescape

# Python makes no number of more than 4,300 digits, and a reference of so many means no character anyway.
_ENDLESS = re.compile(r"&#[0-9]{4301,};?")


def decoded(text: str) -> str:
    """Return a text with its references decoded; one that means no character becomes U+FFFD, as in browsers."""
    try:
        return unescape(text)
    except ValueError:
        return unescape(_ENDLESS.sub("\ufffd", text))
