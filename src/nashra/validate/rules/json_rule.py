"""What a rule on JSON feeds is: one look at the feed, findings at a path in it."""

from collections.abc import Iterator
from typing import Any

from nashra.validate.formats import JSON_FEED
from nashra.validate.json_text import Object, Path
from nashra.validate.rule import Rule


class JsonRule(Rule):
    """Looks at documents that could be read as JSON."""

    formats = (JSON_FEED,)
    spec = "https://www.jsonfeed.org/version/1.1/"

    def check_source(self) -> None:
        if self.document.json and self.document.json.fault is None:
            self.check_feed(self.document.json.value)

    def check_feed(self, feed: Object) -> None:
        raise NotImplementedError

    def found_at(self, path: Path, message: str = "", /, **values: object) -> None:
        """Note a finding at a value; the item that it lies in is the entry."""
        assert self.document.json is not None  # noqa: S101 - check_feed is for JSON
        entry = next((part for part in path[1:2] if path[0] == "items" and isinstance(part, int)), None)
        self.found(self.document.json.where(path), message, at=None, entry=entry, name=name_of(path), **values)


def name_of(path: Path) -> str:
    """Return the name that messages give a value: `items[3].url`, counted as JSON does, from 0."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".") or "the feed"


def objects(value: object, path: Path = ()) -> Iterator[tuple[Path, Object]]:
    """Yield every object of a feed that the standard describes; extensions (`_name`) are their makers' own."""
    if isinstance(value, dict):
        yield path, value
    for name, inner in members(value):
        if not str(name).startswith("_"):
            yield from objects(inner, (*path, name))


def members(value: object) -> list[tuple[str | int, Any]]:
    """Return what an object or an array holds, each with its name or number."""
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def items(feed: Object) -> Iterator[tuple[Path, Object]]:
    """Yield the items that are objects, as all should be."""
    for number, item in members(feed.get("items")):
        if isinstance(item, dict):
            yield ("items", number), item
