"""The lead of a body: its first paragraph as plain text, without a dateline, to make headlines and summaries of."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from nashra.arabic import dateline

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_BLOCK_END = re.compile(r"</(?:div|h[1-6]|li|td|blockquote|figure|section)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_BREAKS = re.compile(r"<br\b[^>]*>(?:\s*<br\b[^>]*>)+", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
# A line that is longer than this is no byline.
_LONGEST_LINE = 80
# The most characters of a heading, and the fewest of the paragraph below it; a heading does not end as a sentence does.
_LONGEST_HEADING, _LEAST_PARAGRAPH = 60, 90
_ENDS_A_SENTENCE = tuple('.!?؟۔…"»”')
_BULLET = re.compile(r"^(?:[•▪■●►]|\*{1,3}(?!\S*\*))\s*(?=\S)")
# Such a dash introduces a speaker rather than a place, so no dateline is looked for after it.
_DASH = re.compile(r"^[-–—]\s+(?=\S)")


def of_html(html: str) -> str:
    """Return the lead of a body: its first paragraph that holds text, or all of it where no paragraphs are marked."""
    return of_lines(lines_of_html(html))


def lines_of_html(html: str) -> Iterator[str]:
    """Give the paragraphs of HTML as plain text, one line each."""
    if "<script" in html or "<style" in html:
        html = _UNSEEN.sub("", html)
    for inner in _PARAGRAPH.findall(html) or _BLOCK_END.split(html):
        for part in _broken(inner):
            yield " ".join(unescape(_TAG.sub("", part)).split())


def _broken(inner: str) -> list[str]:
    """Split at double line breaks, which separate paragraphs; a single line break is a space."""
    return [_BREAK.sub(" ", part) for part in _BREAKS.split(inner)] if "<br" in inner or "<BR" in inner else [inner]


def of_lines(lines: Iterable[str]) -> str:
    """Return the first line that holds text, passing over a dateline or byline on a line of its own if more follows.

    A short line above a paragraph may be its heading: then both are returned, a line each.
    """
    held = filter(None, lines)
    first = next(held, "")
    if len(first) > _LONGEST_LINE:
        return _without_dateline(first)
    second = next(held, "")
    if dateline.own_line(first):
        return _without_dateline(second or first)
    return below_heading(first, second)


def below_heading(first: str, second: str) -> str:
    """Return the first line, and if it is only a heading, the paragraph below it as well."""
    is_heading = len(first) <= _LONGEST_HEADING and not first.endswith(_ENDS_A_SENTENCE)
    if is_heading and len(second) >= _LEAST_PARAGRAPH and not dateline.before_text(first):
        return f"{_BULLET.sub('', first)}\n{_without_dateline(second)}"
    return _without_dateline(first)


def _without_dateline(text: str) -> str:
    text = _BULLET.sub("", text)
    before = dateline.before_text(text)
    return text[before.length :] if before else _DASH.sub("", text)
