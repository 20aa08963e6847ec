"""A screen that nobody looks at: programs with a window run on it, and pictures are taken of it."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDS = ("Xvfb", "dbus-daemon", "import", "xdotool")
PICTURES = Path(__file__).parent.parent / "pictures"
WIDTH, HEIGHT = 1280, 1000


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
    """Wait until something holds, ten seconds at most."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def desktop(home: Path) -> Iterator[dict[str, str]]:
    """Start a screen and a session bus; yield the environment of a user in Riyadh who sits before them."""
    bus = f"unix:path={home}/bus"
    its_own = {
        "HOME": str(home),
        "TZ": "Asia/Riyadh",
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "NO_AT_BRIDGE": "1",
    }
    screen = ("Xvfb", "-displayfd", "1", "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp")
    session = ("dbus-daemon", "--session", "--nofork", "--print-address", f"--address={bus}")
    display, address = home / "display", home / "address"
    with running(*screen, output=display, **its_own), running(*session, output=address, **its_own):
        # Each says its line as soon as it can be used.
        until(lambda: all(file.read_text().endswith("\n") for file in (display, address)))
        yield its_own | {"DISPLAY": f":{display.read_text().strip()}"}


def picture(name: str, environment: dict[str, str]) -> Path:
    """Keep what the screen shows, to be looked at."""
    PICTURES.mkdir(exist_ok=True)
    file = PICTURES / f"{name}.png"
    subprocess.run(["import", "-window", "root", file], env=environment, check=True)
    return file
