"""Import RSS: 0.9x and 2.0, 1.0 (RDF), of anyone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from nashra.content import episode
from nashra.content.facts import Found
from nashra.imports import xml
from nashra.imports.source import Source
from nashra.imports.stated import Stated, checked, divided, plain, unescaped
from nashra.model import Media, Person
from nashra.xml import ATOM

if TYPE_CHECKING:
    from nashra.xml import Element

_ROOT = re.compile(r"<(?:\w+:)?(?:rss|RDF)[\s>]")
_MOST_DIGITS = 15
# What Apple calls the facts of an episode.
_OF_EPISODES = {name: name for name in episode.KINDS} | {"episode_type": "episodeType"}
# RSS 2.0: "lawyer@boyer.net (Lawyer Boyer)"; many write the name alone.
_MAILBOX = re.compile(r"([^\s@]+@[^\s@]+?)\s*\((.+)\)")


def recognises(_: Path, head: str) -> bool:
    return xml.begins(head) and _ROOT.search(head) is not None


def read(source: Source) -> Iterator[Found]:
    """Yield the items."""
    number, language, home = 0, "", ""
    for element in xml.records(source):
        if xml.name(element) == "item":
            number += 1
            stated = _stated(Fields(element), language, home)
            yield checked(stated, source, element.sourceline or 0, f"item {number}")
        elif element.tag in {"language", f"{xml.DC}language"}:
            language = xml.text(element).strip()
        elif element.tag == "link":
            home = xml.text(element).strip()


class Fields:
    """The children of an item by name: RSS's own without a namespace, others as lxml names them."""

    def __init__(self, item: "Element") -> None:
        self._fields: dict[str, list[Element]] = {}
        for child in item.iterchildren("*"):
            self._fields.setdefault(_key(child), []).append(child)

    def all(self, name: str) -> "list[Element]":
        return self._fields.get(name, [])

    def text(self, *names: str) -> str:
        """Return the first text that stands under one of the names."""
        texts = (xml.text(element).strip() for name in names for element in self.all(name))
        return next(filter(None, texts), "")


_PLAIN = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://backend.userland.com/rss2")


def _key(element: "Element") -> str:
    tag = str(element.tag)
    namespace, _, name = tag.rpartition("}")
    return name if namespace.removeprefix("{") in _PLAIN else tag


def _stated(item: Fields, language: str, home: str) -> Stated:
    html, description = item.text(f"{xml.CONTENT}encoded"), item.text("description")
    identifier = item.text("guid")
    section, tags = divided((one.get("domain", ""), xml.text(one)) for one in item.all("category"))
    return Stated(
        id=identifier,
        url=_below(home, item.text("link")) or (identifier if _is_permalink(item) else ""),
        title=unescaped(item.text("title")),
        summary=plain(description) if html else "",
        language=item.text(f"{xml.DC}language") or language,
        published=item.text("pubDate", f"{xml.DC}date"),
        updated=item.text(f"{ATOM}updated"),
        authors=tuple(authors(item)),
        section=section,
        tags=tags,
        image=_below(home, _image(item)),
        attached=tuple(attached(item)),
        episode={fact: item.text(f"{xml.ITUNES}{name}") for fact, name in _OF_EPISODES.items()},
        html=html or description,
    )


def _below(home: str, address: str) -> str:
    """Return an address made absolute, below the site's where it has no host."""
    try:
        return urljoin(home, address) if address else ""
    except ValueError:  # not an address at all, which is reported where it is checked
        return address


def attached(item: Fields) -> Iterator[Media]:
    """Yield the sounds and films among the enclosures."""
    for one in item.all("enclosure"):
        kind, length = one.get("type", "").strip(), one.get("length", "").strip()
        if kind.startswith(("audio/", "video/")) and one.get("url"):
            size = int(length) if length.isdecimal() and len(length) <= _MOST_DIGITS else 0
            yield Media(one.get("url", "").strip(), kind, size)


def _is_permalink(item: Fields) -> bool:
    return any(guid.get("isPermaLink", "true").strip() == "true" for guid in item.all("guid"))


def authors(item: Fields) -> Iterator[Person]:
    """Yield the people in `dc:creator`, or if there are none, those in `author`."""
    creators = [xml.text(creator) for creator in item.all(f"{xml.DC}creator")]
    if creators:
        yield from map(Person, creators)
        return
    for author in map(xml.text, item.all("author")):
        mailbox = _MAILBOX.fullmatch(author.strip())
        yield Person(mailbox[2], mailbox[1]) if mailbox else Person(author)


def _image(item: Fields) -> str:
    """Return the address of the first picture."""
    pictures = [
        *(one for one in item.all("enclosure") if one.get("type", "").startswith("image/")),
        *(one for one in item.all(f"{xml.MEDIA}content") if "image" in one.get("medium", "") + one.get("type", "")),
        *item.all(f"{xml.MEDIA}thumbnail"),
        *item.all(f"{xml.ITUNES}image"),
    ]
    return next(filter(None, (picture.get("url") or picture.get("href") or "" for picture in pictures)), "")
