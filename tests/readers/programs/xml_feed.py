"""XML::Feed: Perl's parser."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.readers.programs import output
from tests.readers.shown import Shown, attached, plain

NAME = "XML::Feed"
NEEDS = ("perl", "/usr/share/perl5/XML/Feed.pm")


def version() -> str:
    return output("perl", "-MXML::Feed", "-e", "print $XML::Feed::VERSION")


def poll(address: str, home: Path) -> list[Shown]:
    lines = output("perl", Path(__file__).with_name("xml_feed.pl"), address).splitlines()
    return [_shown(json.loads(line)) for line in lines]


def _shown(entry: Any) -> Shown:
    return Shown(
        link=entry["link"],
        title=entry["title"],
        id=entry["id"],
        authors=(entry["author"],),
        published=_moment(entry["published"]),
        updated=_moment(entry["updated"]),
        categories=tuple(entry["categories"]),
        summary=plain(entry["summary"]),
        html=entry["content"],
        media=attached(entry["enclosures"]),
    )


def _moment(seconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
