"""Pictures, sounds and films of an entry, in the words of Media RSS, which RSS and Atom share.

A body is never given a picture that it has not: readers that take the thumbnail would show it twice.
"""

import re

from nashra.model import Entry, Media
from nashra.references import decoded
from nashra.render import body
from nashra.render.through_feedgen import add
from nashra.xml import Element

_IMAGE = re.compile(r'<img (?:[^>]* )?src="([^"]*)"(?:[^>]*? width="(\d{2,5})")?(?:[^>]*? height="(\d{2,5})")?')
_MEDIUMS = {"image": "image", "audio": "audio", "video": "video", "application": "document"}


def in_order(entry: Entry) -> list[Media]:
    """Return what is enclosed, sounds and films first, pictures last: RSS, rss-parser and sfeed know but one.

    A picture is the thumbnail too, and a document (say, what is spoken in an episode) is not what it is about.
    """
    return sorted(_shown(entry), key=lambda media: (media.type.startswith("image/"), not media.is_played))


def _shown(entry: Entry) -> list[Media]:
    return [media for media in entry.media if not media.is_transcript]


def describe(element: Element, entry: Entry) -> None:
    """Add to an item or entry what it shows: each of its media, and the picture for its headline."""
    for media in _shown(entry):
        content = add(element, "media:content", None, _attributes(media))
        if media.title:
            add(content, "media:title", media.title)
        if media.credit:
            add(content, "media:credit", media.credit)
    picture = _picture(entry)
    if picture:
        add(element, "media:thumbnail", None, _known(url=picture.url, width=picture.width, height=picture.height))


def _attributes(media: Media) -> dict[str, str]:
    return _known(
        url=media.url,
        fileSize=media.length,
        type=media.type,
        medium=_MEDIUMS.get(media.type.partition("/")[0]),
        width=media.width,
        height=media.height,
    )


def _known(**values: str | int | None) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value}


def _picture(entry: Entry) -> Media | None:
    """Return the first picture among an entry's media, else the first in its body."""
    own = next((media for media in entry.media if media.type.startswith("image/")), None)
    if own or "<img" not in entry.html:
        return own
    found = _IMAGE.search(body.prepared(entry.html, entry.url, entry.language))
    return Media(decoded(found[1]), width=int(found[2] or 0), height=int(found[3] or 0)) if found else None
