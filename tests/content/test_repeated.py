"""A title that a body repeats."""

import json
import time

import pytest

from nashra.content import repeated

TITLE = "افتتاح جسر جديد"
JSON = {"title": TITLE, "date": "2026-11-01"}


@pytest.mark.parametrize(
    "line", [TITLE, f"# {TITLE}", f"## {TITLE}.", f"**{TITLE}**", "# افتتـــاح جسرٍ جديد", f"{TITLE}\n==="]
)
def test_markdown_does_not_begin_with_its_title(article, line):
    found = article(f"---\ntitle: {TITLE}\ndate: 2026-11-01\n---\n\n{line}\n\nمتن\n")
    assert found.html() == "<p>متن</p>"


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (f"{TITLE}\nمتن", "<p>متن</p>"),
        (f"<h1>{TITLE}</h1>\n<p>متن</p>", "<p>متن</p>"),
        (f"<p><strong>{TITLE}</strong></p><p>متن</p>", "<p>متن</p>"),
        (f"<div><h2>{TITLE}.</h2><p>متن</p></div>", "<div><p>متن</p></div>"),
    ],
)
def test_a_body_in_json_does_not_begin_with_its_title(article, body, html):
    assert article(json.dumps(JSON | {"content": body}), "content/news/x.json").html() == html


@pytest.mark.parametrize("body", [TITLE, f"<p>{TITLE}</p>", f"{TITLE} اليوم\nمتن", f"<p>{TITLE} في حلب</p><p>متن</p>"])
def test_a_line_that_is_more_than_the_title_or_all_there_is_stays(article, body):
    assert TITLE in article(json.dumps(JSON | {"content": body}), "content/news/x.json").html()


@pytest.mark.parametrize("html", ["<p>" * 20_000, "<div>" * 20_000, "<p>" + "a" * 100_000, " " * 100_000])
def test_no_body_takes_long(html):
    start = time.process_time()
    repeated.below_in_html(html, TITLE)
    assert time.process_time() - start < 1
