"""Markdown: front matter of every generator, and what is wrong with it."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.model import Media, Person
from nashra.problems import Level

BODY = "افتتحت البلدية **جسرا** جديدا للمشاة، وحضر أهل الحي.\n"
SAME = {
    "Hugo, YAML": """---
title: "جسر"
date: 2026-11-01T08:00:00+03:00
lastmod: 2026-11-02
expiryDate: 2027-01-01
description: خلاصة
authors: [سارة العلي]
categories: [مدينة]
tags: [جسور, وادي]
url: /bridge/
weight: 3
---
""",
    "Hugo, TOML": """+++
title = "جسر"
date = 2026-11-01T08:00:00+03:00
lastmod = 2026-11-02
expiryDate = 2027-01-01
description = "خلاصة"
categories = ["مدينة"]
tags = ["جسور", "وادي"]
url = "/bridge/"
[author]
name = "سارة العلي"
+++
""",
    "Hugo, JSON": """{
  "title": "جسر", "date": "2026-11-01T08:00:00+03:00", "lastmod": "2026-11-02", "expiryDate": "2027-01-01",
  "description": "خلاصة", "authors": [{"name": "سارة العلي"}], "section": "مدينة", "keywords": "جسور, وادي",
  "url": "https://test.example/bridge/"
}
""",
    "Jekyll": """---
layout: post
title:  جسر
date:   2026-11-01 08:00:00 +03:00
last_modified_at: 2026-11-02
expires: 2027-01-01
excerpt: خلاصة
author: سارة العلي
category: مدينة
tags:
  - جسور
  - وادي
permalink: /bridge/
published: true
---
""",
    "Eleventy": """---json
{"title": "جسر", "date": "2026-11-01T05:00:00Z", "updated": "2026-11-02", "expires": "2027-01-01",
 "summary": "خلاصة", "author": "سارة العلي", "section": "مدينة", "tags": ["جسور", "وادي"], "permalink": "/bridge/"}
---
""",
    "Zola": """+++
title = "جسر"
date = 2026-11-01T08:00:00+03:00
updated = 2026-11-02
description = "خلاصة"
authors = ["سارة العلي"]
[taxonomies]
tags = ["جسور", "وادي"]
[extra]
section = "مدينة"
expires = 2027-01-01
link = "bridge/"
+++
""",
    "Pelican": """Title: جسر
Date: 2026-11-01T08:00:00+03:00
Modified: 2026-11-02
Expires: 2027-01-01
Summary: خلاصة
Authors: سارة العلي
Category: مدينة
Tags: جسور, وادي
URL: bridge/

""",
    "Obsidian": """---
