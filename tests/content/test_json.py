"""JSON: one article, many, a JSON Feed, lines; what one of them lacks costs no other."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content import reading
from nashra.model import Person
from nashra.problems import Level

NAME = "content/news/x.json"
ONE = {"id": 17, "title": "جسر", "date": "2026-11-01T08:00:00Z", "content": "افتتحت البلدية جسرا.\n\n وحضر أهل الحي."}


@pytest.mark.parametrize(
    "document",
    [[ONE], {"articles": [ONE], "count": 1}, {"version": "https://jsonfeed.org/version/1.1", "title": "ن", "items": [ONE]}],
    ids=["array", "object with one array", "items"],
)  # fmt: skip
def test_articles_are_found_where_they_stand(article, document):
    found = article(json.dumps(document), NAME)
    assert (found.title, found.url) == ("جسر", "https://test.example/news/x-17")
    assert found.html() == "<p>افتتحت البلدية جسرا.</p>\n<p>وحضر أهل الحي.</p>"


@pytest.mark.parametrize(
    "document",
    [
        {"response": {"docs": [ONE], "numFound": 1}, "status": "ok"},
        {"authors": [{"name": "سارة"}], "articles": [ONE]},
        {"data": {"articles": [ONE]}, "authors": [{"name": "سارة"}]},
        {"17": {key: value for key, value in ONE.items() if key != "id"}},
    ],
    ids=["deeper", "beside another array", "deeper beside another", "by id"],
)
def test_articles_are_found_deeper_in_an_export(article, document):
    assert article(json.dumps(document), NAME).url == "https://test.example/news/x-17"


def test_lines_may_stand_in_a_file_of_one_document(readings):
    lines = "".join(json.dumps(ONE | {"id": number}) + "\n" for number in (1, 2))
    assert [found.item for found in readings(lines, NAME)] == ["1", "2"]


def test_a_post_of_wordpress_has_its_times_in_utc_and_no_numbers_for_names(article):
    post = {
        "id": 5,
        "date": "2026-11-01T11:00:00",
        "date_gmt": "2026-11-01T08:00:00",
        "modified_gmt": "2026-11-01T09:00:00",
        "title": {"rendered": "جسر"},
        "content": {"rendered": "<p>متن</p>", "protected": False},
        "author": 3,
        "categories": [4],
        "tags": [9],
    }
    found = article(json.dumps([post]), NAME, feeds='timezone = "Asia/Dubai"\n')
    assert (found.published, found.updated) == (
        datetime(2026, 11, 1, 8, tzinfo=UTC),
        datetime(2026, 11, 1, 9, tzinfo=UTC),
    )
    assert (found.html(), found.authors, found.section, found.tags) == ("<p>متن</p>", (), "news", ())


@pytest.mark.parametrize(
    "body", [["أول", {"text": "ثان"}], {"html": "<p>أول</p>\n<p>ثان</p>"}, {"ar": "أول\nثان", "en": "x"}]
)
def test_a_body_may_be_paragraphs_or_a_table(article, body):
    assert article(json.dumps(ONE | {"content": body}), NAME).html() == "<p>أول</p>\n<p>ثان</p>"


def test_one_article_alone_is_known_by_its_file(article):
    assert article(json.dumps(ONE), NAME).url == "https://test.example/news/x"


def test_a_json_feed_item_says_all_it_knows(article):
    item = {
        "id": "https://x.example/1",
        "url": "https://x.example/1",
        "title": "جسر &#8220;جديد&#8221;",
        "content_html": "<h2>عنوان</h2><p>متن <b>الخبر</b></p>",
        "summary": "خلاصة",
        "date_published": "2026-11-01T08:00:00+03:00",
        "date_modified": "2026-11-02T08:00:00+03:00",
        "authors": [{"name": "سارة", "url": "https://x.example/s"}],
        "tags": ["جسور"],
        "language": "ar-SY",
    }
    found = article(json.dumps({"items": [item]}), NAME)
    assert (found.id, found.title, found.language, found.tags) == (
        "https://x.example/1",
        "جسر “جديد”",
        "ar-SY",
        ("جسور",),
    )
    assert found.authors == (Person("سارة", url="https://x.example/s"),)
    assert found.published == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert found.html() == item["content_html"]


def test_any_export_works_by_the_names_of_its_fields(article):
    item = {"t": {"rendered": "جسر"}, "a.b": "2026-11-01", "body": {"view": "<p>متن</p>"}, "who": "سارة"}
    feeds = '[content.json]\nitems = "data.rows"\ntitle = "t.rendered"\npublished = "a.b"\nhtml = "body.view"\nauthors = "who"\n'
    found = article(json.dumps({"data": {"rows": [item]}}), NAME, feeds)
    assert (found.title, found.published, found.authors) == (
        "جسر",
        datetime(2026, 11, 1, tzinfo=UTC),
        (Person("سارة"),),
    )
    assert found.html() == "<p>متن</p>"


def test_a_bad_element_costs_only_itself_and_is_named(readings, told):
    found = readings(json.dumps([ONE | {"id": 1}, 7, ONE | {"id": 3, "date": "x"}, ONE | {"id": 4}]), NAME)
    assert [bool(one.article) for one in found] == [True, False, False, True]
    assert told(found) == [
        "content/news/x.json: error: item 2: it is no object [item-wrong]",
        "content/news/x.json:1: error: item 3: date: 'x' is no date: 'x' is no part of one [value-wrong]",
    ]


def test_a_bad_line_costs_only_itself_and_is_named(readings, told):
    lines = [json.dumps(ONE | {"id": 1}), "", '{"title": }', json.dumps(ONE | {"id": 4})]
    found = readings("\n".join(lines), "content/news/x.jsonl")
    assert [one.item for one in found] == ["1", "", "4"]
    assert told(found) == ["content/news/x.jsonl:3:11: error: line 3: expecting value [json]"]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ('[{"title": "x",\n5}]', ":2:1: error: expecting property name enclosed in double quotes [json]"),
        ("", ":1:1: error: expecting value [json]"),
        ("[" * 100_000, ":1: error: it is nested too deep [json]"),
        ("[\n " + "9" * 5000 + "]", ":2:2: error: it holds a number of 5000 digits, more than can be read [json]"),
        ('[{"title": "x', ":1:12: error: the text that begins here has no end [json]"),
        ('{"title": "x"} {', ":1:16: error: something stands after its end [json]"),
        ("7", ": error: it is no object [item-wrong]"),
    ],
)
def test_what_is_no_json_is_told_with_line_and_column(readings, told, document, problem):
    assert told(readings(document, NAME))[0].lower().startswith(f"content/news/x.json{problem}")


def test_an_article_is_known_by_its_id_else_its_address_else_by_what_it_says(readings, told):
    items = [{"title": "أ", "id": "a-1"}, {"title": "ب", "url": "https://x.example/b"}, {"title": "ج"}]
    found = readings(json.dumps([item | {"date": "2026-11-01", "lang": "ar"} for item in items]), NAME)
    names = [one.item for one in found]
    assert names[0] == "a-1"
    assert all(len(name.removeprefix("~")) == 16 for name in names[1:])
    assert told(found) == [
        "content/news/x.json:1: warning: item 3: neither id nor address is stated: a change makes it another article [item-unnamed]"
    ]


def test_an_article_that_stands_twice_goes_out_once(readings, told):
    found = readings(json.dumps([ONE, ONE | {"title": "آخر"}]), NAME)
    assert [one.article.title for one in found] == ["جسر"]
    assert told(found)[0].endswith(
        "item 1: item 2 is the same article (its id or its address): it is left out [item-twice]"
    )


def test_articles_keep_their_ids_when_an_export_grows_and_is_laid_out_anew(site):
    two = [ONE | {"id": "a"}, ONE | {"id": "b", "title": "ثان"}]
    site.write(NAME, json.dumps(two), sidecar="")
    site.build()
    ids = {part.split(b"</guid>")[0] for part in site.feed().split(b"<guid")[1:]}
    site.write(NAME, json.dumps([ONE | {"id": "c", "date": "2026-11-05"}, *reversed(two)], indent=1), sidecar="")
    site.build()
    assert len(ids) == 3
    assert ids < {part.split(b"</guid>")[0] for part in site.feed().split(b"<guid")[1:]}


def test_the_sidecar_speaks_for_every_article_of_its_file(site):
    site.write(NAME, json.dumps([ONE | {"id": "a"}, ONE | {"id": "b"}]), 'section = "مدينة"\n')
    from nashra import config, content

    assert {one.article.section for one in content.read(site.path, NAME, config.load(site.path))} == {"مدينة"}


def test_what_escapes_hide_is_cleaned_and_told(readings, told):
    found = readings('[{"id": 1, "title": "ع\\u0000ب\\ud800", "date": "2026-11-01", "text": "متن\\u202e"}]', NAME)
    assert (found[0].article.title, found[0].article.html()) == ("عب", "<p>متن</p>")
    assert [line.rpartition(" ")[2] for line in told(found, 1)][:2] == ["[forbidden-character]", "[bidi-embedding]"]


def test_the_file_is_read_once_for_all_feeds_that_carry_its_articles(site, monkeypatch):
    site.write("content/feeds.toml", (site.path / "content/feeds.toml").read_text("utf-8") + "[every.tag]\n")
    many = [ONE | {"id": number, "tags": [f"وسم {number % 9}"]} for number in range(3000)]
    site.write(NAME, json.dumps(many), sidecar="")
    read, paths = reading.read, []
    monkeypatch.setattr(reading, "read", lambda folder, path, site: paths.append(path) or read(folder, path, site))
    assert len(site.build().feeds) == 20
    assert paths.count(NAME) == 2, "once for the index, once for the bodies"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["title", "date", "id", "tags", "author", "image", "url", "content", "status", "lang", "extra"]) | st.text(), inner),
)  # fmt: skip


@given(document=JSON)
def test_any_json_gives_articles_or_their_problems(readings, document):
    for one in readings(json.dumps(document), NAME):
        assert one.article or one.problems


@given(data=st.binary())
def test_any_bytes_give_articles_or_their_problems(readings, data):
    found = readings(b'[{"title": "' + data, NAME)
    assert all(one.article or any(problem.level is Level.ERROR for problem in one.problems) for one in found)


@pytest.mark.parametrize("body", ["<![CDATA[<p>متن</p>]]>", "&lt;p&gt;متن&lt;/p&gt;"])
def test_html_that_was_kept_apart_from_its_surroundings_is_html(article, body):
    assert article(json.dumps(ONE | {"content": body}), NAME).html() == "<p>متن</p>"


def test_a_text_about_html_stays_text(article):
    assert article(json.dumps(ONE | {"content": "أصغر &lt; وأكبر"}), NAME).html() == "<p>أصغر &amp;lt; وأكبر</p>"


@pytest.mark.parametrize("name", ["سارة العلي / القاهرة", "القاهرة - سارة العلي", "سارة العلي"])
def test_the_name_of_a_table_is_without_its_place(article, name):
    found = article(json.dumps(ONE | {"author": {"name": name, "url": "https://x.example/s"}}), NAME)
    assert found.authors == (Person("سارة العلي", url="https://x.example/s"),)


@pytest.mark.parametrize("name", ["Smith, John", "Al-Ali Sara"])
def test_a_name_with_signs_of_its_own_stays_whole(article, name):
    assert article(json.dumps(ONE | {"author": {"name": name}}), NAME).authors == (Person(name),)


@pytest.mark.parametrize("key", ["content", "tags", "author", "image", "title", "unknown"])
@pytest.mark.parametrize("depth", [101, 350, 470])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('{"data":[', "]}")])
def test_what_is_nested_too_deep_is_told_and_costs_no_other(readings, key, depth, opening, closing):
    nested = f'{{"title":"خبر","text":"متن","date":"2026-11-01","{key}":{opening * depth}"x"{closing * depth}}}'
    deep, good = readings(f'[{nested},{{"id":1,"title":"خبر","text":"متن","date":"2026-11-01"}}]', NAME)
    assert (deep.article, [problem.message for problem in deep.problems]) == (None, ["item 1: it is nested too deep"])
    assert good.article


@pytest.mark.parametrize("depth", [22, 350, 900])
def test_an_array_is_not_looked_for_at_any_depth(readings, depth):
    (reading,) = readings('{"a":' * depth + '[{"title":"خبر","text":"متن","date":"2026-11-01"}]' + "}" * depth, NAME)
    assert reading.article is None


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("قال: &quot;نعم&quot; &amp; مضى&hellip;", '<p>قال: "نعم" &amp; مضى…</p>'),
        (r"سطر\n\nآخر\r\nثالث", "<p>سطر</p>\n<p>آخر</p>\n<p>ثالث</p>"),
        ("سطر <strong>مهم</strong>\n\nآخر\nثالث", "<p>سطر <strong>مهم</strong></p>\n<p>آخر<br>\nثالث</p>"),
        ("## عنوان\n\nسطر [بيان](https://x.example/a)\n\n- أ\n- ب", '<h2>عنوان</h2>\n<p>سطر <a href="https://x.example/a">بيان</a></p>\n<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>'),
        ("- سطر\n- **آخر", "<p>- سطر</p>\n<p>- **آخر</p>"),
        ('<p>متن</p>[caption id="a"]<img src="a.jpg"> جسر[/caption]', '<p>متن</p><figure><img src="a.jpg"><figcaption>جسر</figcaption></figure>'),
    ],
    ids=["references", "escaped lines", "HTML in lines", "Markdown", "text with signs", "WordPress"],
)  # fmt: skip
def test_a_body_is_read_as_what_it_is_written_in(article, body, html):
    assert article(json.dumps(ONE | {"content": body}), NAME).html() == html


def test_a_field_that_is_called_markdown_is_markdown(article):
    assert (
        article(json.dumps({"title": "جسر", "content_markdown": "**متن**"}), NAME).html()
        == "<p><strong>متن</strong></p>"
    )
