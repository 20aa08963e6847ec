"""feedsmith: the npm parser that leaves each format as it is."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from tests.readers.programs import npm
from tests.readers.shown import Shown, attached, plain, unmarked

NAME = "feedsmith"
NEEDS = npm.needs("feedsmith")


def version() -> str:
    return npm.version_of("feedsmith")


def poll(address: str, home: Path) -> list[Shown]:
    feed = npm.parsed("feedsmith", address)
    if "items" in feed:
        return [_of_rss(item) for item in feed["items"]]
    return [_of_atom(entry, feed["xml"]["lang"]) for entry in feed["entries"]]


def _of_rss(item: Any) -> Shown:
    modified = item.get("dcterms", {}).get("modified")
    return Shown(
        link=item["link"],
        title=item["title"],
        id=item["guid"]["value"],
        authors=tuple(item["dc"]["creators"]),
        published=parsedate_to_datetime(item["pubDate"]),
        updated=datetime.fromisoformat(modified[0]) if modified else None,
        categories=tuple(category["name"] for category in item["categories"]),
        summary=plain(item["description"]),
        html=item["content"]["encoded"],
        media=attached(
            (one["url"], one["type"], one.get("length") or one.get("fileSize"))
            for one in (*item.get("enclosures", ()), *item.get("media", {}).get("contents", ()))
        ),
        language=item["dc"]["languages"][0],
    )


def _of_atom(entry: Any, language: str) -> Shown:
    return Shown(
        link=entry["links"][0]["href"],
        title=entry["title"]["value"],
        id=entry["id"],
        authors=tuple(author["name"] for author in entry["authors"]),
        published=datetime.fromisoformat(entry["published"]),
        updated=datetime.fromisoformat(entry["updated"]),
        categories=tuple(category["term"] for category in entry["categories"]),
        summary=unmarked(entry["summary"]["value"]),
        html=entry["content"]["value"],
        media=attached(
            (link["href"], link["type"], link["length"]) for link in entry["links"] if link["rel"] == "enclosure"
        ),
        language=entry.get("xml", {}).get("lang", language),
    )
