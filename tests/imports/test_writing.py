"""What is written: names, collisions, a second run; and that every character arrives."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from tests.imports.conftest import SOURCES, Written

from nashra import content
from nashra.arabic import safety
from nashra.content import READERS
from nashra.content.facts import Facts
from nashra.imports import destination, front_matter, importer, paragraphs

# What people write, and what breaks naive writers: quotes, fences, Markdown, references, blank lines, invisible signs.
PIECES = st.sampled_from(
    [
        *(
            '"',
            "'",
            "\\",
            "&",
            "<",
            ">",
            "#",
            "`",
            " ",
            "\t",
            "\n",
            "\n\n",
            "---",
            "+++",
            ": ",
            "*a*",
            "&amp;",
            "- ",
            "1. ",
        ),
        *(
            "\u00a0",
            "\u200f",
            "\u2066",
            "\ufeff",
            "\x0b",
            "\x85",
            "\u2028",
            "{{",
            "[x](y)",
            "    ",
            "عنوان",
            "خبر",
            "😀",
        ),
    ]
)
WRITTEN = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


def feed(*items):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


def readable(text):
    """Text as every feed may hold it, on one line."""
    return " ".join(safety.clean(text)[0].split())


@given(title=WRITTEN, text=WRITTEN, identifier=st.from_regex(r"[a-z]+:[!-~]{1,40}", fullmatch=True))
def test_titles_ids_and_text_arrive_character_for_character(tmp_path_factory, title, text, identifier):
    from tests.imports.conftest import Importing

    importing = Importing(tmp_path_factory.mktemp("x"))
    item = {"id": identifier, "title": title, "content_text": text, "date_published": "2026-11-08T10:00:00+03:00"}
    done = importing.of("feed.json", feed(item))
    if not (readable(title) or readable(text)):
        assert done == ["left out"]
        return
    (article,) = importing.articles().values()
    assert article.facts["id"] == identifier
    assert article.facts.get("title", "") == readable(title)
    lines = [line.strip() for line in safety.clean(text)[0].split("\n")]
    shown = [paragraph.text_content() for paragraph in lxml_html.fragments_fromstring(article.html)]
    assert [line.strip() for line in shown] == [line for line in lines if line]


@given(
    st.lists(PIECES | st.sampled_from(["<p>", "</p>", "<pre>", "</pre>", "<!--", "-->", "<b\n\nid='x", "<br>"])).map(
        "".join
    )
)
def test_markdown_leaves_every_body_as_it_is(body):
    block = safety.clean(paragraphs.block(safety.clean(body)[0]))[0]
    assert MarkdownIt("commonmark").render(block).rstrip("\n") == block


@given(st.lists(st.sampled_from(["سطر", "\n", "\n\n", "\n \n\n", " ", "*x*"]), min_size=1).map("".join))
def test_preformatted_text_keeps_its_blank_lines(text):
    text = text.strip("\n") or "x"
    shown = MarkdownIt("commonmark").render(paragraphs.block(f"<pre>{text}</pre>"))
    assert lxml_html.fromstring(shown).text_content().strip("\n") == text


@pytest.mark.parametrize(
    "body", ["<!--" * 50_000, "<a '" * 50_000, "<pre>" * 50_000, "<script>" * 50_000, "\n \n" * 50_000]
)
def test_a_body_of_unclosed_markup_is_read_in_one_go(body):
    assert paragraphs.block(body)


@given(st.text())
def test_a_slug_is_a_file_name(text):
    name = destination.slug(text)
    assert not set(name) & set("/\\\0\n\r.")
    assert len(name.encode()) < 220
    assert not name.startswith(("-", "."))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("جِسْرٌ جديـــد، للمشاة!", "جسر-جديد-للمشاة"),
        ("../../etc/passwd", "etc-passwd"),
        ("a\nb\x1b[2J", "a-b-2J"),
        ("؟!", ""),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
    ],
)
def test_a_name_says_what_the_article_is(title, name):
    assert destination.slug(title) == name


def test_a_long_title_gives_a_name_of_whole_words(importing):
    importing.of("feed.json", feed({"title": "كلمة طويلة " * 500}))
    (name,) = importing.files()
    assert len(name.encode()) < 130
    assert name.removesuffix(".md").endswith(("كلمة", "طويلة"))


def test_the_second_run_writes_nothing(importing):
    importing(SOURCES / "wordpress.xml")
    before = {path: path.stat().st_mtime_ns for path in importing.folder.rglob("*.md")}
    assert importing(SOURCES / "wordpress.xml") == ["there already"] * 4 + ["left out"]
    assert {path: path.stat().st_mtime_ns for path in importing.folder.rglob("*") if path.suffix == ".md"} == before


def test_an_import_that_was_stopped_goes_on_where_it_was(importing):
    items = [{"id": f"urn:ex:{number}", "title": f"خبر {number}"} for number in range(4)]
    importing.of("feed.json", feed(*items[:2]))
    assert importing.of("feed.json", feed(*items)) == ["there already"] * 2 + ["written"] * 2


def test_what_was_edited_since_stays(importing):
    importing.of("feed.json", feed({"id": "urn:ex:1", "title": "خبر", "content_text": "نص"}))
    (path,) = importing.folder.rglob("*.md")
    path.write_text(path.read_text().replace("نص", "نص أصلح"))
    assert importing.of("feed.json", feed({"id": "urn:ex:1", "title": "خبر", "content_text": "نص"})) == [
        "there already"
    ]
    assert "نص أصلح" in path.read_text()


def test_articles_of_one_name_get_names_that_do_not_depend_on_their_order(importing):
    first, second = ({"id": f"urn:ex:{number}", "title": "خبر"} for number in (1, 2))
    importing.of("feed.json", feed(first, second))
    names = set(importing.files())
    assert len(names) == 2
    assert importing.of("feed.json", feed(second, first)) == ["there already"] * 2
    assert set(importing.files()) == names


def test_a_file_of_somebody_else_is_not_touched(importing):
    (importing.folder / "content/خبر.md").write_text("لي")
    assert importing.of("feed.json", feed({"title": "خبر"})) == ["written"]
    assert importing.files()["خبر.md"] == "لي"
    assert len(importing.files()) == 2


def test_the_second_article_of_an_id_is_left_out_and_named(importing):
    items = [{"id": "urn:ex:1", "title": "أول"}, {"id": "urn:ex:1", "title": "ثان"}]
    assert importing.of("feed.json", feed(*items)) == ["written", "left out"]
    assert importing.told == [
        'SOURCE: error: item 2: an article before it has the same id: "urn:ex:1" [twice]',
    ]


def test_an_article_without_anything_to_tell_it_by_is_written_once(importing):
    for done in ("written", "there already"):
        assert importing.of("feed.json", feed({"content_text": "نص"})) == [done]


def test_a_text_of_signs_that_nobody_sees_is_no_article(importing):
    assert importing.of("feed.json", feed({"id": "urn:ex:1", "content_text": "\u2066\n\ufeff"})) == ["left out"]


def test_a_folder_for_the_import_may_be_named(importing):
    source = importing.folder / "feed.json"
    source.write_text(feed({"title": "خبر"}))
    importing(source, "أرشيف/قديم")
    assert list(importing.files()) == ["أرشيف/قديم/خبر.md"]


def test_where_nothing_can_be_written_that_is_told_of_each(importing):
    (importing.folder / "content/قسم").write_text("ملف")
    table = "title,section\nأ,قسم\nب,آخر\n"
    assert importing.of("x.csv", table) == ["left out", "written"]
    assert importing.told == ["content/قسم: error: file exists [unwritable]"]


def test_a_killed_import_leaves_no_half_file(importing, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", killed)
    with pytest.raises(KeyboardInterrupt):
        importing.of("feed.json", feed({"title": "خبر"}))
    assert [path.name for path in (importing.folder / "content").iterdir()] == ["feeds.toml"]


@pytest.mark.skipif(".md" not in READERS, reason="no reader of .md yet")
def test_what_was_imported_is_read_as_it_was(importing):
    from nashra import config

    importing(SOURCES / "atom.xml")
    for name, text in importing.files().items():
        (reading,) = content.read(importing.folder, f"content/{name}", config.load(importing.folder))
        written = Written(text)
        assert reading.article.title == written.facts["title"]
        assert reading.article.id == written.facts["id"]
        assert reading.article.published == written.facts["date"]
        assert reading.article.html().strip() == written.html.strip()


@given(data=st.binary(max_size=400))
@pytest.mark.parametrize(
    "start",
    [b"", b"{", b"[", b"<rss>", b"<feed>", b"title,text\n", b"<rss xmlns:wp='http://wordpress.org/export/1.2/'>"],
)
def test_any_bytes_are_imported_or_told(tmp_path_factory, start, data):
    from tests.imports.conftest import Importing

    importing = Importing(tmp_path_factory.mktemp("x"))
    source = importing.folder / "source"
    source.write_bytes(start + data)
    if importer(source):
        assert importing(source) or importing.told


def test_quoted_text_is_json_and_escapes_what_yaml_refuses():
    text = '\x7f\u2028\ufeff"\\ عنوان'
    assert json.loads(front_matter.quoted(text)) == text
    assert front_matter.quoted(text) == '"\\u007f\\u2028\\ufeff\\"\\\\ عنوان"'


def test_a_table_beside_plain_text_has_the_names_of_a_sidecar():
    assert front_matter.table(Facts(title="أ", language="ar")) == 'title = "أ"\nlanguage = "ar"\n'
