"""Names that datelines, bylines and headings are known by: in words/ one file a list, one line a name."""

from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).with_name("words")
# In no name.
_BETWEEN = "|"


def listed(name: str, key: Callable[[str], str]) -> frozenset[str]:
    """Return what `key` makes of each name in a list: what all spellings of it have in common.

    It is asked once for all of them, which takes half the time of asking for each.
    """
    lines = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8").split("\n")
    names = [line for line in lines if line and line[0] != "#"]
    return frozenset(key(_BETWEEN.join(names)).split(_BETWEEN))
