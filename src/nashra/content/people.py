"""Who wrote an article, as its table states it: people, else the agency, and never a number of a database."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from nashra.arabic import author_field
from nashra.config import kinds
from nashra.content import values
from nashra.model import Person, Site

# A headline that slipped into the field: it begins with a bullet, or ends as no name does.
_SENTENCE = re.compile(r"[-–—•]\s.*|(?:\S+\s+){5,}\S*[.!?؟…]", re.DOTALL)
_WHOLE_NAMES = ("name", "displayname", "fullname", "title", "original")
# A field with more than one name in it: a place, another author.
_PARTED = re.compile(r"\s[-–—/|]|[-–—/|]\s|[:(|]")
_MAILBOX = re.compile(r"(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>")


def people(value: object, site: Site) -> tuple[Person, ...] | None:
    """Return the authors in a text with names between commas, in a table, or in a list of either."""
    items: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(dict.fromkeys(person for item in items for person in _persons(item, site))) or None


def _persons(value: object, site: Site) -> Iterable[Person]:
    if isinstance(value, Mapping):
        name, email = _name_in(value), values.text(value.get("email"))
        if not (name or email):
            raise ValueError(f"{kinds.shown(value)} names nobody")
        url = value.get("url") or value.get("uri") or value.get("link")
        first, *others = _credited(name) if name and _PARTED.search(name) else (name or email or "",)
        return [Person(_a_name(first), email or "", values.address(url, site) or ""), *map(_person, others)]
    if isinstance(value, int):
        return []  # the number of somebody in a database
    written = value.strip().replace("\t", " | ") if isinstance(value, str) else value
    return map(_person, _credited(values.text(written) or ""))


def _name_in(table: Mapping[Any, Any]) -> str | None:
    """Return the name in a table, whole or in parts, in any spelling of the key (`display_name`)."""
    stated = {
        str(key).lower().replace("_", ""): value[0] if isinstance(value, list) and value else value
        for key, value in table.items()
    }
    whole = next((stated[key] for key in _WHOLE_NAMES if stated.get(key)), None)
    parts = (stated.get(key) for key in ("firstname", "lastname"))
    return values.text(whole) or values.text(" ".join(part for part in parts if isinstance(part, str)))


@lru_cache(4096)
def _credited(written: str) -> tuple[str, ...]:
    """Return the names in an author's field: its people, else its agency; place and desk are left out."""
    named = None if "@" in written else author_field.read(written)
    if named:
        return named.authors or tuple(filter(None, (named.agency,)))
    return tuple(name for name in values.COMMAS.split(written) if name.strip())


@lru_cache(4096)
def _person(written: str) -> Person:
    mailbox = _MAILBOX.fullmatch(written.strip())
    return Person(_a_name(mailbox[1] or mailbox[2]), mailbox[2]) if mailbox else Person(_a_name(written.strip()))


def _a_name(name: str) -> str:
    """Return a name as it is; raise ValueError for a database's key, an address or a sentence."""
    if values.UUID.fullmatch(name) or "://" in name or not any(map(str.isalpha, name)) or _SENTENCE.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name
