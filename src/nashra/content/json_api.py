"""Join what JSON:API keeps apart: an article's attributes, and the people, terms and files that it is related to."""

import re
from collections.abc import Iterator
from typing import Any

Element = dict[str, Any]
# How the name of a relation tells which fact about the article it states.
_RELATIONS = {
    "authors": re.compile(r"^(?!revision).*(?:author|uid|writer|creator|byline)", re.IGNORECASE),
    "tags": re.compile(r"tag|keyword|topic", re.IGNORECASE),
    "section": re.compile(r"categor|section|channel", re.IGNORECASE),
    "image": re.compile(r"image|cover|photo|picture|thumbnail", re.IGNORECASE),
}
_NAMES = ("display_name", "name", "title", "label")


def joined(document: Element) -> list[Element]:
    """Return the articles of a document, each with what it is related to under the names of facts."""
    known = {_key(one): one for one in document["included"] if isinstance(one, dict)}
    data = document["data"] if isinstance(document["data"], list) else [document["data"]]
    return [_with_related(one, known) for one in data if isinstance(one, dict)]


def _key(one: Element) -> tuple[str, str]:
    return str(one.get("type")), str(one.get("id"))


def _with_related(one: Element, known: dict[tuple[str, str], Element]) -> Element:
    attributes, relations = one.get("attributes"), one.get("relationships")
    if not isinstance(attributes, dict) or not isinstance(relations, dict):
        return one
    stated: Element = {}
    for name, relation in relations.items():
        fact = next((fact for fact, pattern in _RELATIONS.items() if pattern.search(name)), None)
        if fact and (said := list(_said(fact, relation, known))):
            stated.setdefault(fact, said)
    return one | {"attributes": stated | attributes}


def _said(fact: str, relation: object, known: dict[tuple[str, str], Element]) -> Iterator[str]:
    """Yield the names, or the addresses of pictures, that a relation leads to."""
    data = relation.get("data") if isinstance(relation, dict) else None
    for one in data if isinstance(data, list) else [data]:
        found = known.get(_key(one)) if isinstance(one, dict) else None
        attributes = found.get("attributes") if found else None
        if isinstance(attributes, dict) and (said := (_file if fact == "image" else _name)(attributes)):
            yield said


def _name(attributes: Element) -> str | None:
    return next((held for name in _NAMES if isinstance(held := attributes.get(name), str)), None)


def _file(attributes: Element) -> str | None:
    uri = attributes.get("uri")
    held = uri.get("url") if isinstance(uri, dict) else attributes.get("url")
    return held if isinstance(held, str) else None
