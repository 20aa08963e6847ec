"""The title once more at the beginning of a body: readers show it above the text anyway."""

import re
from collections.abc import Sequence

from nashra.arabic.folding import folded
from nashra.references import decoded

_SIGNS = " \t.:،؛…!*_#\u200e\u200f\u00a0"
# So many characters more or fewer may a title have when it is written once more: tatweel, harakat, a full stop.
_MARGIN = 20
_FIRST = re.compile(
    r"\s*(?:<(?:div|section|article|header)\b[^<>]*>\s*)*<(h[1-6]|p)\b[^<>]*>(.{1,600}?)</\1>\s*",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def is_title(line: str, title: str) -> bool:
    """Whether a line is a title, written in whatever way: with tatweel, a full stop, a space more."""
    if line == title:
        return True
    return abs(len(line) - len(title)) <= _MARGIN and folded(line).strip(_SIGNS) == folded(title).strip(_SIGNS) != ""


def below(lines: Sequence[str], title: str) -> Sequence[str]:
    """Return the lines of a text without its title, if more follow."""
    return lines[1:] if len(lines) > 1 and is_title(lines[0], title) else lines


def below_in_html(html: str, title: str) -> str:
    """Return a body in HTML without the heading or paragraph that is its title, if more follows."""
    first = _FIRST.match(html)
    if not first or not is_title(decoded(_TAG.sub("", first[2])).strip(), title):
        return html
    rest = html[: first.start(1) - 1] + html[first.end() :]
    return rest if _TAG.sub("", rest).strip() else html
