"""How long nashra takes for one enormous feed, and for more and more feeds.

    python tests/benchmarks/extremes.py feed [ENTRIES]
    python tests/benchmarks/extremes.py feeds [ARTICLES] [FILES]

`feed` makes one feed of all articles, as RSS and Atom. `feeds` makes of the same articles an eighth, a quarter, a half
and all of so many files, each feed for one author and one tag, so that times can be compared: they grow with the feeds
and the entries in them. Each run is a cold one; files are warm. Memory is counted as in build.py, in a run of its own.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from nashra.model import FORMATS

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks import build, newspaper

SITE = newspaper.CONFIG.partition("\n\n")[0]


def one_feed(entries: int) -> None:
    """Print time, memory and size of one feed of so many entries."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        newspaper.write(site, entries)
        (site / "content/feeds.toml").write_text(f'{SITE}\n\n[[feed]]\nname = "main"\nentries = {entries}\n', "utf-8")
        seconds = _cold(site)
        memory = build.peak(build.nashra(site), site)
        size = sum(file.stat().st_size for file in (site / "feeds").iterdir())
    print(
        f"a feed of {entries:,} entries: {seconds:.1f} s, at most {memory} MB; its two files have {size / 1e6:.0f} MB"
    )


def many_feeds(articles: int, files: int) -> None:
    """Print a line for each number of files."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        newspaper.write(site, articles)
        names = list(product(*_names(site)))
        for parts in (8, 4, 2, 1):
            feeds = "".join(
                f'\n[[feed]]\nname = "feed-{number}"\nauthors = ["{author}"]\ntags = ["{tag}"]\n'
                for number, (author, tag) in enumerate(names[: files // parts // len(FORMATS)])
            )
            (site / "content/feeds.toml").write_text(f"{SITE}\n{feeds}", "utf-8")
            seconds = _cold(site)
            made = sum(1 for _ in (site / "feeds").iterdir())
            print(f"{made:6,} files of {articles:,} articles: {seconds:6.1f} s, {1e3 * seconds / made:5.1f} ms each")


def _names(site: Path) -> tuple[list[str], list[str]]:
    """Return the authors and tags of a newspaper."""
    authors, tags = set(), set()
    for file in (site / "content").glob("*/*.md"):
        front = file.read_text("utf-8").split("\n")
        authors.add(front[3].partition('"')[2].rstrip('"'))
        tags.update(front[5].partition("[")[2].rstrip("]").split(", "))
    return sorted(authors), sorted(tags)


def _cold(site: Path) -> float:
    build.clear(site, site.with_name("out"))
    return build.timed(lambda: build.run(build.nashra(site)))


if __name__ == "__main__":
    what, *numbers = sys.argv[1:] or ["feed"]
    if what == "feeds":
        many_feeds(*map(int, [*numbers, "100000", "10000"][:2]))
    else:
        one_feed(int(numbers[0]) if numbers else 20_000)
