"""rss-parser: the npm parser that most pages are made with."""

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.readers.programs import npm
from tests.readers.shown import Shown, attached, plain, unmarked

NAME = "rss-parser"
NEEDS = npm.needs("rss-parser")


def version() -> str:
    return npm.version_of("rss-parser")


def poll(address: str, home: Path) -> list[Shown]:
    return [_shown(item) for item in npm.parsed("rss-parser", address)["items"]]


def _shown(item: Any) -> Shown:
    """In RSS the full text has a name of its own, in Atom the summary."""
    whole = item.get("content:encoded")
    return Shown(
        link=item["link"],
        title=item["title"],
        id=item.get("guid") or item.get("id"),
        authors=(item.get("creator") or item.get("author"),),
        published=datetime.fromisoformat(item["isoDate"]),
        categories=tuple(category["_"] for category in item["categories"]) if "categories" in item else None,
        summary=plain(item["content"]) if whole else unmarked(item["summary"]),
        html=whole or item["content"],
        media=attached([(one["url"], one["type"], one["length"])] if (one := item.get("enclosure")) else ()),
        language=item.get("language"),
    )
