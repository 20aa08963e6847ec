"""How fast nashra is, in one run on one machine: medians, and ratios to what must be done anyway.

    python tests/benchmarks/speed.py

The feeds are made of this repository's own article, so that they are as long as real ones. Documents are judged on one
core, so their time is that core's; commands are told by the clock.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree

from nashra import config, content
from nashra.model import Article, Entry, Feed, Site
from nashra.render import render
from nashra.validate import validate
from nashra.validate.grammars import rejected

ROOT = Path(__file__).parents[2]
SEED = "content/world/000_5abcaf4f49c910ba.txt"
IN_ITS_OWN = """
import re, sys, time
from pathlib import Path
from nashra.validate import validate
data = Path(sys.argv[1]).read_bytes()
validate(b"<rss/>")
started = time.process_time()
validate(data)
print(time.process_time() - started, *re.findall("VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text()))
"""
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print a line for each figure."""
    for form in ("rss", "atom"):
        print(f"validate, 50 entries of {form}: {_against_the_floor(form)}")
    print(f"validate, 5,000 full entries: {_large(5000, 'full')}")
    for count in (5000, 10_000, 20_000, 40_000):
        print(f"validate, {count:,} summaries: {_large(count, 'summary')}")
    for command in (["--version"], ["build"], ["validate", "feeds/main.rss"]):
        print(f"nashra {' '.join(command)}: {_median(lambda: _run(command), 11):.3f} s")  # noqa: B023 - called at once


def _feed(count: int, body: str = "both") -> Feed:
    """Return a feed that carries the article many times, each a minute older than the one before."""
    site = config.load(ROOT)
    assert isinstance(site, Site)
    article = content.read(ROOT, SEED, site)[0].article
    assert isinstance(article, Article)
    return Feed.of(replace(site.specs[0], body=body), site, tuple(_entries(article, count)))


def _entries(article: Article, count: int) -> Iterator[Entry]:
    first = Entry(
        id="",
        url=article.url,
        title=article.title,
        language=article.language,
        published=article.published or NOW,
        updated=article.published or NOW,
        authors=article.authors,
        section=article.section,
        tags=article.tags,
        summary=article.summary,
        html=article.html(),
        where=article.where,
    )
    for number in range(count):
        moment = first.published - timedelta(minutes=number)
        yield replace(first, id=f"urn:x-number:{number}", url=f"{first.url}-{number}", published=moment, updated=moment)


def _against_the_floor(form: str) -> str:
    data = render(_feed(50), form)
    root = etree.fromstring(data)
    works = (lambda: etree.fromstring(data), lambda: rejected(root), lambda: validate(data, now=NOW))
    # In turn, and the least of each: so all three have the same machine, at its least busy.
    runs = [[_timed(work, time.process_time) for work in works] for _ in range(41)]
    parse, gate, whole = (min(times) for times in zip(*runs, strict=True))
    return f"{whole * 1000:.1f} ms, {whole / (parse + gate):.1f} times lxml's parse and RELAX NG"


def _large(count: int, body: str) -> str:
    """Measure in a process of its own, so that its memory is its own; a document is written once."""
    with tempfile.NamedTemporaryFile(suffix=".rss") as file:
        size = file.write(render(_feed(count, body), "rss"))
        file.flush()
        runs = [subprocess.check_output([sys.executable, "-c", IN_ITS_OWN, file.name], text=True) for _ in range(3)]
    seconds, kilobytes = (statistics.median(float(run.split()[column]) for run in runs) for column in (0, 1))
    return (
        f"{size / 1e6:5.1f} MB in {seconds:5.2f} s, {1e6 * seconds / count:4.0f} us an entry, {kilobytes / 1e3:.0f} MB"
    )


def _run(command: list[str]) -> None:
    subprocess.run([sys.executable, "-m", "nashra", *command], cwd=ROOT, check=True, capture_output=True)


def _median(work: Callable[[], object], times: int = 15) -> float:
    return statistics.median(_timed(work, time.perf_counter) for _ in range(times))


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    started = clock()
    work()
    return clock() - started


if __name__ == "__main__":
    main()
