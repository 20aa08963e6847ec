"""News sitemaps, by which Google News goes."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner
from lxml import etree
from tests.conftest import FEEDS_TOML, LEAD, NOW
from tests.render.conftest import ENTRY

from nashra import config
from nashra.build import Done
from nashra.build.record import new_to_hub
from nashra.cli import main
from nashra.render import parts, render
from nashra.serve.shown import shown
from nashra.validate import profiles, validate

SITEMAP, NEWS = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.google.com/schemas/sitemap-news/0.9}"
NEWS_FEED = '[[feed]]\nname = "news"\nformats = ["sitemap"]\n'
LATER = datetime(2026, 11, 1, 9, tzinfo=UTC)


def test_an_address_has_what_google_asks(feed):
    root = etree.fromstring(render(feed({"language": "ar-EG"}, {"updated": LATER}), "xml"))
    first, second = root
    assert [(one.tag, one.text) for one in first.iter() if not len(one)] == [
        (f"{SITEMAP}loc", ENTRY.url),
        (f"{NEWS}name", "نشرة"),
        (f"{NEWS}language", "ar"),
        (f"{NEWS}publication_date", "2026-11-01T08:00:00Z"),
        (f"{NEWS}title", ENTRY.title),
    ]
    assert (first.find(f"{SITEMAP}lastmod"), second.findtext(f"{SITEMAP}lastmod")) == (None, "2026-11-01T09:00:00Z")


def test_it_is_what_the_profile_asks_without_a_finding(feed):
    data = render(feed({"title": "أ & ب <ج>"}, {}), "xml")
    profile = profiles.profile("google-news")
    assert [str(one) for one in validate(data, "x", now=LATER, profile=profile).findings] == []


def test_it_has_its_parts_even_without_an_article(feed):
    made = feed({}, {})
    whole = parts(made, "xml")
    assert len(whole.entries) == 2
    assert bytes(whole) == render(made, "xml")
    assert etree.fromstring(whole.head + whole.tail).tag == f"{SITEMAP}urlset"


@pytest.fixture
def newspaper(site):
    """A site with a news sitemap, one article of today and one of last week."""
    site.write("content/feeds.toml", FEEDS_TOML + NEWS_FEED + '[[feed]]\nname = "main"\n')
    for name, age in (("today", 1), ("last-week", 170)):
        date = (NOW - timedelta(hours=age)).isoformat()
        site.write(f"content/news/{name}.md", f"---\ntitle: {name}\ndate: {date}\n---\n{LEAD} {name}\n", "")
    return site


def titles(site):
    return [one.text for one in etree.fromstring(site.feed("news.xml")).iter(f"{NEWS}title")]


def test_it_lists_the_last_two_days_and_feeds_list_all(newspaper):
    newspaper.build()
    assert titles(newspaper) == ["today"]
    assert newspaper.feed().count(b"<item ") == 3


def test_what_grew_old_leaves_it_and_what_is_new_comes(newspaper):
    newspaper.build()
    later = NOW + timedelta(hours=48)
    newspaper.write("content/news/new.md", f"---\ntitle: new\ndate: {later.isoformat()}\n---\nمتن\n", "")
    newspaper.build(later)
    assert titles(newspaper) == ["new"]
    kept = newspaper.build(later + timedelta(days=9))
    assert titles(newspaper) == ["new"], "the last one stays, as of every feed"
    assert [problem.code for problem in kept.problems if str(problem.level) == "warning"] == ["feed-empty"]


def test_the_hub_hears_of_feeds_alone(newspaper):
    newspaper.write(
        "content/feeds.toml", f'hub = "https://hub.example/"\n{FEEDS_TOML}{NEWS_FEED}[[feed]]\nname = "main"\n'
    )
    result = newspaper.build()
    assert {one.done for one in result.feeds} == {Done.WRITTEN}
    assert new_to_hub(None, result) == ["feeds/main.rss", "feeds/main.atom"]


def test_a_dry_run_names_what_would_come(newspaper):
    done = CliRunner().invoke(main, ["build", "--dry-run", str(newspaper.path)])
    assert "feeds/news.xml: 1 come, 0 change, 0 go\n+ today\n" in done.output


@pytest.mark.parametrize("after", [NEWS_FEED, ""])
def test_its_twins_go_with_it_or_with_the_wish_for_them_and_those_of_others_stay(newspaper, after):
    toml = FEEDS_TOML + '[[feed]]\nname = "main"\n'
    newspaper.write("content/feeds.toml", toml + NEWS_FEED + '[files]\ncompress = ["gzip"]\n')
    newspaper.write("feeds/sitemap.xml.gz", b"of somebody else", "")
    newspaper.build()
    assert {"news.xml", "news.xml.gz", "sitemap.xml.gz"} < newspaper.feeds().keys()
    newspaper.write("content/feeds.toml", toml + after)
    newspaper.build()
    own = {"news.xml"} if after else set()
    assert newspaper.feeds().keys() == {"main.rss", "main.atom", "sitemap.xml.gz", *own}


def test_a_page_shows_it(feed):
    found = shown(render(feed({}, {}), "xml"))
    assert (found.title, found.language, found.entries) == ("نشرة", "ar", 2)
    assert (found.newest[0].title, found.newest[0].url) == (ENTRY.title, ENTRY.url)
    assert found.newest[0].published == ENTRY.published


def test_a_status_tells_of_it(newspaper):
    CliRunner().invoke(main, ["build", str(newspaper.path)])
    done = CliRunner().invoke(main, ["status", "--json", str(newspaper.path)])
    assert {feed["path"]: feed["valid"] for feed in json.loads(done.output)["feeds"]}["feeds/news.xml"] is True


def test_it_is_a_feed_of_its_own_with_no_more_than_google_reads(site):
    site.write("content/feeds.toml", FEEDS_TOML + NEWS_FEED + "entries = 5000\n")
    [spec] = config.load(site.path).specs
    assert (spec.formats, spec.entries) == (["xml"], 1000)
    site.write("content/feeds.toml", FEEDS_TOML + '[[feed]]\nname = "news"\nformats = ["rss", "sitemap"]\n')
    [problem] = config.load(site.path)
    assert str(problem).endswith("7: error: formats: a sitemap needs a [[feed]] of its own [value-wrong]")
