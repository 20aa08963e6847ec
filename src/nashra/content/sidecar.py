"""Read a sidecar: the table beside a file, `x.toml` for `x.txt`, that says what the file itself cannot."""

from typing import Any

from nashra.config import strict, toml
from nashra.content import episode
from nashra.content.facts import Facts
from nashra.model import Person
from nashra.problems import Location, Problem


def _identifier(value: object) -> str:
    """Return an id that can be a guid and an atom:id: an absolute URI, taken byte for byte."""
    found = strict.text(value)
    scheme, colon, rest = found.partition(":")
    if not (colon and rest and scheme.replace("+", "").replace("-", "").isalnum() and found.isascii()) or " " in found:
        raise ValueError(f"{found!r} is no absolute URI")
    return found


def _people(value: object) -> tuple[Person, ...]:
    """Return authors from names, or from tables with name, email and url."""
    return tuple(_person(item) for item in (value if isinstance(value, list) else [value]))


def _person(value: object) -> Person:
    if isinstance(value, str):
        return Person(strict.text(value))
    kinds: dict[str, strict.Kind] = {"name": strict.text, "email": strict.e_mail, "url": strict.address}
    if not isinstance(value, dict) or "name" not in value or not set(value) <= set(kinds):
        raise ValueError(f"{value!r} is no author: write a name, or {{name = …, email = …, url = …}}")
    return Person(**{key: kinds[key](raw) for key, raw in value.items()})


SIDECAR = strict.Table(
    {
        "id": _identifier,
        "url": strict.address,
        "slug": strict.text,
        "title": strict.text,
        "summary": strict.text,
        "language": strict.language,
        "published": strict.moment,
        "stored": strict.moment,
        "updated": strict.moment,
        "expires": strict.moment,
        "draft": strict.boolean,
        "withdrawn": strict.boolean,
        "authors": _people,
        "section": strict.text,
        "tags": strict.list_of(strict.text),
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
