"""Import JSON Feed 1.0 and 1.1, and an array of such items."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from nashra.content import decode, json_fault, pictures
from nashra.content.facts import Found
from nashra.imports import paragraphs
from nashra.imports.source import Source, read_whole
from nashra.imports.stated import Stated, checked
from nashra.model import Media, Person, Site

# A title, and words of JSON Feed: a file with the first but none of the second is another export, and is read as
# stored articles are.
_TITLED = re.compile(r'"(?:title|headline|العنوان|عنوان)"')
_WORDS = ("jsonfeed.org/version", '"content_html"', '"content_text"', '"date_published"')


def recognises(_: Path, head: str) -> bool:
    is_other = _TITLED.search(head) is not None and not any(word in head for word in _WORDS)
    return head.lstrip().startswith(("{", "[")) and not is_other


def read(source: Source) -> Iterator[Found]:
    """Yield the items."""
    feed = _document(source)
    items = feed.get("items") if isinstance(feed, dict) else feed
    if not isinstance(items, list):
        return source.add("json", "it has no list of items")
    language = _text(feed, "language") if isinstance(feed, dict) else ""
    for number, item in enumerate(items, start=1):
        stated = _stated(item, language, source.site) if isinstance(item, dict) else Stated()
        yield checked(stated, source, 0, f"item {number}")
    return None


def _document(source: Source) -> Any:  # noqa: ANN401 - whatever it holds
    text = ""
    try:
        text, _ = decode.decode(read_whole(source))
        return json.loads(text)
    except decode.NotTextError as error:
        source.add("not-text", error.fact, error.line)
    except (RecursionError, ValueError) as error:
        fact, line, _ = json_fault.explained(error, text)
        source.add("json", fact, line)
    return []


def _stated(item: dict[str, Any], language: str, site: Site) -> Stated:
    return Stated(
        id=_text(item, "id"),
        url=_text(item, "url"),
        title=_text(item, "title"),
        summary=_text(item, "summary"),
        language=_text(item, "language") or language,
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=tuple(_people(item)),
        tags=tuple(map(str, _list(item, "tags"))),
        image=_text(item, "image") or _text(item, "banner_image"),
        attached=tuple(_attached(item, site)),
        html=_text(item, "content_html") or paragraphs.of_text(_text(item, "content_text")),
    )


def _text(item: dict[str, Any], key: str) -> str:
    """Return a text; the specification lets readers take a number for one."""
    value = item.get(key)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(item: dict[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _attached(item: dict[str, Any], site: Site) -> Iterator[Media]:
    """Yield the sounds, films and pictures of an item; those without a right address are left out."""
    for attachment in _list(item, "attachments"):
        with suppress(ValueError):
            yield from pictures.attached(attachment, site) or ()


def _people(item: dict[str, Any]) -> Iterator[Person]:
    """Yield the authors of 1.1, and the one of 1.0."""
    for author in [*_list(item, "authors"), item.get("author")]:
        if isinstance(author, dict):
            yield Person(_text(author, "name"), "", _text(author, "url"))
