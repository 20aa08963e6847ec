"""A screen that nobody looks at: programs with a window run on it, and pictures are taken of it."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

NEEDS = ("Xvfb", "dbus-daemon", "dbus-send", "import", "convert", "xdotool")
WIDTH, HEIGHT = 1280, 1800
# Letters stand nearer to each other.
_BETWEEN_WORDS = re.compile(" {5,}")


@contextmanager
def running(*command: str | Path, output: Path, **environment: str) -> Iterator[None]:
    """Run a program until the end of the block; what it says goes into a file."""
    with (
        output.open("w") as said,
        subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.DEVNULL, cwd="/") as process,
    ):
        try:
            yield
        finally:
            process.terminate()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, half a minute at most."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def desktop(home: Path) -> Iterator[dict[str, str]]:
    """Start a screen and a session bus; yield the environment of a user in Riyadh who sits before them."""
    its_own = {
        "HOME": str(home),
        "TZ": "Asia/Riyadh",
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "NO_AT_BRIDGE": "1",
    }
    screen = ("Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp")
    session = ("dbus-daemon", "--session", "--nofork", "--print-address", "--address=unix:tmpdir=/tmp")
    display, address = home / "display", home / "address"
    with running(*screen, output=display, **its_own), running(*session, output=address, **its_own):
        # Each says its line as soon as it can be used.
        until(lambda: all(file.read_text().endswith("\n") for file in (display, address)))
        screen_and_bus = {"DISPLAY": f":{display.read_text()}", "DBUS_SESSION_BUS_ADDRESS": address.read_text()}
        yield its_own | {name: value.strip() for name, value in screen_and_bus.items()}


def picture(file: Path, environment: dict[str, str]) -> Path:
    """Keep what the screen shows, to be looked at."""
    file.parent.mkdir(exist_ok=True)
    subprocess.run(["import", "-window", "root", file], env=environment, check=True)
    return file


def first_line(picture: Path, region: str) -> list[int]:
    """Return how wide each word is, in pixels from the left, of the first line of text in a region (`WxH+X+Y`)."""
    rows = _ink(picture, region)
    top = next(number for number, row in enumerate(rows) if any(row))
    line = takewhile(any, rows[top:])
    columns = "".join(" x"[any(column)] for column in zip(*line, strict=True))
    return [len(word) for word in re.split(_BETWEEN_WORDS, columns.strip())]


def _ink(picture: Path, region: str) -> list[list[bool]]:
    """Return the rows of a region, each pixel true that is dark."""
    grey = ("-crop", region, "+repage", "-colorspace", "gray", "-threshold", "60%", "-depth", "8", "gray:-")
    raw = subprocess.run(["convert", picture, *grey], stdout=subprocess.PIPE, check=True).stdout
    width = int(region.partition("x")[0])
    return [[not pixel for pixel in raw[start : start + width]] for start in range(0, len(raw), width)]
