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


FORMS = pytest.mark.parametrize(("form", "feeds"), [("markdown", ""), ("json", JSON_FIELDS), ("text", "")])


@FORMS
def test_nearly_all_are_told_to_be_arabic_by_their_letters(corpus, form, feeds):
    _, read = corpus(form, feeds)
    articles = [reading.article for readings in read.values() for reading in readings if reading.article]
    assert len(articles) >= {"markdown": 400, "json": 2953, "text": 439}[form]
    assert sum(article.language == "ar" for article in articles) >= 0.995 * len(articles)


@FORMS
def test_what_is_left_out_is_named_and_nothing_is_left_out_in_silence(corpus, form, feeds):
    _, read = corpus(form, feeds)
    for readings in read.values():
        assert readings
        for reading in readings:
            assert reading.article or [str(one) for one in reading.problems if str(one.level) == "error"]


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("form", ["markdown", "text"])
def test_files_in_other_encodings_say_what_they_said_in_utf_8(corpus, form, encoding):
    site, read = corpus(form)
    loaded, same = config.load(site.path), 0
    for name in read:
        file = site.path / name
        kept = file.read_bytes().decode("utf-8-sig").encode(encoding, "ignore")
        file.write_bytes(kept.decode(encoding).encode())
        [before] = content.read(site.path, name, loaded)
        file.write_bytes(kept)
        [after] = content.read(site.path, name, loaded)
        same += said(before) == said(after)
    assert same >= 0.99 * len(read)


def said(reading):
    article = reading.article
    return article and (article.title, article.published, article.summary, article.authors, article.html())


@FORMS
def test_their_feeds_are_valid_and_a_second_run_changes_nothing(corpus, form, feeds):
    site, _ = corpus(form, feeds)
    result = site.build()
    assert {str(feed.done) for feed in result.feeds} == {"written"}
    for path, data in site.feeds().items():
        assert [str(finding) for finding in validate(data, path).findings if str(finding.level) == "error"] == []
    before = site.feeds()
    assert {str(feed.done) for feed in site.build().feeds} == {"unchanged"}
    assert site.feeds() == before
