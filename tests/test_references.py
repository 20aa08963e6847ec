"""References of HTML are decoded as browsers decode them, whatever stands in them, wherever they come from."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.references import decoded
from nashra.validate import validate
from tests.conftest import LEAD
from tests.threats.test_articles import nashra

ENDLESS = f"&#{'9' * 5000};"
FORMS = {
    "x.txt": f"خبر\n2026-11-01\n\n<p>{LEAD}{ENDLESS}</p>\n",
    "x.md": f"---\ntitle: خبر {ENDLESS}\ndate: 2026-11-01\nauthor: {ENDLESS}\n---\n<p>{LEAD}{ENDLESS}<img src='{ENDLESS}.jpg'></p>\n",
    "x.html": f"<title>خبر {ENDLESS}</title><time datetime=2026-11-01></time><article><p>{LEAD}{ENDLESS}</p></article>",
    "x.json": json.dumps({"title": f"خبر {ENDLESS}", "html": f"<p>{LEAD}{ENDLESS}</p>", "date": "2026-11-01", "tags": ENDLESS}),
    "x.xml": f"<nitf><body><body.head><hedline><hl1>{ENDLESS}</hl1></hedline></body.head><body.content><p>{LEAD}</p></body.content></body></nitf>",
}  # fmt: skip
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>ن</title>'
    "<link>https://a.example/</link><description>ن</description><item><title>{0}</title><link>https://a.example/1</link>"
    '<description>{0}&lt;a href="{0}"></description><content:encoded>&lt;a href="{0}"></content:encoded></item></channel></rss>'
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"a{ENDLESS}b", "a\ufffdb"),
        (ENDLESS[:-1], "\ufffd"),
        (f"&lt;{ENDLESS}&gt;", "<\ufffd>"),
        ("&#1114112;", "\ufffd"),
    ],
)
def test_a_reference_that_means_no_character_is_told_by_one(text, meant):
    assert decoded(text) == meant


@given(st.text(st.sampled_from("&#x0123456789abflt;ampس")))
def test_any_text_is_decoded(text):
    assert isinstance(decoded(text * 500), str)


@pytest.mark.parametrize("name", FORMS)
def test_an_endless_reference_in_an_article_costs_no_other(site, name):
    site.write(
        "content/feeds.toml", (site.path / "content/feeds.toml").read_bytes() + b'media = "https://m.example/"\n'
    )
    site.write(f"content/news/{name}", FORMS[name], "")
    result = site.build()
    assert not [problem for problem in result.problems if problem.code == "fault"]
    assert LEAD[:20].encode() in site.feed()


def test_imports_read_it(site):
    site.write("x.rss", RSS.format(ENDLESS.replace("&", "&amp;")), "")
    with (site.path / "x.csv").open("w") as file:
        csv.writer(file).writerows([["title", "html", "author"], [ENDLESS] * 3])
    for name in ("x.rss", "x.csv"):
        assert "1 written" in nashra(site, "import", site.path / name, "--site", site.path).stdout


def test_rules_read_it():
    found = validate(RSS.format(ENDLESS.replace("&", "&amp;")).encode(), "x.rss").findings
    assert found
    assert not [finding for finding in found if finding.id == "rule-failed"]
