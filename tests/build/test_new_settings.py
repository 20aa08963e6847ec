"""A published id outlives what the newsroom says anew in feeds.toml, and how it lays out its exports."""

import json
import re
import shutil

import pytest
from tests.conftest import FEEDS_TOML, LEAD

OTHER_HOME = FEEDS_TOML.replace("test.example", "other.example")
SETTINGS = {
    "home": OTHER_HOME,
    "https": FEEDS_TOML.replace("https", "http"),
    "article": FEEDS_TOML + 'article = "{home}{path}.html"\n',
    "language": FEEDS_TOML + 'language = "fa"\n',
    "timezone": FEEDS_TOML + 'timezone = "America/Los_Angeles"\n',
    "date_order": FEEDS_TOML + 'date_order = "mdy"\n',
    "media": FEEDS_TOML + 'media = "https://media.example/"\n',
    "sections": FEEDS_TOML + '[sections]\nnews = "أخبار"\n',
    "content.json id": FEEDS_TOML + '[content.json]\nid = "key"\n',
    "content.json url": FEEDS_TOML + '[content.json]\nurl = "place"\n',
}
EXPORT = [
    {"title": "عنوان 1", "url": "/1", "date": "2026-11-01", "text": f"{LEAD} 1", "key": "a", "place": "/a"},
    {"title": "عنوان 2", "date": "2026-11-02 01:00", "text": f"{LEAD} 2", "key": "b", "place": "/b"},
    {"title": "عنوان 3", "url": "https://test.example/3", "date": "2026-11-03", "text": f"{LEAD} 3", "key": "c"},
]


def ids(site):
    feed = site.feed("main.atom").decode()
    return dict(re.findall(r"<entry.*?<id>(.*?)</id>.*?<title[^>]*>(?:\u200f)?(.*?)</title>", feed, re.DOTALL))


@pytest.fixture
def exported(site):
    """A site with a file of several articles, one with a single one, and a page."""
    site.write("content/news/export.json", json.dumps(EXPORT), "")
    site.write("content/news/one.json", json.dumps(EXPORT[0] | {"title": "عنوان 4"}), "")
    site.write("content/news/lines.jsonl", json.dumps(EXPORT[0] | {"title": "عنوان 5"}), "")
    page = (
        f"<html><head><title>عنوان 6</title><link rel=canonical href=/6></head><body><article><p>{LEAD}</p></article>"
    )
    site.write("content/news/page.html", page, "")
    site.build()
    return site


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_changes_an_id(exported, setting):
    before = ids(exported)
    exported.write("content/feeds.toml", SETTINGS[setting])
    exported.build()
    assert ids(exported) == before
    assert len(before) == 7


def test_no_setting_changes_an_id_while_the_index_is_lost(exported):
    before = ids(exported)
    shutil.rmtree(exported.path / ".nashra")
    exported.write("content/feeds.toml", OTHER_HOME)
    exported.build()
    assert ids(exported) == before


def test_an_article_keeps_its_id_where_others_join_it_in_its_file(exported):
    before = ids(exported)
    first = json.loads((exported.path / "content/news/one.json").read_text())
    exported.write("content/news/one.json", json.dumps([first, EXPORT[2] | {"title": "عنوان 7", "url": "/7"}]), "")
    exported.build()
    assert ids(exported).items() > before.items()


def test_an_article_of_a_file_is_not_taken_for_another_that_is_still_in_it(exported):
    before = ids(exported)
    same = EXPORT[0] | {"url": "/8"}
    exported.write("content/news/export.json", json.dumps([*EXPORT, same]), "")
    exported.build()
    assert ids(exported).items() > before.items()
