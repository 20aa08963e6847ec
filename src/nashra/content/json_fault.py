"""Say what is wrong with text that is no JSON, and where, in words for those who write it."""

import json
import re

from nashra.problems import as_fact

# Python refuses to make a number of more digits.
_LONG_NUMBER = re.compile(r"(?<!\d)\d{4301,}")
_WORDS = {
    "Unterminated string starting at": "the text that begins here has no end",
    "Extra data": "something stands after its end",
}


def explained(error: ValueError | RecursionError, text: str) -> tuple[str, int, int]:
    """Return the fact, the line and the column (from 1; 0 where there is none) of what `json.loads` raised."""
    if isinstance(error, json.JSONDecodeError):
        return _WORDS.get(error.msg, as_fact(error.msg)), error.lineno, error.colno
    number = _LONG_NUMBER.search(text)
    if isinstance(error, RecursionError) or not number:
        return "it is nested too deep", 1, 0
    at = number.start()
    fact = f"it holds a number of {len(number[0])} digits, more than can be read"
    return fact, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
