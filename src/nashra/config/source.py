"""The text of content/feeds.toml, or why it cannot be read and what to do about it."""

import codecs
import errno
from pathlib import Path

from nashra import opening
from nashra.config import toml
from nashra.problems import Location, Problem, reason_of

CONFIG = "content/feeds.toml"
# As other systems save it, or where a newcomer puts it.
_NEARLY = (f"{CONFIG}.txt", "content/Feeds.toml", "feeds.toml", "feeds.toml.txt")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(folder: Path) -> tuple[bytes, str] | Problem:
    """Return the bytes and the text of a site's file."""
    try:
        raw = _bytes(folder / CONFIG)
    except FileNotFoundError:
        return _unreadable(f"it is missing: {_instead(folder)}")
    except OSError as error:
        return _unreadable(reason_of(error))
    if raw.startswith(_WIDE) or raw.count(0) > len(raw) / 4:
        return _unreadable("it is in UTF-16: save it as UTF-8", 1)
    try:
        return raw, raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _unreadable(f"byte 0x{raw[error.start]:02X} is not UTF-8: save the file as UTF-8", line)


def _unreadable(fact: str, line: int = 0) -> Problem:
    return Problem(Location(CONFIG, line), "config-unreadable", fact)


def _bytes(file: Path) -> bytes:
    """Raise OSError where it cannot be read, or is no file that people write."""
    with opening.to_read(file) as stream:
        raw = stream.read(toml.LARGEST + 1)
    if len(raw) > toml.LARGEST:
        raise OSError(errno.EFBIG, f"it has more than {toml.LARGEST} bytes")
    return raw


def _instead(folder: Path) -> str:
    """Say what to do where there is no such file: go to the site, name another file so, or make one."""
    site = next((parent for parent in folder.resolve().parents if (parent / CONFIG).is_file()), None)
    if site:
        return f"the site is {site}"
    nearly = next((name for name in _NEARLY if (folder / name).is_file()), None)
    return f"{nearly} is to have this name" if nearly else "`nashra init DIR` makes a new site"
