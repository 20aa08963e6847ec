"""sfeed: feeds become tables for other programs of a Unix system."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.readers.programs import output
from tests.readers.shown import Shown, attached

NAME = "sfeed"
NEEDS = ("sfeed_update", "curl")
# The fields of a line, as sfeed(5) names them.
_FIELDS = ("timestamp", "title", "link", "content", "content-type", "id", "author", "enclosure", "category")
_ESCAPES = {r"\n": "\n", r"\t": "\t", r"\\": "\\"}


def version() -> str:
    return output("dpkg-query", "--show", "--showformat", "${Version}", "sfeed").partition("-")[0]


def poll(address: str, home: Path) -> list[Shown]:
    """Ask as sfeed's README says that one does: with the ETag."""
    configuration = home / "sfeedrc"
    configuration.write_text(
        f'sfeedpath="{home}/feeds"\n'
        f'feeds() {{ feed news "{address}"; }}\n'
        f'fetch() {{ curl -f -s --etag-save "{home}/etag" --etag-compare "{home}/etag" "$2"; }}\n',
        "utf-8",
    )
    output("sfeed_update", configuration, home=home)
    lines = (home / "feeds/news").read_text("utf-8").splitlines()
    return [_shown(dict(zip(_FIELDS, line.split("\t"), strict=True))) for line in lines]


def _shown(item: dict[str, str]) -> Shown:
    return Shown(
        link=item["link"],
        title=item["title"],
        id=item["id"],
        authors=(item["author"],),
        published=datetime.fromtimestamp(int(item["timestamp"]), UTC),
        categories=tuple(item["category"].split("|")),
        html=re.sub(r"\\.", lambda escape: _ESCAPES[escape[0]], item["content"]),
        media=attached([(item["enclosure"],)]),
    )
