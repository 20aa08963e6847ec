"""The first paragraph of a body, as plain text without a dateline: what headlines and summaries are made from."""

import re
from html import unescape

from nashra.arabic import dateline

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def of_html(html: str) -> str:
    """Return the first paragraph that holds text, or all of it where no paragraphs are marked."""
    plain = (" ".join(unescape(_TAG.sub("", inner)).split()) for inner in _PARAGRAPH.findall(html) or [html])
    return without_dateline(next(filter(None, plain), ""))


def without_dateline(text: str) -> str:
    found = dateline.before_text(text)
    return text[found.length :] if found else text
