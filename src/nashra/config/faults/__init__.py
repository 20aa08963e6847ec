"""Say of text that is no TOML what is wrong, and what to write instead: tomllib's words are for programmers.

Another fault is a function here, which returns None where it is not what stands there, and its place in `_BY_FACT`.
"""

import re
from collections.abc import Callable

from nashra.config.faults import marks, names, values
from nashra.config.faults.place import Explained, Place

_Explain = Callable[[Place], Explained | None]
# By how tomllib's message begins; the first that knows what it is says it.
_BY_FACT: tuple[tuple[str, tuple[_Explain, ...]], ...] = (
    ("Invalid value", (values.value,)),
    ("Illegal character", (marks.old_line_end, values.open_text)),
    ("Found invalid character", (marks.old_line_end, values.open_text)),
    ("Unterminated string", (values.open_text,)),
    ("Expected \"'", (values.open_text,)),
    ("Unescaped '\\'", (values.escape,)),
    ("Invalid hex value", (values.escape,)),
    ("Escaped character", (values.escape,)),
    ("Exceeds the limit", (values.long_number,)),
    ("Unclosed array", (values.array,)),
    ("Expected newline", (marks.comment, marks.old_line_end, values.after)),
    ("Invalid statement", (marks.comment, names.key)),
    ("Invalid initial character", (names.braces, names.key)),
    ("Unclosed inline table", (names.open_braces,)),
    ("Expected '='", (names.equals_sign,)),
    ("Expected ']", (names.header,)),
    ("Cannot ", (names.twice,)),
    ("Duplicate inline table key", (names.twice_in_braces,)),
)


def explained(text: str, fact: str, at: int) -> tuple[str, int]:
    """Return what is wrong and its place, as an index of the text, for what tomllib says of a place."""
    place = Place(text, at)
    known = (explain for begin, explains in _BY_FACT if fact.startswith(begin) for explain in explains)
    for explain in (marks.unseen, marks.conflict, *known):
        if explanation := explain(place):
            return explanation
    return re.sub(r"^[A-Z]", lambda first: first[0].lower(), fact), at
