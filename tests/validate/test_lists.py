"""OPML and sitemaps are recognised, and judged in bounded time."""

import pytest

from nashra.validate import validate
from tests.conftest import ROOT

SITEMAP = (ROOT / "tests/rules/sitemap-address-repeated/good-list.xml").read_text("utf-8")
START, END = SITEMAP.index("  <url>"), SITEMAP.index("</urlset>")


def sitemap(count, news=""):
    urls = (f"<url><loc>https://news.example/{number}</loc>{news}</url>\n" for number in range(count))
    return (SITEMAP[:START] + "".join(urls) + SITEMAP[END:]).encode()


NEWS = SITEMAP[SITEMAP.index("<news:news>") : SITEMAP.index("  </url>")]


@pytest.mark.parametrize(
    ("count", "news", "told"),
    [
        (1000, NEWS, []),
        (1001, NEWS, [("news-too-many", 1000)]),
        (50_000, "", []),
        (50_001, "", [("sitemap-too-long", 50_000)]),
    ],
    ids=str,
)
def test_a_sitemap_has_its_limits(count, news, told):
    assert [(it.id, it.entry) for it in validate(sitemap(count, news)).findings] == told


def test_the_formats_are_named():
    opml = (ROOT / "tests/rules/opml-text-empty/good-list.xml").read_bytes()
    assert validate(opml).format == "opml"
    assert validate(SITEMAP.encode()).format == "sitemap"
    assert validate(b'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>').format == "not-a-feed"


def test_folders_in_folders_cost_no_more_than_their_size():
    outlines = '<outline a="" b="" c="" d="">' * 200 + "</outline>" * 200
    verdict = validate(
        f'<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()
    )
    assert [it.id for it in verdict.findings] == ["attribute-missing"] * 200
