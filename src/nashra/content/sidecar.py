"""Read a sidecar: the table beside a file, `x.toml` for `x.txt`, that says what the file itself cannot."""

from typing import Any

from nashra.config import kinds, strict, toml
from nashra.content import episode
from nashra.content.facts import Facts
from nashra.model import Person
from nashra.problems import Location, Problem

_PERSON: dict[str, kinds.Kind] = {"name": kinds.text, "email": kinds.e_mail, "url": kinds.address}


def _identifier(value: object) -> str:
    """Return an id that can be a guid and an atom:id: an absolute URI, taken byte for byte."""
    uri = kinds.text(value)
    scheme, colon, rest = uri.partition(":")
    if not (colon and rest and scheme.replace("+", "").replace("-", "").isalnum() and uri.isascii()) or " " in uri:
        raise ValueError(f"{uri!r} is no absolute URI")
    return uri


def _people(value: object) -> tuple[Person, ...]:
    """Return authors from names, or from tables with name, email and url."""
    return tuple(_person(item) for item in (value if isinstance(value, list) else [value]))


def _person(value: object) -> Person:
    if isinstance(value, str):
        return Person(kinds.text(value))
    if not isinstance(value, dict) or "name" not in value or not value.keys() <= _PERSON.keys():
        raise ValueError(f"{value!r} is no author: write a name, or {{name = …, email = …, url = …}}")
    return Person(**{key: _PERSON[key](raw) for key, raw in value.items()})


SIDECAR = strict.Table(
    {
        "id": _identifier,
        "url": kinds.address,
        "slug": kinds.text,
        "title": kinds.text,
        "summary": kinds.text,
        "language": kinds.language,
        "published": kinds.moment,
        "stored": kinds.moment,
        "updated": kinds.moment,
        "expires": kinds.moment,
        "draft": kinds.boolean,
        "withdrawn": kinds.boolean,
        "authors": _people,
        "section": kinds.text,
        "tags": kinds.list_of(kinds.text),
        **episode.KINDS,
    }
)


def read(text: str, path: str) -> tuple[Facts, list[Problem]]:
    """Return what a sidecar states; what is wrong in it is left out and reported."""
    try:
        document, lines = toml.parse(text)
    except toml.TomlError as error:
        return Facts(), [Problem(Location(path, error.line, error.column), "toml", error.fact)]
    checker = strict.Checker(path, lines)
    stated: dict[str, Any] = checker.check(document, SIDECAR)
    told = episode.joined(stated)
    return Facts(**stated, episode=told), checker.problems
