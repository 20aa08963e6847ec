"""How long it takes from the moment that an article is stored until `nashra watch` has put its feeds in their place.

    python tests/benchmarks/watching.py [COUNT]

The newest article is stored again and again, one second apart; what counts is when the feed of all articles is new.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks import newspaper

RUNS = 11
# In seconds.
_APART = 1.0
_LOOK_EVERY = 0.001
_AT_MOST = 60.0


def main(count: int) -> None:
    """Print the median of some changes."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        newspaper.write(site, count)
        nashra = [sys.executable, "-m", "nashra"]
        subprocess.run([*nashra, "build", site], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        watching = subprocess.Popen([*nashra, "watch", site], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _stored(site)  # the first finds modules and files cold, and perhaps nobody who watches yet
            seconds = [_stored(site) for _ in range(RUNS)]
        finally:
            watching.terminate()
            watching.wait()
    cores = len(os.sched_getaffinity(0))
    print(
        f"one article of {count:,} is in its feeds {statistics.median(seconds):.3f} s after it is stored, on {cores} cores;"
        f" {min(seconds):.3f} s at best, {max(seconds):.3f} s at worst, of {RUNS}"
    )


def _stored(site: Path) -> float:
    """Store the newest article, and return how many seconds later the main feed is another."""
    time.sleep(_APART)
    feed = site / "feeds" / "main.rss"
    newest = max((site / "content").glob("*/*.md"), key=lambda path: path.name)
    text, before = newest.read_text("utf-8"), feed.stat().st_ino
    started = time.perf_counter()
    newest.write_text(f"{text}\nتصحيح.\n", "utf-8")
    while feed.stat().st_ino == before:
        if time.perf_counter() - started > _AT_MOST:
            raise TimeoutError(f"{feed} is as it was after {_AT_MOST} s")
        time.sleep(_LOOK_EVERY)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
