"""How Feedly is to show a feed."""

import pytest
from lxml import etree
from tests.conftest import FEEDS_TOML

from nashra import config
from nashra.render import render
from nashra.validate import profiles, validate

LOOK = {
    "cover": "https://test.example/cover.png",
    "icon": "https://test.example/icon.svg",
    "logo": "https://test.example/logo.svg",
    "accent_color": "8A1C2B",
}
SAID = [
    ("cover", None, {"image": LOOK["cover"]}),
    ("icon", LOOK["icon"], {}),
    ("logo", LOOK["logo"], {}),
    ("accentColor", LOOK["accent_color"], {}),
]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_says_how_it_is_to_be_shown_before_its_entries(feed, form):
    root = etree.fromstring(render(feed({}, {}, site={"feedly": LOOK}), form))
    *_, cover, icon, logo, colour, first, second = root[0] if form == "rss" else root
    said = [(etree.QName(one).localname, one.text, dict(one.attrib)) for one in (cover, icon, logo, colour)]
    assert said == SAID
    assert first.tag == second.tag


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedly_finds_what_it_asks(feed, form):
    data = render(feed(site={"feedly": LOOK}), form)
    assert [str(finding) for finding in validate(data, "x", profile=profiles.profile("feedly")).findings] == []


def test_a_site_that_says_nothing_of_it_has_none_of_it(feed):
    assert b"webfeeds" not in render(feed(), "rss")


def test_a_colour_is_written_as_feedly_takes_it(site):
    site.write("content/feeds.toml", FEEDS_TOML + '[feedly]\naccent_color = "#8a1c2b"\n')
    assert config.load(site.path).feedly == {"accent_color": "8A1C2B"}
    site.write("content/feeds.toml", FEEDS_TOML + '[feedly]\naccent_color = "red"\n')
    [problem] = config.load(site.path)
    assert str(problem).endswith(
        "6: error: accent_color: 'red' is no colour: write six hexadecimal digits, 8A1C2B [value-wrong]"
    )


def test_it_is_published_whether_entries_are_kept_or_made(site):
    site.write("content/feeds.toml", FEEDS_TOML + '[feedly]\nlogo = "https://test.example/logo.svg"\n')
    site.build()
    site.write("content/news/other.md", "---\ntitle: نهر\ndate: 2026-11-02\n---\nمتن\n", "")
    site.build()
    first = site.feeds()
    (site.path / ".nashra/index.sqlite").unlink()
    site.build()
    assert site.feeds() == first
    assert first["main.atom"].count(b"<webfeeds:logo>https") == 1
