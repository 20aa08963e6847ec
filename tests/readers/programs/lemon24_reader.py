"""reader, by lemon24: a Python library that subscribes, stores and searches."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import reader

from tests.readers.shown import Shown, attached, plain

NAME = "reader"
NEEDS = ()


def version() -> str:
    return reader.__version__


def poll(address: str, home: Path) -> list[Shown]:
    with closing(reader.make_reader(str(home / "db.sqlite"))) as its:
        its.add_feed(address, exist_ok=True)
        its.update_feed(address)
        return [_shown(entry) for entry in its.get_entries()]


def _shown(entry: reader.Entry) -> Shown:
    return Shown(
        link=entry.link or "",
        title=entry.title or "",
        id=entry.id,
        authors=tuple(author.name or "" for author in entry.authors),
        published=_utc(entry.published),
        updated=_utc(entry.updated),
        summary=plain(entry.summary),
        html=entry.content[0].value,
        media=attached((one.href, one.type, one.length) for one in entry.enclosures),
        language=entry.content[0].language,
    )


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None
