"""The first paragraph of a body, as plain text without a dateline: what headlines and summaries are made from."""

import re
from collections.abc import Iterable
from html import unescape

from nashra.arabic import dateline

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def of_html(html: str) -> str:
    """Return the first paragraph that holds text, or all of it where no paragraphs are marked."""
    return of_lines(" ".join(unescape(_TAG.sub("", inner)).split()) for inner in _PARAGRAPH.findall(html) or [html])


def of_lines(lines: Iterable[str]) -> str:
    """Return the first line that holds text; a dateline or byline alone on a line is passed over where more follows."""
    held = filter(None, lines)
    first = next(held, "")
    second = next(held, "") if dateline.own_line(first) else ""
    return _without_dateline(second or first)


def _without_dateline(text: str) -> str:
    found = dateline.before_text(text)
    return text[found.length :] if found else text
