"""The form in the middle: what any reader shows of an article, so that one law can be asked of all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

from nashra.arabic.direction import RIGHT_TO_LEFT_MARK

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*? src="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")

# Address, type, and length in bytes; nothing and 0 where a reader does not show that.
Medium = tuple[str, str, int]


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
    html: str = ""
    media: tuple[Medium, ...] = ()
    language: str | None = None

    @property
    def text(self) -> tuple[str, ...]:
        """The text of each paragraph that has some."""
        return tuple(text for paragraph in _PARAGRAPH.findall(self.html) if (text := plain(paragraph)))

    @property
    def pictures(self) -> list[str]:
        """The addresses of the pictures in the text."""
        return [unescape(address) for address in _PICTURE.findall(self.html)]


def unmarked(text: str) -> str:
    """Return a text without the right-to-left mark that nashra may put before it."""
    return text.removeprefix(RIGHT_TO_LEFT_MARK)


def plain(html: str | None) -> str | None:
    """Return the text of a piece of HTML without paragraphs."""
    return None if html is None else unmarked(unescape(_TAG.sub("", html)))


def attached(shown: Iterable[Sequence[Any]]) -> tuple[Medium, ...]:
    """Return each medium once, of what is shown as address, type and length; the last two may be missing."""
    media: dict[str, Medium] = {}
    for address, *more in shown:
        kind, length = (*more, None, None)[:2]
        if address:
            media.setdefault(address, (address, kind or "", int(length or 0)))
    return tuple(media.values())