title: جسر
aliases: [الجسر]
created: 2026-11-01T08:00:00+03:00
modified: 2026-11-02
expires: 2027-01-01
abstract: خلاصة
author: سارة العلي
category: مدينة
tags: ["#جسور", "#وادي"]
link: /bridge/
---
""",
}


@pytest.mark.parametrize("front", SAME.values(), ids=SAME)
def test_every_generator_says_the_same(article, front):
    found = article(front + BODY)
    assert (found.title, found.summary, found.section) == ("جسر", "خلاصة", "مدينة")
    assert found.url == "https://test.example/bridge/"
    assert found.published == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 2, tzinfo=UTC)
    assert found.expires == datetime(2027, 1, 1, tzinfo=UTC)
    assert found.authors == (Person("سارة العلي"),)
    assert found.tags == ("جسور", "وادي")
    assert found.html() == "<p>افتتحت البلدية <strong>جسرا</strong> جديدا للمشاة، وحضر أهل الحي.</p>"


def test_the_body_is_commonmark_with_tables_footnotes_and_strikethrough(article):
    html = article(
        "# عنوان\n\n| أ | ب |\n|---|---|\n| ١ | ٢ |\n\n~~شطب~~ حاشية[^1]\n\n<b>خام</b>\n\n[^1]: نصها\n"
    ).html()
    for part in ("<table>", "<del>شطب</del>", "footnote-reference", "<b>خام</b>"):
        assert part in html


@pytest.mark.parametrize(
    "title", ["جسر: جديد", "[رأي] جسر", "@البلدية تفتتح", '"جسر" جديد', '"جسر "جديد" اليوم"', "{جسر"]
)
def test_a_title_that_lacks_its_quotes_is_read_as_it_stands_and_told(readings, told, title):
    found = readings(f"---\ntitle: {title}\ndate: 2026-11-01\n---\n{BODY}")
    assert found[0].article.title in {title, title[1:-1]}
    assert told(found) == [
        (
            "content/news/x.md:2: warning: title: the value wants quotes, since YAML means something by its signs:"
            " it is read as it stands [quotes]"
        )
    ]


@pytest.mark.parametrize(
    "stored",
    [
        "\n\n---\ntitle: جسر\n---\nمتن",
        "Date: 2026-11-01\nTitle: جسر\n\nمتن",
        "عنوان: جسر\nالتاريخ: 1 نوفمبر 2026\n\nمتن",
        "جسر\n====\n\nمتن",
        "## جسر\n\nمتن",
        "---\ntitle: جسر\n---\n# جسر\n\nمتن",
    ],
    ids=["blank lines before", "date first", "Arabic keys", "underlined", "second level", "stated and shown"],
)
def test_a_title_is_found_where_people_write_it_and_shown_once(article, stored):
    found = article(stored)
    assert (found.title, found.html()) == ("جسر", "<p>متن</p>")


def test_another_heading_than_the_title_stays(article):
    assert article("---\ntitle: جسر\n---\n## النهر\n\nمتن").html() == "<h2>النهر</h2>\n<p>متن</p>"


def test_the_first_heading_is_the_title_where_none_is_stated_and_is_not_shown_twice(article):
    found = article("# جسر *جديد* للمشاة #\n\n" + BODY)
    assert found.title == "جسر جديد للمشاة"
    assert found.html().startswith("<p>افتتحت")


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        ("publishDate: 2026-11-03", "published", datetime(2026, 11, 3, tzinfo=UTC)),
        ("date_published: 1793500000", "published", datetime(2026, 11, 1, 2, 26, 40, tzinfo=UTC)),
        ("published: 1793500000000", "published", datetime(2026, 11, 1, 2, 26, 40, tzinfo=UTC)),
        ("pubDate: 20261103", "published", datetime(2026, 11, 3, tzinfo=UTC)),
        ("date: git Last Modified", "published", None),
        ("title: 1984", "title", "1984"),
        ("title: no", "title", "no"),
        ("title: 'شركة AT&amp;T'", "title", "شركة AT&T"),
        ("lang: ar_SA.UTF-8", "language", "ar-SA"),
        ("uuid: 6F1C1F0E-8d5a-4c52-9b1d-0c1f6f2a9e11", "id", "urn:uuid:6f1c1f0e-8d5a-4c52-9b1d-0c1f6f2a9e11"),
        ("guid: https://old.example/?p=17", "id", "https://old.example/?p=17"),
        ("id: 17", "id", None),
        ("permalink: /:categories/:title/", "url", "https://test.example/news/x"),
        ("permalink: false", "url", "https://test.example/news/x"),
        ("permalink: '{{ slug }}/'", "url", "https://test.example/news/x"),
        ("slug: خبر", "url", "https://test.example/news/%D8%AE%D8%A8%D8%B1"),
        ("link: https://x.example/%D8%A7%CC%81", "url", "https://x.example/%D8%A7%CC%81"),
        ("author: {name: ليلى, email: l@x.example, url: /l}", "authors", (Person("ليلى", "l@x.example", "https://test.example/l"),)),
        ("author: ليلى <l@x.example>، خالد", "authors", (Person("ليلى", "l@x.example"), Person("خالد"))),
        ("categories: [أ, ب]\ntags: ج", "tags", ("ج", "ب")),
        ("author: القاهرة - أحمد الريدي", "authors", (Person("أحمد الريدي"),)),
        ("author: 'لندن: «الشرق الأوسط»'", "authors", (Person("الشرق الأوسط"),)),
        ("section: أ\ncategory: ب", "section", "أ"),
        ("image: /a.png", "media", (Media("https://test.example/a.png", "image/png"),)),
        ("cover: {image: /a.png, caption: ج}", "media", (Media("https://test.example/a.png", "image/png", title="ج"),)),
        ("images: [https://x.example/a.png, /b.png]", "media", (Media("https://x.example/a.png", "image/png"), Media("https://test.example/b.png", "image/png"))),
        ("summary: نص مقطوع في وسط الج", "summary", "نص مقطوع في وسط الج"),
        ("description:\nexcerpt: خ", "summary", "خ"),
    ],
)  # fmt: skip
def test_a_key_says(article, line, fact, value):
    title = "" if line.startswith("title") else "title: ع\n"
    assert getattr(article(f"---\n{title}{line}\n---\n{BODY}"), fact) == value


@pytest.mark.parametrize("key", ["expiryDate", "expiry_date", "ExpiryDate", "expiry-date"])
def test_names_of_keys_count_in_any_spelling(article, key):
    assert article(f"---\n{key}: 2027-01-01\n---\n{BODY}").expires == datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("draft: true", "draft"),
        ("published: false", "draft"),
        ("publish: false", "draft"),
        ("status: Draft", "draft"),
        ("withdrawn: true", "withdrawn"),
        ("status: withdrawn", "withdrawn"),
    ],
)
def test_what_is_not_to_be_shown_is_told_and_left_out(readings, line, code):
    [reading] = readings(f"---\ntitle: ع\n{line}\n---\n{BODY}")
    assert reading.article is None
    assert [(problem.code, problem.level) for problem in reading.problems] == [(code, Level.INFO)]


def test_a_withdrawn_article_leaves_the_feeds_and_comes_back_under_its_id(site):
    text = "---\ntitle: عنوان فريد\ndate: 2026-11-01\n---\nمتن الخبر.\n"
    site.write("content/news/x.md", text, sidecar="")
    site.build()
    before = site.feed()
    site.write("content/news/x.md", text.replace("title", "withdrawn: true\ntitle"), sidecar="")
    site.build()
    assert "عنوان فريد".encode() not in site.feed()
    site.write("content/news/x.md", text.replace("2026-11-01", "2026-10-01"), sidecar="")
    site.build()
    assert b"tag:test.example,2026-11-01:news/x" in before
    assert b"tag:test.example,2026-11-01:news/x" in site.feed()


def test_a_file_s_name_dates_an_article_that_says_no_date(article):
    name = "content/news/2026-11-01-bridge.md"
    assert article(BODY, name).published == datetime(2026, 11, 1, tzinfo=UTC)
    assert article(f"---\ndate: 2026-11-05\n---\n{BODY}", name).published == datetime(2026, 11, 5, tzinfo=UTC)
    assert article(BODY, "content/news/2026-13-45-bridge.md").published is None


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        ("---\ntitle: ع\ndate: x\n---\n", "3: error: date: 'x' is no date: 'x' is no part of one [value-wrong]"),
        ("---\ntitle: [ع, ب]\n---\n", "2: error: title: ['ع', 'ب'] is no text: put it in quotes [value-wrong]"),
        ("---\ntitle: 2026-11-01\n---\n", "2: error: title: the date 2026-11-01 is no text: put it in quotes [value-wrong]"),
        ("---\ntitle: ع\ndraft: maybe\n---\n", "3: error: draft: 'maybe' is not true or false [value-wrong]"),
        ("---\ntitle: ع\nurl: http://\n---\n", "3: error: url: 'http://' is no absolute http or https address [value-wrong]"),
        ("---\ntitle: ع\na: [1\nb: 2\n---\n", "4:2: error: illegal placement of ':' indicator [front-matter]"),
        ("---\ntitle: ع\ndate: ع: ب\n---\n", "3:8: error: mapping values are not allowed in this context [front-matter]"),
        ("---\ntitle: ع\ntags:\n\t- ب\n---\n", "4:2: error: tabs disallowed"),
        ("---\ntitle: ع\ntitle: ب\n---\n", "3: error: duplicate mapping key: 'title' [front-matter]"),
        ("---\ntitle: !!python/object:os.system x\n---\n", "2: error: Invalid tag: '!!python/object:os.system' [front-matter]"),
        ("---\n- ع\n---\n", "2: error: the front matter is no table of keys [front-matter]"),
        ("---\ntitle: ع\n", "1: error: the front matter that begins here has no end [front-matter]"),
        ("---js\n{}\n---\n", "1: error: front matter in 'js' is not read (known: yaml, toml, json) [front-matter]"),
        ("+++\ntitle = ع\n+++\n", "2:9: error: 'ع' is text without quotes: write \"ع\" [front-matter]"),
        ('{"title": "ع",\n5}\n', "2:1: error: "),
        ('{"title": ' + "[" * 100_000, "1: error: "),
        ("---\ntitle: ع\nlanguage: ar-SY-!\n---\n", "3: warning: language: 'ar-SY-!' is no language tag [value-wrong]"),
        ("---\ntitle: ع\nauthor: '- افتتاح الجسر'\n---\n", "3: warning: author: '- افتتاح الجسر' is no name [value-wrong]"),
        ("---\ntitle: ع\nauthor: 6089950a-84d7-486d-940a-f57bf2bb23f0\n---\n", "3: warning: author: '6089950a-84d7-486d-940a-f57bf2bb23f0' is no name [value-wrong]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(readings, told, front, problem):
    found = readings(front + BODY)
    first = told(found)[0].removeprefix("content/news/x.md:")
    assert first.startswith(problem)
    assert (found[0].article is None) == (": error: " in problem)


def test_a_table_that_grows_without_bound_is_refused(readings, told):
    table = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "limit exceeded" in told(readings(f"---\n{table}---\n{BODY}"))[0]


def test_what_escapes_hide_is_cleaned_and_told(readings, told):
    found = readings('---\ntitle: "ع\\u202eب\\0"\ndate: 2026-11-01\n---\n' + BODY)
    assert found[0].article.title == "عب"
    assert "[forbidden-character]" in told(found, 1)[0]
    assert "[bidi-embedding]" in told(found, 1)[1]


@given(title=st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S"]), min_size=1))
def test_any_title_survives_front_matter(article, title):
    title = unicodedata.normalize("NFC", title.replace("&", "و"))
    quoted = title.replace("'", "''")
    assert article(f"---\ntitle: '{quoted}'\n---\n{BODY}").title == title


@given(data=st.sampled_from(["---\n", "+++\n", "{", "Title: ", ""]).flatmap(lambda head: st.tuples(st.just(head), st.text(), st.sampled_from(["", "\n---\n", "\n+++\n", "}"]))))  # fmt: skip
def test_any_text_gives_an_article_or_its_problems(readings, data):
    [reading] = readings("".join(data).encode("utf-8", "surrogatepass"))
    assert reading.article or any(problem.level is Level.ERROR for problem in reading.problems)
    if reading.article:
        assert isinstance(reading.article.html(), str)


@pytest.mark.parametrize(
    "stated", ["urn:a:1", "urn:uuid:123", "urn:nid", "tag:foo", "http://[", "http://x.example:99999/"]
)
def test_an_id_that_no_feed_could_have_is_told_and_left_out(readings, told, stated):
    found = readings(f'---\ntitle: جسر\ndate: 2026-11-01\nid: "{stated}"\n---\nمتن\n')
    assert found[0].article.id is None
    assert "[value-wrong]" in told(found)[0]
    assert ":4: warning: id: " in told(found)[0]


@pytest.mark.parametrize("stated", ["urn:isbn:1", "tag:a.example,2026-01:x", "https://x.example/%zz?", "x:y"])
def test_an_id_of_any_scheme_is_taken(article, stated):
    assert article(f'---\ntitle: جسر\ndate: 2026-11-01\nid: "{stated}"\n---\nمتن\n').id


@pytest.mark.parametrize(
    ("author", "message"),
    [
        ("متابعات", "author: 'متابعات' names nobody"),
        ("هدى العلي - الرياض", "author: 'هدى العلي - الرياض' names 'هدى العلي'"),
    ],
)
def test_what_an_authors_field_names_beside_people_is_told(readings, told, author, message):
    [line] = told(readings(f"---\ntitle: عنوان\ndate: 2026-11-01\nsummary: خلاصة.\nauthor: {author}\n---\n{BODY}"), 1)
    assert f": info: {message} [byline]" in line


def test_what_of_a_body_nobody_will_see_is_told_with_its_line(readings, told):
    body = "نص.\n\n{{< ad-slot 3 >}}{{< youtube abc >}} {% raw %}س{% endraw %}\n\n%% لا تنس %%\n`{{< x >}}`\n"
    found = readings(f"---\ntitle: جسر\ndate: 2026-11-01\n---\n{body}")
    lines = [line for line in told(found, 1) if "left out" in line]
    assert lines == [
        "content/news/x.md:7: info: what a generator would fill in is left out: ad-slot, raw [shortcode]",
        "content/news/x.md:9: info: what Obsidian takes for a comment is left out [comment]",
    ]


def test_a_body_without_such_signs_is_told_nothing_of(readings, told):
    found = readings("---\ntitle: جسر\ndate: 2026-11-01\n---\nزاد 50%% و{قوس} و{{ 1 + 1 }}.\n")
    assert not [line for line in told(found, 1) if "left out" in line]


@pytest.mark.parametrize(
    ("matter", "address"),
    [
        ('+++\ntitle = "جسر"\ndate = 2026-11-01\npath = "news/bridge"\n+++\n', "https://test.example/news/bridge/"),
        ('+++\ntitle = "جسر"\npath = "/a/"\nurl = "/b"\n+++\n', "https://test.example/b"),
        ("---\ntitle: جسر\npath: content/news/x.md\n---\n", "https://test.example/news/x"),
    ],
)
def test_the_path_of_zola_is_the_address(article, matter, address):
    assert article(f"{matter}نص.\n").url == address


NIKOLA = """<!--
.. title: جسر
.. slug: bridge
.. date: 2026-11-01 10:00:00 UTC+02:00
.. tags: طرق, مشاة
.. link:
-->

