"""Feeds to render, without content or an index."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from nashra.model import Entry, Feed, FeedSpec, Person, Site
from nashra.problems import Location
from nashra.render import render

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
DCTERMS = "{http://purl.org/dc/terms/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ENTRY = Entry(
    id="tag:test.example,2026-11-01:news/bridge",
    url="https://test.example/news/bridge",
    title="افتتاح الجسر",
    language="ar",
    published=datetime(2026, 11, 1, 8, tzinfo=UTC),
    updated=datetime(2026, 11, 1, 8, tzinfo=UTC),
    authors=(Person("سارة العلي"),),
    section="محليات",
    tags=("جسور",),
    summary="افتتحت البلدية الجسر.",
    html="<p>افتتحت البلدية الجسر صباح اليوم.</p>",
    where=Location("content/news/bridge.txt", 1),
)
SITE = Site(title="نشرة", home="https://test.example/", feeds="https://test.example/feeds/", copyright="© نشرة")
SPEC = FeedSpec("main", "نشرة", "أخبار المدينة", "ar", "https://test.example/")


@pytest.fixture
def feed():
    """Return a function that makes a feed of entries, each given by what is special about it."""

    def make(*entries, site=None, **spec):
        shown = tuple(
            replace(ENTRY, **{"id": f"{ENTRY.id}{number}", "url": ENTRY.url + "/again" * number, **special})
            for number, special in enumerate(entries or [{}])
        )
        return Feed.of(replace(SPEC, **spec), replace(SITE, **(site or {})), shown)

    return make


@pytest.fixture
def rss(feed):
    """Return a function that renders a feed as RSS, and gives its channel."""
    return lambda *entries, **spec: etree.fromstring(render(feed(*entries, **spec), "rss"))[0]


@pytest.fixture
def atom(feed):
    """Return a function that renders a feed as Atom, and gives its root."""
    return lambda *entries, **spec: etree.fromstring(render(feed(*entries, **spec), "atom"))
