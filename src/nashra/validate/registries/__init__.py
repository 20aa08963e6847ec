"""Lists that others keep and rules look up: one file a list, one line an entry, its source and its day at the top.

A list that has changed is a file edited; a new one is a file, read with `entries`.
"""

from functools import cache
from pathlib import Path


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list, in its order, without comments and empty lines."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def names(name: str) -> frozenset[str]:
    """Return the entries of a list as a set."""
    return frozenset(entries(name))
