"""Join what Contentful keeps apart: entries, and the people and files that their fields link to."""

from typing import Any

Element = dict[str, Any]


def joined(document: Element) -> list[Element]:
    """Return the entries of a document, each with its id, its times, and what its fields link to."""
    known: dict[str, Element] = {}
    for listed in document["includes"].values():
        known |= {
            _id(one): _fields(one) for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)
        }
    return [_entry(one, known) for one in document["items"] if isinstance(one, dict)]


def _id(one: Element) -> str:
    held = one.get("sys")
    return str(held.get("id")) if isinstance(held, dict) else ""


def _fields(one: Element) -> Element:
    """Return the fields of an entry; those of a file are the file's own."""
    fields = one.get("fields")
    if not isinstance(fields, dict):
        return {}
    return fields["file"] if isinstance(fields.get("file"), dict) else fields


def _entry(one: Element, known: dict[str, Element]) -> Element:
    held = one.get("sys")
    about = held if isinstance(held, dict) else {}
    stated = {"id": about.get("id"), "createdAt": about.get("createdAt"), "updatedAt": about.get("updatedAt")}
    return stated | {name: _followed(value, known) for name, value in _fields(one).items()}


def _followed(value: Any, known: dict[str, Element]) -> Any:  # noqa: ANN401 - JSON's values
    """Return what a link leads to, None where it is not included."""
    if isinstance(value, list):
        return [_followed(one, known) for one in value]
    if isinstance(value, dict) and isinstance(about := value.get("sys"), dict) and about.get("type") == "Link":
        return known.get(str(about.get("id")))
    return value
