"""`[files]` in feeds.toml: how files are written to feeds/."""

import grp
import re
from importlib.util import find_spec

from nashra.config import kinds, strict
from nashra.model import CODINGS

_OCTAL = re.compile(r"0?[0-7]{3}")
_NEEDED, _FORBIDDEN = 0o600, 0o113
_a_coding = kinds.one_of(*CODINGS)


def _coding(value: object) -> str:
    coding: str = _a_coding(value)
    if coding == "br" and not find_spec("brotli"):
        raise ValueError("'br' needs the package brotli (pip install 'nashra[brotli]')")
    return coding


def _mode(value: object) -> int:
    """Return the bits of a mode like `"0640"`: the owner may read and write, not everyone may write, nobody execute."""
    if not isinstance(value, str) or not _OCTAL.fullmatch(value):
        raise ValueError(f'{value!r} is no mode (write it as text: "0644")')
    mode = int(value, 8)
    if mode & _NEEDED != _NEEDED or mode & _FORBIDDEN:
        raise ValueError(f"{value!r} lets the owner not write, or everyone write, or someone run a feed")
    return mode


def _group(value: object) -> int:
    name = kinds.text(value)
    try:
        return grp.getgrnam(name).gr_gid
    except KeyError:
        raise ValueError(f"{name!r} is no group of this machine") from None


FILES = strict.Table({"compress": kinds.list_of(_coding), "mode": _mode, "group": _group, "links": kinds.boolean})
