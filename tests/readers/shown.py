"""The form in the middle: what any reader shows of an article, so that one law can be asked of all."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from nashra.arabic.direction import RIGHT_TO_LEFT_MARK

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Shown:
    """An article as a reader shows it; None where it shows no such thing. Times are aware, in UTC."""

    link: str
    title: str
    id: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime | None = None
    updated: datetime | None = None
    categories: tuple[str, ...] | None = None
    summary: str | None = None
    text: tuple[str, ...] | None = None
    language: str | None = None


def unmarked(text: str) -> str:
    """Return a text without the right-to-left mark that nashra may put before it."""
    return text.removeprefix(RIGHT_TO_LEFT_MARK)


def plain(html: str | None) -> str | None:
    """Return the text of a piece of HTML without paragraphs."""
    return None if html is None else unmarked(unescape(_TAG.sub("", html)))


def paragraphs(html: str) -> tuple[str, ...]:
    """Return the text of each paragraph of an article's HTML."""
    return tuple(plain(paragraph) or "" for paragraph in _PARAGRAPH.findall(html))
