"""How long it takes to read and index a newspaper for the first time, and with how much memory.

    python tests/benchmarks/reading.py [COUNT]

Each run is a process of its own, with a new index; files are warm.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks import newspaper

RUNS = 5
# What one run does: scan, read and index, and no feed.
IN_ITS_OWN = """
import resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
started = time.perf_counter()
from nashra import config, index
from nashra.build.reading import read_changed
from nashra.build.run import Options, Run
from nashra.build.workers import Workers
from nashra.content.scan import scan
folder = Path(sys.argv[1])
(folder / ".nashra").mkdir()
with Workers() as workers:
    with index.opened(folder / index.INDEX) as database:
        run = Run(folder, folder / ".nashra", config.load(folder), database, datetime.now(UTC), workers, Options())
        read_changed(run, scan(folder, time.time_ns(), ""), {}, [], lambda *_: None)
    seconds = time.perf_counter() - started  # the workers go on: they load what making feeds takes
used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(seconds, used[0], used[1])
"""


def main(count: int) -> None:
    """Print the median of some runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        newspaper.write(folder, count)
        runs = [_run(folder) for _ in range(RUNS)]
    seconds, own, child = (statistics.median(run[column] for run in runs) for column in range(3))
    cores = len(os.sched_getaffinity(0))
    memory = (own + cores * child) / 1e3
    print(
        f"{count:,} articles read and indexed in {seconds:.2f} s on {cores} cores, {1e6 * seconds / count:.0f} us each;"
        f" at most {memory:.0f} MB, what processes share counted in each"
    )


def _run(folder: Path) -> list[float]:
    shutil.rmtree(folder / ".nashra", ignore_errors=True)
    done = subprocess.check_output([sys.executable, "-c", IN_ITS_OWN, folder], text=True)
    return [float(figure) for figure in done.split()]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
