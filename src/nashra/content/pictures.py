"""The pictures, sounds and films that a stored table may hold: addresses, or tables with an address and more."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from nashra.content import attachments
from nashra.content.values import address, text
from nashra.model import Media, Site

_ABSOLUTE = re.compile(r"/|www\.|[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Keys that may hold the address of a picture; `feature` is that of Jekyll's themes.
_PICTURE_KEYS = ("url", "src", "image", "path", "href", "feature", "contentUrl", "sourceUrl", "source_url", "link")
# Who made a picture, or has the rights in it.
_CREDITS = ("credit", "creditText", "photographer", "copyright", "المصور", "تصوير")
_MEDIA_TYPE = re.compile(r"(?:image|audio|video)/[\w.+-]+")


def pictures(value: object, site: Site) -> tuple[Media, ...] | None:
    """Return the pictures in an address, a table with address and caption, or a list of either."""
    items: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(dict.fromkeys(media for item in items if (media := _picture(item, site)))) or None


def _place(value: object, site: Site) -> str | None:
    """Return an absolute address; a relative path stays as it is, since it may name a file beside the article."""
    whole, written = address(value, site), text(value) or ""
    return written.removeprefix("./") if whole and not _ABSOLUTE.match(written) else whole


def _first_of(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _picture(value: object, site: Site) -> Media | None:
    if isinstance(value, Mapping):
        return _described(value, site)
    # A bare number is that of a picture in somebody's database.
    url = None if isinstance(value, int) else _place(value, site)
    return Media(url) if url else None


def _described(table: Mapping[str, Any], site: Site) -> Media | None:
    """Return the picture, sound or film in a table, with what the table says about it."""
    url = next((found for key in _PICTURE_KEYS if (found := _place(_first_of(table.get(key)), site))), None)
    caption = text(table.get("caption") or table.get("title") or table.get("alt"))
    if not url:
        return None
    credit = next((written for key in _CREDITS if (written := text(table.get(key)))), "")
    kind, length = table.get("mime_type") or table.get("type"), table.get("size_in_bytes") or table.get("length")
    media_type = kind if isinstance(kind, str) and _MEDIA_TYPE.fullmatch(kind) else ""
    size = length if isinstance(length, int) and length > 0 else 0
    return Media(url, media_type, size, title=caption or "", credit=credit)


def attached(value: object, site: Site) -> tuple[Media, ...] | None:
    """Return the pictures, sounds and films in a list; addresses of other kinds (a player's page) are left out."""
    stated = pictures(value, site) or ()
    return tuple(media for media in stated if media.type or attachments.type_of(urlsplit(media.url).path)) or None
