"""`[files]` in feeds.toml: how files stand in feeds/."""

from importlib.util import find_spec

from nashra.config import strict
from nashra.model import CODINGS

_a_coding = strict.one_of(*CODINGS)


def _coding(value: object) -> str:
    coding: str = _a_coding(value)
    if coding == "br" and not find_spec("brotli"):
        raise ValueError("'br' needs the package brotli (pip install 'nashra[brotli]')")
    return coding


FILES = strict.Table({"compress": strict.list_of(_coding)})
