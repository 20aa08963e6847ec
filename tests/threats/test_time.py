"""What is repeated without an end costs time by its length, and not by its square: a run must not wait for one article."""

import json
import resource

import pytest
from tests.conftest import LEAD

from nashra import config, content
from nashra.render.body import prepared
from nashra.validate import validate

# In characters, and in seconds of the processor: by the square of it the quickest of these would take more than that.
LENGTH = 100_000
MOST = 4.0
HTML_REPEATED = [
    *("<", "<a ", "<p>", "<p ", "<!--", "<img ", "<br ", "<br>", "<?x ", "<![CDATA[", "</p", "<script ", "<b><i>", "<pre>\n"),
    *("<p><", "<br><br ", "<p \n", "<img src=a ", "&#1", "&", "<p><![CDATA[", "*<p ", "<br <", "<a></a <"),
]  # fmt: skip
TEXT_REPEATED = [".", "…", "!)", ".”", "\u200f", "\u200b", "ـ", "،", "- ", " \u200b", "\x85", "(", "«", ": ", "/"]


def repeated(part):
    return part * (LENGTH // len(part))


def seconds(site, name, text):
    site.write(f"content/news/{name}", text, "")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for reading in content.read(site.path, f"content/news/{name}", config.load(site.path)):
        assert not [problem for problem in reading.problems if problem.code == "fault"]
        if reading.article:
            prepared(reading.article.html(), reading.article.url, reading.article.language)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


@pytest.mark.parametrize("part", HTML_REPEATED)
@pytest.mark.parametrize("name", ["x.md", "x.json", "x.html"])
@pytest.mark.parametrize("end", ["", "</p>", "-->"])
def test_markup_that_is_left_open(site, name, part, end):
    body = f"<p>متن</p>{repeated(part)}{end}"
    text = {
        "x.md": f"---\ntitle: خبر\ndate: 2026-11-01\n---\n{body}\n",
        "x.json": json.dumps({"title": "خبر", "date": "2026-11-01", "html": body}),
        "x.html": f"<title>خبر</title><time datetime=2026-11-01></time><article>{body}",
    }
    assert seconds(site, name, text[name]) < MOST


@pytest.mark.parametrize(
    "part", ["<h1></h1>\n", "<span>x</span>", "<img src=/a width=1 height=1>x", "<iframe src=//a.example/></iframe>x"]
)
def test_what_would_be_mended_a_hundred_thousand_times(site, part):
    html = part * 100_000
    assert seconds(site, "x.json", json.dumps({"title": "خبر", "date": "2026-11-01", "html": html})) < 2 * MOST


@pytest.mark.parametrize(
    "body",
    [
        *(f"x {repeated(part)} y" for part in ("%%*a ", "%% ", "[[a", "![[a|", "==a", "`a", "```\n", "~~~\na\n")),
        *(f"[!] {repeated(part)}" for part in (">\n", "> ", ">", ">\t")),
        *(f"[x](/ a{repeated(part)}" for part in (": ", " a", "](/ a ", "a.jpg ", ' "a')),
        *(f"x {opening}{repeated(part)}" for opening in ("{{<", "{%", "{{") for part in ("ا", " ", "a/ ", "a-", "%", "a(", ") ")),
    ],
)  # fmt: skip
def test_signs_of_generators_that_are_left_open(site, body):
    assert seconds(site, "x.md", f"---\ntitle: خبر\ndate: 2026-11-01\n---\n{body}\n") < MOST


@pytest.mark.parametrize("marks", ["\u0301\u064b", "\u0316\u0301", "\u0345\u0301\u0316"])
def test_marks_without_a_letter(site, marks):
    text = f"ا{repeated(marks)}"
    stored = {
        "title": text,
        "date": "2026-11-01",
        "text": text,
        "tags": [text],
        "author": text[:4000],
        "url": f"/{text}",
    }
    assert seconds(site, "x.json", json.dumps(stored)) < MOST
    assert seconds(site, "x.txt", f"{text}\n{text}\n\n{LEAD}{text}") < MOST
    rss = f"<rss version='2.0'><channel><title>{text}</title><link>https://a.example/{text}</link></channel></rss>"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    assert validate(rss.encode(), "x.rss").findings
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < MOST


@pytest.mark.parametrize("part", TEXT_REPEATED)
def test_signs_without_a_word(site, part):
    signs = repeated(part)
    assert seconds(site, "x.txt", f"كلمة{signs}كلمة") < MOST
    assert (
        seconds(site, "x.md", f'---\ntitle: "كلمة{signs}"\ndate: 2026-11-01\nauthor: "{signs}"\n---\nx{signs}x') < MOST
    )


@pytest.mark.parametrize("blank", ["_" * 60, "_ " * 30, "._" * 30, "ـ" * 60, "- " * 30, "a_" * 30])
def test_blanks_to_be_filled_in(site, blank):
    for text in (f"القاهرة: {blank})", f"{blank}!", f"<!--{blank}:", f"({blank} - x", f"احمد {blank} / رويترز -"):
        stored = json.dumps({"title": "خبر", "date": "2026-11-01", "author": text, "text": f"{text}\n{text}"})
        assert seconds(site, "x.json", stored) < MOST
        assert seconds(site, "x.txt", f"{text}\n{text}\n2026-11-01\n\n{text} متن\n{text}\n") < MOST


@pytest.mark.parametrize(
    ("before", "part", "after"),
    [("بقلم: ", "\x1c", "<br>"), ("]]>", " ", "x: "), ("القاهرة - ", "\u00a0", ")"), ("العنوان:", "\t", "2026"), ("1", " \u200b", "|")],
)  # fmt: skip
def test_space_without_an_end(site, before, part, after):
    text = f"{before}{repeated(part)}{after}"
    assert (
        seconds(site, "x.json", json.dumps({"title": text, "date": "2026-11-01", "text": text, "author": text})) < MOST
    )
    front_matter = f"---\ntitle: {text}\nsummary: {text}\ndate: 2026-11-01\n---\n{text}\n"
    assert seconds(site, "x.md", front_matter) < MOST
    assert seconds(site, "x.txt", f"{text}\n{text}\n\n{text}") < MOST


@pytest.mark.parametrize(
    "part", ["\n", " ", "\t", "\r", "\n ", '\\"', '"', ",", ", ", "//", "/*", "<!--\n", "-->\n", "[", "{"]
)
def test_json_ld_that_is_none(site, part):
    script = f'<script type="application/ld+json">{{"a":{repeated(part)}</script>'
    assert seconds(site, "x.html", f"<title>خبر</title>{script}<article><p>متن</p></article>") < MOST
