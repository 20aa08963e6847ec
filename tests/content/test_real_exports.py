"""Thousands of real articles: each is read or named, and says what its source says."""

import html
import json
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from tests.conftest import FEEDS_TOML, SHARED, SiteFolder

from nashra import config, content
from nashra.validate import validate

ARTICLES = SHARED / "corpus" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="../shared/corpus is not there")
JSON_FIELDS = '[content.json]\npublished = "date_extracted"\nsection = "source"\ntext = "content"\n'


def changed_as_listed(text):
    """Return a title as the README says that it is changed: controls go, entities are read, spaces are one."""
    text = re.sub("[\x00-\x08\x0e-\x1b\u202a-\u202e]", "", html.unescape(text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.fixture
def corpus(tmp_path):
    """Return a function that makes a site of a folder of the corpus, and gives it with its readings by file."""

    def site_of(form, feeds=""):
        site = SiteFolder(tmp_path / "site")
        site.write("content/feeds.toml", FEEDS_TOML + feeds + "[every.section]\n")
        for file in (ARTICLES / form).rglob("*.*"):
            site.write(f"content/{file.relative_to(ARTICLES / form)}", file.read_bytes(), sidecar="")
        loaded = config.load(site.path)
        names = [str(file.relative_to(site.path)) for file in site.path.rglob("*.*") if file.suffix != ".toml"]
        return site, {name: content.read(site.path, name, loaded) for name in names}

    return site_of


def test_every_markdown_article_says_title_and_date_of_its_source(corpus):
    _, read = corpus("markdown")
    assert len(read) == 400
    for path, [reading] in read.items():
        source = dict(re.findall(r'^(\w+): "(.*)"$', (ARTICLES / "markdown" / path.removeprefix("content/")).read_text("utf-8"), re.MULTILINE))  # fmt: skip
        title, summary = (source[key].replace('\\"', '"') for key in ("title", "summary"))
        assert reading.article, path
        assert reading.article.title == changed_as_listed(title)
        assert reading.article.summary == changed_as_listed(summary)
        assert reading.article.published == parsedate_to_datetime(source["date"]).astimezone(UTC)


def test_every_json_article_says_title_and_date_of_its_source_or_is_named(corpus):
    _, read = corpus("json", JSON_FIELDS)
    [(path, readings)] = read.items()
    source = json.loads((ARTICLES / "json" / path.rpartition("/")[2]).read_text("utf-8"))
    assert len(readings) == len(source) == 2972
    left_out = [number for number, reading in enumerate(readings) if not reading.article]
    assert all(not source[number]["title"] and not source[number]["content"].strip() for number in left_out)
    assert all(f"item {number + 1}: no title" in str(readings[number].problems) for number in left_out)
    for item, reading in zip(source, readings, strict=True):
        if reading.article:
            assert reading.article.title == changed_as_listed(item["title"]) or not item["title"]
            assert reading.article.published == datetime.fromisoformat(item["date_extracted"]).replace(tzinfo=UTC)


@pytest.mark.parametrize(("form", "feeds"), [("markdown", ""), ("json", JSON_FIELDS)])
def test_their_feeds_are_valid_and_a_second_run_changes_nothing(corpus, form, feeds):
    site, _ = corpus(form, feeds)
    result = site.build()
    assert {str(feed.done) for feed in result.feeds} == {"written"}
    for path, data in site.feeds().items():
        assert [str(finding) for finding in validate(data, path).findings if str(finding.level) == "error"] == []
    before = site.feeds()
    assert {str(feed.done) for feed in site.build().feeds} == {"unchanged"}
    assert site.feeds() == before
