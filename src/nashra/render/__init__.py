"""A Feed becomes bytes: the same Feed the same bytes, on any day, on any machine.

A new output format is one module here and one line in FORMATS.
"""

from importlib import import_module

from nashra.model import Feed

# The suffix of the file, and the module whose `render(feed) -> bytes` writes it.
FORMATS = {
    "rss": "nashra.render.rss",
    "atom": "nashra.render.atom",
}


def render(feed: Feed, form: str) -> bytes:
    """Return the feed in one of FORMATS, UTF-8 with an XML declaration."""
    data: bytes = import_module(FORMATS[form]).render(feed)
    return data
