"""Tell a content/ that was unmounted or emptied from one that changed, before feeds shrink by mistake."""

from collections import Counter
from collections.abc import Collection, Iterable

# Fewer files than this may well be deleted in a day's work.
_MANY = 10


def vanished(known: Collection[str], standing: Collection[str]) -> str:
    """Say what vanished since the last run, if it is too much to be believed; otherwise return an empty string.

    Too much is everything, more than half of many files, or all of many files in one folder. A file that was renamed
    or moved is still there under another path, so what counts is by how many files content/ has shrunk.
    """
    missing = len(known) - len(standing)
    if known and not standing:
        return f"all {len(known)} files are gone" if len(known) > 1 else "its only file is gone"
    if missing < _MANY:
        return ""
    if len(standing) * 2 < len(known):
        return f"{missing} of {len(known)} files are gone"
    now = _folders(standing)
    emptied = [
        (folder, count) for folder, count in _folders(known).items() if missing >= count >= _MANY and not now[folder]
    ]
    return "; ".join(f"all {count} files of {folder} are gone" for folder, count in sorted(emptied))


def _folders(paths: Iterable[str]) -> Counter[str]:
    """Count the files in each folder directly below content/."""
    return Counter("/".join(path.split("/")[:2]) for path in paths if path.count("/") > 1)
