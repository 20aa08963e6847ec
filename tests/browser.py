"""Chromium, without a window: what it makes of a page, and a picture of that."""

import subprocess
from pathlib import Path

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-logging=stderr",
    "--timeout=3000",
    "--hide-scrollbars",
)


def dom(address: str, profile: Path) -> tuple[str, str]:
    """Return the page as it stands after its scripts ran, and what the browser had to say."""
    done = _run(address, profile, "--dump-dom")
    return done.stdout, done.stderr


def picture(address: str, profile: Path, file: Path) -> Path:
    """Keep what a window would show, to be looked at."""
    file.parent.mkdir(exist_ok=True)
    _run(address, profile, f"--screenshot={file}", "--window-size=1000,1000")
    return file


def _run(address: str, profile: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    command = ["chromium", *_OPTIONS, f"--user-data-dir={profile}", *options, address]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
