"""Kill builds at random moments under a reader that never stops reading: every read is a whole, valid feed.

    python tests/benchmarks/kills.py [KILLS]

The site has enough articles that entries are made in processes of their own. After all kills one run is let to its end:
its feeds are those of a site that nobody disturbed, and no id changed.
"""

import random
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from nashra.validate import validate

ARTICLES = 240
CONFIG = """\
title = "نشرة"
home = "https://test.example/"
feeds = "https://test.example/feeds/"
[[feed]]
name = "main"
entries = 240
[every.section]
[files]
compress = ["gzip"]
"""
# Of the time that a build takes: what killed ones left undone takes time too, and some must come to their end.
LONGEST = 1.4


def main(kills: int) -> None:
    """Kill so many builds, and print what the reader saw."""
    chance = random.Random(20261124)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write_site(site)
        build(site).wait()
        first = ids(site)
        reader = Reader(site / "feeds")
        reader.start()
        longest = LONGEST * seconds(site, chance)
        done = sum(kill_one(site, chance, longest) for _ in range(kills))
        reader.stop.set()
        reader.join()
        last = build(site).wait()
        print(f"{kills} kills, {done} of them of a build at work; {reader.reads} reads, {reader.different} feeds")
        print(f"{len(reader.wrong)} torn or invalid; last run: status {last}; ids as before: {ids(site) == first}")
        sys.exit(bool(reader.wrong or last or ids(site) != first))


def write_site(site: Path) -> None:
    for number in range(ARTICLES):
        write_article(site, number, "كما كان")
    (site / "content/feeds.toml").write_text(CONFIG, "utf-8")


def write_article(site: Path, number: int, text: str) -> None:
    path = site / f"content/section{number % 4}/{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    date = f"2026-10-{number % 28 + 1:02}T08:00:00Z"
    path.write_text(f"---\ntitle: خبر {number}\ndate: {date}\n---\n" + f"متن الخبر {text}. " * 40, "utf-8")


def build(site: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "nashra", "build", "--quiet", str(site)])


def edit(site: Path, chance: random.Random) -> None:
    for number in chance.sample(range(ARTICLES), 20):
        write_article(site, number, str(chance.random()))


def seconds(site: Path, chance: random.Random) -> float:
    """Return how long a build of changed articles takes on this machine, beside the reader."""
    edit(site, chance)
    started = time.monotonic()
    build(site).wait()
    return time.monotonic() - started


def kill_one(site: Path, chance: random.Random, longest: float) -> bool:
    """Change some articles, build, and kill that; return whether it was still at work."""
    edit(site, chance)
    with build(site) as running:
        time.sleep(chance.uniform(0, longest))
        was_at_work = running.poll() is None
        running.kill()
    return was_at_work


def ids(site: Path) -> set[str]:
    """Return the ids that are published."""
    from lxml import etree

    root = etree.parse(site / "feeds/main.rss")
    return {guid.text or "" for guid in root.iter("guid")}


class Reader(threading.Thread):
    """Reads all feeds over and over, and judges each that it has not seen yet."""

    def __init__(self, feeds: Path) -> None:
        super().__init__(daemon=True)
        self.feeds, self.stop = feeds, threading.Event()
        self.reads = 0
        self.wrong: list[str] = []
        self._seen: dict[bytes, bool] = {}

    @property
    def different(self) -> int:
        return len(self._seen)

    def run(self) -> None:
        paths = [path for path in self.feeds.rglob("*") if path.suffix in {".rss", ".atom"}]
        while not self.stop.is_set():
            for path in paths:
                self.look(path)

    def look(self, path: Path) -> None:
        self.reads += 1
        try:
            data = path.read_bytes()
        except OSError as error:
            self.wrong.append(str(error))
            return
        if data not in self._seen:
            self._seen[data] = validate(data, str(path), now=datetime.now(UTC)).valid
        if not self._seen[data]:
            self.wrong.append(str(path))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 500)
