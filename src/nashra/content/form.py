"""What the name of a stored file says: its form, whether it is packed, and what it is called beside its suffixes."""

from functools import lru_cache

PACKED = ".gz"
# Of the table beside an article, which says what its file cannot say of itself.
SIDECAR = ".toml"


def is_packed(path: str) -> bool:
    return path[-len(PACKED) :].lower() == PACKED


@lru_cache(maxsize=16)
def suffix(path: str) -> str:
    """Return the suffix of the form, in lower case: `.md` of `x.MD` and of `x.md.gz`."""
    return path[len(stem(path)) :].lower().removesuffix(PACKED)


@lru_cache(maxsize=16)
def stem(path: str) -> str:
    """Return the path without the suffixes of its form and its packing: that of its sidecar."""
    unpacked = path[: -len(PACKED)] if is_packed(path) else path
    before, dot, after = unpacked.rpartition(".")
    return before if dot and "/" not in after and not before.endswith("/") else unpacked


def name(path: str) -> str:
    """Return the last part of the stem."""
    return stem(path).rpartition("/")[2]
