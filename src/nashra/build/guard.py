"""Tell a content/ that was unmounted or emptied from one that changed: what vanished so may not shrink the feeds."""

from collections import Counter
from collections.abc import Collection, Iterable

# Fewer than these go in a day's work.
_MANY = 10


def vanished(known: Collection[str], standing: Collection[str]) -> str:
    """Say what vanished since the last run, where that is too much to believe; else return nothing.

    Too much is everything, more than half of many files, or all of the many files of one folder. What was renamed or
    moved stands elsewhere, so only as many files are missing as content/ has fewer.
    """
    missing = len(known) - len(standing)
    if known and not standing:
        return f"all {len(known)} files are gone"
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
    """Count the files of each folder right below content/."""
    return Counter("/".join(path.split("/")[:2]) for path in paths if path.count("/") > 1)
