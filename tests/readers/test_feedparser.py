"""What feedparser makes of the feeds of this repository, and of any title."""

import re
from html import unescape

import feedparser
import pytest
import tomlkit
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nashra.arabic.direction import RIGHT_TO_LEFT_MARK
from nashra.arabic.safety import clean
from nashra.build import Status
from tests.conftest import FEEDS_TOML, LEAD, ROOT, SiteFolder

SEED = ROOT / "content/world/000_5abcaf4f49c910ba.txt"


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_the_seed_article_arrives_whole(form):
    feed = feedparser.parse((ROOT / f"feeds/main.{form}").read_bytes())
    assert not feed.bozo
    assert feed.feed.language == "ar"
    (entry,) = feed.entries
    assert entry.author == "محمد نصرالدين"
    assert entry.get("language", entry.title_detail.language) == "ar"
    html = entry.content[0].value
    paragraphs = [unescape(text) for text in re.findall(r"<p>(.*?)</p>", html)]
    lines = SEED.read_text("utf-8").split("\n")
    assert paragraphs == lines[:9]
    assert len(set(paragraphs[1:])) == 8


# Text of all scripts, and text of the signs that XML, HTML and TOML give a meaning to.
TITLES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) | st.text(
    "<>&;#\"'\\]abخبر٪ ", min_size=1
)


# Else feedparser writes anew what looks like HTML to it.
AS_IT_IS = {"sanitize_html": False, "resolve_relative_uris": False}


def read_as_latin_1(title):
    """Return what feedparser makes of a title that could be UTF-8 read as ISO 8859-1: it reads it again."""
    try:
        return title.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return title


@example(title="&A&#0;")
@example(title="×¡")
@settings(max_examples=40)
@given(title=TITLES)
def test_any_title_survives(title, tmp_path_factory):
    wanted = " ".join(clean(title)[0].split())
    site = SiteFolder(tmp_path_factory.mktemp("site"))
    site.write("content/feeds.toml", FEEDS_TOML)
    site.write("content/x.txt", LEAD, f"title = {tomlkit.item(title).as_string()}\npublished = 2026-11-01")
    result = site.build()
    assert bool(wanted) is (result.status is Status.DONE)
    for form in ("rss", "atom") if wanted else ():
        title_read = feedparser.parse(site.feed(f"main.{form}"), **AS_IT_IS).entries[0].title
        shown = title_read.removeprefix(RIGHT_TO_LEFT_MARK)
        assert shown in {wanted.removeprefix(RIGHT_TO_LEFT_MARK), read_as_latin_1(wanted)}
