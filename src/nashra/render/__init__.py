"""A Feed becomes bytes: the same Feed the same bytes, on any day, on any machine.

A new output format is one module here and one line in FORMATS.
"""

from dataclasses import dataclass
from importlib import import_module
from itertools import chain

from nashra.model import Feed

# The suffix of the file, and the module whose `render(feed) -> bytes` writes it, each entry on lines of its own;
# its ENTRY begins each of them, and its END what comes after the last.
FORMATS = {
    "rss": "nashra.render.rss",
    "atom": "nashra.render.atom",
    "xml": "nashra.render.sitemap",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A rendered feed in its parts: what stands before its entries, each of them, and what stands after."""

    head: bytes
    entries: tuple[bytes, ...]
    tail: bytes

    def __bytes__(self) -> bytes:
        return b"".join(chain((self.head,), self.entries, (self.tail,)))


def render(feed: Feed, form: str) -> bytes:
    """Return the feed in one of FORMATS, UTF-8 with an XML declaration."""
    data: bytes = import_module(FORMATS[form]).render(feed)
    return data


def parts(feed: Feed, form: str) -> Parts:
    """Return the rendered feed in its parts: an entry that many feeds carry need be rendered only once."""
    module = import_module(FORMATS[form])
    data = render(feed, form)
    end = data.rindex(module.END)
    # No text holds the "<" that begins a tag.
    head, *entries = data[:end].split(module.ENTRY)
    return Parts(head, tuple(module.ENTRY + entry for entry in entries), data[end:])
