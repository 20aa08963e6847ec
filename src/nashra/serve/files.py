"""The files in feeds/, by the path that they are requested with."""

import os
import stat
from pathlib import Path
from typing import Final

from nashra.publish import FEEDS
from nashra.serve.answer import Resource

MEDIA_TYPES: Final = {
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/feed+json",
    ".xml": "application/xml; charset=utf-8",
}


def published(folder: Path, *, links: bool = False) -> dict[str, Path]:
    """Return the feeds, sorted by their paths below feeds/; links are ignored unless `links` allows them."""
    files = {}
    for below, _, names in os.walk(folder / FEEDS, followlinks=links):
        for name in names:
            file = Path(below, name)
            if file.suffix in MEDIA_TYPES and not name.startswith(".") and (links or _is_file(file)):
                files[file.relative_to(folder / FEEDS).as_posix()] = file
    return dict(sorted(files.items()))


def read(file: Path) -> Resource | None:
    """Return a published file as it is now, None if it is gone by now."""
    try:
        return Resource(file.read_bytes(), MEDIA_TYPES[file.suffix], int(file.stat().st_mtime))
    except OSError:
        return None


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
