"""Packed twins of a feed, `main.rss.gz` beside `main.rss`, for servers that send them as they are.

A new coding is one line in SUFFIXES and one in `packed`. The same bytes always make the same twin.
"""

import zlib
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath
from typing import Final

from nashra.model import CODINGS, FORMATS

SUFFIXES: Final = dict(zip(CODINGS, (".gz", ".br"), strict=True))
# zlib's window of 32 kB, in the form of a gzip file; zlib writes no name and no time into it.
_GZIP_WINDOW = 31
# 10 and 11 take twenty times as long for a few percent.
_BROTLI_QUALITY = 9


def packed(data: Iterable[bytes], coding: str) -> bytes:
    if coding == "br":
        import brotli  # an extra, which feeds.toml asks for

        packer = brotli.Compressor(mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
        return b"".join([*map(packer.process, data), packer.finish()])
    gzip = zlib.compressobj(9, wbits=_GZIP_WINDOW)
    return b"".join([*map(gzip.compress, data), gzip.flush()])


def beside(feed: Path, codings: Iterable[str]) -> list[Path]:
    """Return where the twins of a feed stand, or would."""
    return [feed.with_name(feed.name + SUFFIXES[coding]) for coding in codings]


def orphans(names: Collection[str], wanted: Collection[str], sitemaps: Collection[str] = ()) -> set[str]:
    """Return the twins among the names of one folder that no feed or no coding wants.

    The twin of an XML file may be somebody else's, unless that is one of our `sitemaps`.
    """
    kept = {SUFFIXES[coding] for coding in wanted}
    feeds = frozenset(names)
    twins = (PurePath(name) for name in names if name.endswith(tuple(SUFFIXES.values())))
    return {
        twin.name
        for twin in twins
        if (PurePath(twin.stem).suffix[1:] in FORMATS or twin.stem in sitemaps)
        and not (twin.suffix in kept and twin.stem in feeds)
    }
