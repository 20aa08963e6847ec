"""newsboat, a reader for terminals: what lies in its cache is what it lists."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.programs import output
from tests.readers.shown import Shown, attached

NAME = "newsboat"
NEEDS = ("newsboat",)


def version() -> str:
    return output("newsboat", "--version").split()[1]


def poll(address: str, home: Path) -> list[Shown]:
    (home / "urls").write_text(address, "utf-8")
    cache = home / "cache.db"
    output("newsboat", "-u", home / "urls", "-c", cache, "-C", "/dev/null", "-x", "reload", home=home)
    with closing(sqlite3.connect(cache)) as database:
        database.row_factory = sqlite3.Row
        return [_shown(row) for row in database.execute("SELECT * FROM rss_item WHERE deleted = 0")]


def reads_from_the_right(home: Path) -> bool:
    """Say whether newsboat turns the feed's titles and text."""
    with closing(sqlite3.connect(home / "cache.db")) as database:
        return bool(database.execute("SELECT is_rtl FROM rss_feed").fetchone()[0])


def _shown(row: sqlite3.Row) -> Shown:
    return Shown(
        link=row["url"],
        title=row["title"],
        id=row["guid"],
        authors=tuple(row["author"].split(", ")),
        published=datetime.fromtimestamp(row["pubDate"], UTC),
        html=row["content"],
        media=attached([(row["enclosure_url"], row["enclosure_type"])]),
    )