متن
"""


def test_the_comment_of_nikola_is_front_matter(article, readings, told):
    found = article(NIKOLA)
    assert (found.title, found.html(), found.tags) == ("جسر", "<p>متن</p>", ("طرق", "مشاة"))
    assert found.published == datetime(2026, 11, 1, 8, tzinfo=UTC)
    wrong = readings(NIKOLA.replace("2026-11-01 10", "2026-13-01 10"), "content/news/y.md")
    assert told(wrong)[0].startswith("content/news/y.md:4: error: date:")


def test_a_wrong_date_of_a_change_is_left_out(article, readings, told):
    text = "---\ntitle: جسر\ndate: 2026-11-01\nlastmod: منذ ساعتين\n---\nمتن\n"
    assert article(text).updated is None
    assert told(readings(text))[0].startswith("content/news/x.md:4: warning: lastmod: 'منذ ساعتين' is no date")


@pytest.mark.parametrize("word", ["last-modified", "today"])
def test_a_date_that_a_generator_would_fill_in_is_none(article, word):
    text = f"---\ntitle: جسر\ndate: {word}\n---\nمتن\n"
    assert article(text).published is None


def test_a_day_and_a_person_in_front_matter_may_link_to_their_notes(article):
    found = article('---\ntitle: جسر\ndate: "[[2026-11-01]]"\nauthor: "[[سارة العلي]]"\n---\nمتن\n')
    assert found.published == datetime(2026, 11, 1, tzinfo=UTC)
    assert found.authors[0].name == "سارة العلي"
