"""Liferea, a reader for desktops: what lies in its database is what it lists, and its window is kept as a picture."""

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import PICTURES
from tests.readers.programs import output, screen
from tests.readers.shown import Shown, attached

NAME = "Liferea"
NEEDS = ("liferea", *screen.NEEDS)
_SETTINGS = f"""\
[org/gnome/liferea]
startup-feed-action=1
last-window-width={screen.WIDTH - 10}
last-window-height={screen.HEIGHT - 10}
last-node-selected='news'
last-vpane-pos=150
last-hpane-pos=450

[org/gnome/liferea/plugins]
active-plugins=@as []
"""
# There is no way out of this machine, and Liferea looks for pictures of the site: its names are not found at once.
_ENVIRONMENT = {
    "GSETTINGS_BACKEND": "keyfile",
    "GIO_USE_NETWORK_MONITOR": "base",
    "RES_OPTIONS": "timeout:1 attempts:1",
}
_SUBSCRIPTION = """\
<opml version="1.0"><body>
<outline type="rss" id="news" title="news" text="news" sortColumn="time" updateInterval="-1" xmlUrl="{address}"/>
</body></opml>
"""
_ASKING, _ANSWERED = "NET    : downloading {}\n", "NET    : source after download: >>>{}<<<\n"


# The desktops that are open, by the home of who sits before them.
_OPEN: dict[Path, dict[str, str]] = {}


def version() -> str:
    return output("liferea", "--version").split()[1]


@contextmanager
def opened(address: str, home: Path) -> Iterator[None]:
    """Subscribe, and leave the window open between two polls: what the server said is forgotten with it.

    In the end the newest article is opened, and a picture taken.
    """
    _put(home / ".config/glib-2.0/settings/keyfile", _SETTINGS)
    _put(home / ".config/liferea/feedlist.opml", _SUBSCRIPTION.format(address=address))
    with (
        screen.desktop(home) as environment,
        screen.running("stdbuf", "-oL", "liferea", "--debug-net", output=home / "log", **environment, **_ENVIRONMENT),
    ):
        _OPEN[home] = environment
        screen.until(lambda: "true" in _asked(home, "SetOnline", "boolean:true"))
        yield
        subprocess.run(["xdotool", "key", "ctrl+n"], env=environment, check=True)
        time.sleep(0.5)
        picture(PICTURES / f"{'-'.join(Path(urlsplit(address).path).parts[1:])}.png", home)
        del _OPEN[home]


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")


def poll(address: str, home: Path) -> list[Shown]:
    """Have the feed refreshed; what it shows is what stays as it is for a while after the answer."""
    asked, answered = (_said(home, words, address) for words in (_ASKING, _ANSWERED))
    # It does not ask while it still looks for a picture of the site.
    while _said(home, _ASKING, address) == asked:
        _asked(home, "Refresh")
        time.sleep(0.3)
    screen.until(lambda: _said(home, _ANSWERED, address) > answered)
    shown = _listed(home)
    while (now := _listed(home)) != shown:
        shown = now
    return shown


def _said(home: Path, words: str, address: str) -> int:
    return (home / "log").read_text("utf-8", "replace").count(words.format(address))


def _asked(home: Path, method: str, *arguments: str) -> str:
    """Return what Liferea answers over its bus, nothing while it does not."""
    name, path = "org.gnome.feed.Reader", "/org/gnome/feed/Reader"
    command = ["dbus-send", "--session", "--print-reply", f"--dest={name}", path, f"{name}.{method}", *arguments]
    return subprocess.run(command, env=_OPEN[home], capture_output=True, text=True, check=False).stdout


def picture(file: Path, home: Path) -> Path:
    """Keep what the window shows, to be looked at."""
    return screen.picture(file, _OPEN[home])


def first_title(picture: Path) -> list[int]:
    """Return how wide each word is, in pixels from the left, of the title that is listed first."""
    return screen.first_line(picture, "518x800+185+96")


def _listed(home: Path) -> list[Shown]:
    """Return what lies in the database, a moment after it was asked for."""
    time.sleep(0.4)
    with closing(sqlite3.connect(home / ".local/share/liferea/liferea.db")) as database:
        database.row_factory = sqlite3.Row
        metadata = list(database.execute("SELECT item_id, key, value FROM metadata ORDER BY item_id, nr"))
        items = list(database.execute("SELECT * FROM items ORDER BY item_id"))
    return [_shown(item, [row for row in metadata if row["item_id"] == item["item_id"]]) for item in items]


def _shown(item: sqlite3.Row, metadata: list[sqlite3.Row]) -> Shown:
    def said(*keys: str) -> tuple[str, ...]:
        return tuple(unescape(row["value"]) for row in metadata if row["key"] in keys)

    updated = next(iter(said("contentUpdateDate")), None)
    return Shown(
        link=item["source"],
        title=item["title"],
        id=item["source_id"],
        authors=said("creator", "author"),
        published=datetime.fromtimestamp(item["date"], UTC),
        updated=datetime.fromisoformat(updated) if updated else None,
        categories=said("category"),
        html=item["description"],
        media=attached(_medium(one) for one in said("enclosure")),
        language=next(iter(said("language")), None),
    )


def _medium(enclosure: str) -> tuple[str, str, str]:
    """Return address, type and length of `enc:0:image/jpeg:5120:https://...`."""
    _, _, kind, length, address = enclosure.split(":", 4)
    return address, kind, length
