"""What nashra makes of real articles, in figures; they stand beside the project, not in it."""

import json
import re
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from tests.conftest import ROOT, SHARED

from nashra import config, content
from nashra.arabic import author_field, dateline, repeats
from nashra.content import decode
from nashra.content import text as raw_text
from nashra.problems import Level

ARTICLES = SHARED / "corpus" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.exists(), reason="the real articles are not here")


def texts():
    return {file.name: file.read_text("utf-8-sig") for file in sorted((ARTICLES / "text").glob("*.txt"))}


def markdown():
    return {str(file): file.read_text("utf-8-sig") for file in sorted((ARTICLES / "markdown").rglob("*.md"))}


@cache
def newspapers():
    return json.loads((ARTICLES / "json" / "saudi-2015-07-21.json").read_text("utf-8"))


@cache
def bodies():
    """Return the articles in Markdown and text without what stands before their body, by file name."""
    stored = {Path(name).stem: text.split("\n---\n", 1)[1] for name, text in markdown().items()}
    return stored | {name: text.split("\n", 2)[2] for name, text in texts().items()}


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-16-le", "utf-8-sig"])
def test_real_articles_come_back_from_every_encoding(encoding):
    papers = [f"{item['title']}\n{item['content']}" for item in newspapers()]
    stored = [text.encode(encoding, "ignore") for text in (*texts().values(), *markdown().values(), *papers)]
    assert len(stored) == 446 + 400 + 2972
    # What an encoding has no signs for was lost before.
    assert sum(decode.decode(data)[0] == data.decode(encoding) for data in stored) >= 0.999 * len(stored)


def labels():
    """Give, of 450 articles, the place, agency and authors that a person reads in the author's field or first line."""
    table = (ROOT / "tests" / "content" / "datelines.tsv").read_text("utf-8")
    for row in table.splitlines():
        name, place, agency, authors = row.split("\t")
        yield name, (place, agency, tuple(filter(None, authors.split("|"))))


def said(name):
    """Return what nashra reads in the place that a label names; None where it reads nothing."""
    kind, _, number = name.partition(" ")
    if kind == "author":
        found = author_field.read(unescape(newspapers()[int(number)]["author"]))
    else:
        text = newspapers()[int(number)]["content"] if number else bodies()[name]
        first, *others = [line.strip() for line in text.split("\n") if line.strip()]
        found = (dateline.own_line(first) if others else None) or dateline.before_text(first)
    return (found.place, found.agency, found.authors) if found else None


def test_datelines_and_bylines_are_read_rightly_or_not_at_all():
    read = {name: (said(name), expected) for name, expected in labels()}
    assert len(read) == 450
    told = {name: found == expected for name, (found, expected) in read.items() if found and any(found)}
    there = sum(any(expected) for _, expected in read.values())
    assert sum(told.values()) / len(told) >= 0.98, [name for name, right in told.items() if not right]
    assert sum(told.values()) / there >= 0.95


def test_every_text_is_read_with_its_title_and_its_date(site):
    configured = config.load(site.path)
    readings = {}
    for name, text in texts().items():
        site.write(f"content/{name}", text, sidecar="")
        [readings[name]] = content.read(site.path, f"content/{name}", configured)
    unread = {name: reading.problems for name, reading in readings.items() if not reading.article}
    assert all(
        problem.code == "empty" for problems in unread.values() for problem in problems if problem.level is Level.ERROR
    )
    assert len(readings) == 446
    for name, reading in readings.items():
        if reading.article:
            title, written, *_ = texts()[name].split("\n")
            assert reading.article.title == " ".join(title.split()), name
            assert reading.article.published == parsedate_to_datetime(written), name
    assert sum(reading.article.language == "ar" for reading in readings.values() if reading.article) >= 0.995 * (
        446 - len(unread)
    )


def papers():
    """Give the newspapers' articles as raw text without HTML: title, and the lines of the body."""
    for item in newspapers():
        title, lines = unescape(item["title"]).split(), unescape(item["content"]).split("\n")
        body = [" ".join(line.split()) for line in lines if line.strip()]
        if title and body and "<" not in item["content"]:
            yield " ".join(title), body


def read_raw(site, lines):
    [found] = raw_text.read("\n".join(lines), "content/x.txt", config.load(site.path))
    return found.facts


def shown(facts):
    return [unescape(line) for line in re.sub("</?p>", "", facts.html()).split("\n")]


def test_titles_above_real_texts_are_found_without_a_date(site):
    read = {title: read_raw(site, [title, *body]).title for title, body in papers()}
    assert sum(" ".join((found or "").split()) == title for title, found in read.items()) >= 0.98 * len(read)


def test_of_real_texts_with_a_date_nothing_but_title_and_date_leaves_the_body(site):
    for title, body in papers():
        facts = read_raw(site, [title, "الثلاثاء 21 يوليو 2015", *body])
        assert (" ".join(facts.title.split()), facts.published) == (title, date(2015, 7, 21))
        assert shown(facts) == body[: repeats.once(body)], title


def test_real_texts_without_a_title_keep_all_that_they_say(site):
    made = 0
    for _, body in papers():
        facts = read_raw(site, body)
        made += facts.title is not None
        kept = body[: repeats.once(body)]
        assert shown(facts) == kept[facts.title is not None :] or facts.title in kept
    assert made <= 0.012 * len(list(papers()))
