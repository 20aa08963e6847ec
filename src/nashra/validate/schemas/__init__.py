"""The JSON schema of JSON Feed (draft 2020-12), and the gate that holds a document against it."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from nashra.validate.json_text import Path

if TYPE_CHECKING:
    import jsonschema_rs


class Misfit(NamedTuple):
    """What the schema does not let pass: where, the keyword that says so, and what that asks for."""

    path: Path
    keyword: str
    details: dict[str, Any]


def misfits(value: object) -> Iterator[Misfit]:
    """Hold a document against the schema."""
    for error in _schema().iter_errors(value):
        yield Misfit(tuple(error.instance_path), error.kind.name, error.kind.as_dict())


@cache
def _schema() -> "jsonschema_rs.Draft202012Validator":
    from importlib.resources import files  # costs at start, as jsonschema_rs does, and is only for JSON

    import jsonschema_rs

    text = files(__name__).joinpath("json-feed.json").read_text(encoding="utf-8")
    return jsonschema_rs.Draft202012Validator(text)
