"""Lines for the <head> of a site's pages: browsers and readers find the feeds by them, the preferred one first."""

from collections.abc import Iterator
from html import escape

from nashra import addresses
from nashra.deploy import Setup
from nashra.model import FORMATS


def lines(setup: Setup) -> Iterator[str]:
    """Yield a link to each feed of feeds.toml; where it has two formats, the second says which it is."""
    yield "<!-- into the <head> of each page; the page of a section may name its own feed, feeds/section/….rss -->"
    for spec in setup.site.specs:
        for number, form in enumerate(form for form in spec.formats if form in FORMATS):
            title = escape(f"{spec.title} ({form.capitalize()})" if number else spec.title)
            href = escape(setup.site.feeds + addresses.path(f"{spec.path}.{form}"))
            yield f'<link rel="alternate" type="application/{form}+xml" title="{title}" href="{href}">'
