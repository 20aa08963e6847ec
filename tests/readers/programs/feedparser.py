"""feedparser: the Python library below many readers."""

import pickle
from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

from tests.readers.shown import Shown, attached, plain

NAME = "feedparser"
NEEDS = ()


def version() -> str:
    return str(feedparser.__version__)


def poll(address: str, home: Path) -> list[Shown]:
    """Ask with the ETag and the time of the last answer; where nothing changed, what was shown stays."""
    memory = home / "last"
    etag, modified, shown = pickle.loads(memory.read_bytes()) if memory.exists() else (None, None, [])
    feed = feedparser.parse(address, etag=etag, modified=modified)
    if feed.status != 304:
        shown = [_shown(entry) for entry in feed.entries]
        memory.write_bytes(pickle.dumps((feed.etag, feed.modified, shown)))
    return shown


def _shown(entry: Any) -> Shown:
    return Shown(
        link=entry.link,
        title=entry.title,
        id=entry.id,
        authors=tuple(author.name for author in entry.authors),
        published=_moment(entry.published_parsed),
        updated=_moment(entry.updated_parsed) if "updated" in entry else None,
        categories=tuple(tag.term for tag in entry.tags),
        summary=plain(entry.summary) if entry.summary_detail.type == "text/html" else entry.summary,
        html=entry.content[0].value,
        media=attached(
            (one.get("href") or one["url"], one["type"], one.get("length") or one["filesize"])
            for one in (*entry.enclosures, *entry.get("media_content", ()))
        ),
        language=entry.get("language") or entry.content[0].language,
    )


def _moment(parsed: Any) -> datetime | None:
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
