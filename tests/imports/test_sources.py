"""What each kind of source gives, from files as their programs write them."""

import gzip
import json
import random
from datetime import UTC, date, datetime
from html import unescape

import feedparser
import pytest
from tests.conftest import LEAD
from tests.imports.conftest import SOURCES

from nashra import config, content
from nashra.imports import importer
from nashra.model import Media


class TestWordPress:
    @pytest.fixture
    def articles(self, importing):
        importing(SOURCES / "wordpress.xml")
        return importing.articles()

    def test_posts_are_articles_and_the_rest_is_not(self, importing):
        done = importing(SOURCES / "wordpress.xml")
        assert done == ["written", "written", "written", "written", "left out"]
        assert sorted(importing.files()) == [
            "2026-11-03-tour.md",
            "2026-11-04-للمشتركين.md",
            "محليات/2026-11-01-الجسر.md",
            "مسودة.md",
        ]

    def test_what_a_theme_calls_news_is_an_article_and_what_nobody_knows_is_told(self, importing):
        def record(kind):
            return f"<item><title>{kind}</title><wp:post_type>{kind}</wp:post_type></item>"

        namespace = "xmlns:wp='http://wordpress.org/export/1.2/'"
        items = "".join(map(record, ("news", "page", "banner", "banner")))
        assert importing.of("x.xml", f"<rss {namespace}><channel>{items}</channel></rss>") == ["written"]
        assert importing.told == ["SOURCE: warning: 2 records of the type 'banner' are left out [kind-unknown]"]

    def test_a_post_under_a_password_is_left_out_and_told(self, importing):
        importing(SOURCES / "wordpress.xml")
        assert "SOURCE:105: error: item 5: it is under a password: it is left out [password]" in importing.told

    def test_all_that_is_known_of_a_post_is_kept(self, articles):
        assert articles["محليات/2026-11-01-الجسر.md"].facts == {
            "id": "https://wadi.example/?p=17",
            "url": "https://wadi.example/2026/11/%d8%a7%d9%84%d8%ac%d8%b3%d8%b1/",
            "title": 'افتتاح الجسر "الجديد"',
            "date": datetime(2026, 11, 1, 8, tzinfo=UTC),
            "updated": datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            "slug": "الجسر",
            "authors": [{"name": "سلمى الحاج", "email": "salma@wadi.example"}],
            "section": "محليات",
            "tags": ["نقل", "جسور"],
            "lang": "ar",
            "summary": "الجسر يربط ضفتي الوادي.",
            "image": "https://wadi.example/bridge.jpg",
        }

    def test_what_only_some_may_see_is_a_draft(self, articles):
        drafts = {name for name, article in articles.items() if article.facts.get("draft")}
        assert drafts == {"2026-11-04-للمشتركين.md", "مسودة.md"}

    def test_a_draft_has_no_date_and_no_address(self, articles):
        assert {"date", "url"} & set(articles["مسودة.md"].facts) == set()

    def test_a_date_that_only_the_blog_s_clock_had_has_no_zone(self, articles):
        assert articles["2026-11-03-tour.md"].facts["date"] == datetime(2026, 11, 3, 10)  # noqa: DTZ001 - as it says

    def test_the_text_of_the_block_editor_stays_but_not_its_marks(self, articles):
        assert articles["محليات/2026-11-01-الجسر.md"].html == (
            "<p>افتتحت البلدية الجسر.</p>\n"
            "<p>وحضر *الأهالي* الحفل.</p>\n"
            '<pre class="wp-block-code"><code>سطر&#10;\n    سطر بعيد</code></pre>\n'
        )

    def test_shortcodes_and_lines_become_what_wordpress_shows(self, importing):
        importing(SOURCES / "wordpress.xml")
        assert importing.articles()["2026-11-03-tour.md"].html == (
            "<p>السطر الأول<br>\nالسطر الثاني</p>\n"
            '<figure><a href="https://wadi.example/b"><img src="https://wadi.example/bridge.jpg" alt="" /></a>'
            "<figcaption>الجسر عند الغروب</figcaption></figure>\n"
            '<figure><img src="https://wadi.example/bridge.jpg" alt="">'
            '<img src="https://wadi.example/river.jpg" alt=""></figure>\n'
            '<p><a href="https://video.example/watch?v=1&amp;t=2">https://video.example/watch?v=1&amp;t=2</a></p>\n'
            '<p><a href="https://social.example/post/5">https://social.example/post/5</a></p>\n'
            '<p>[poll id="4"] [كذا]</p>\n'
        )
        assert "the shortcodes [poll] stay in the text as they are [shortcode]" in importing.told[0]

    @pytest.mark.parametrize("version", ["1.0", "1.1"])
    def test_older_exports_are_read_alike(self, importing, version):
        old = (SOURCES / "wordpress.xml").read_text("utf-8").replace("export/1.2/", f"export/{version}/")
        importing.of("old.xml", old)
        files = importing.files()
        importing.of("new.xml", (SOURCES / "wordpress.xml").read_bytes())
        assert importing.files() == files


class TestCaptions:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            (
                '[caption caption="قديم"]<img src="a">[/caption]',
                '<figure><img src="a"><figcaption>قديم</figcaption></figure>',
            ),
            ("[caption]لا صورة[/caption]", "<figure><figcaption>لا صورة</figcaption></figure>"),
            ("<p>[caption] مفتوح</p>", "<p>[caption] مفتوح</p>"),
            ('[video src="https://x/a.mp4"][/video]', '<video controls src="https://x/a.mp4"></video>'),
            ('[audio mp3="https://x/a.mp3"]', '<audio controls src="https://x/a.mp3"></audio>'),
            ("[gallery]", '<figure><img src="https://x/1" alt=""></figure>'),
            ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
            ("<!-- wp:html -->\n<p>x</p>\n<!-- /wp:html -->", "<p>x</p>\n"),
        ],
    )
    def test_each_form_of_them(self, text, html):
        from nashra.imports import wordpress_html

        assert wordpress_html.html(text, {"1": "https://x/1"}, ["1"]) == html


class TestRss:
    def test_what_is_wrong_costs_only_itself(self, importing):
        assert importing(SOURCES / "rss.xml") == ["written", "written", "written", "left out"]
        assert importing.told == [
            "SOURCE:32: warning: item 3: id: '33' is no absolute URI, so the article gets an id of its own [value-wrong]",
            "SOURCE:38: error: item 4: published: 'غدا' is no date: 'غدا' is no part of one [value-wrong]",
        ]

    def test_an_item_is_kept_with_all_it_says(self, importing):
        importing(SOURCES / "rss.xml")
        article = importing.articles()["2026-11-02-وصول-الباخرة-إلى-المرفأ.md"]
        assert article.facts == {
            "id": "tag:mina.example,2026:31",
            "url": "https://mina.example/%D8%A7%D9%84%D8%A8%D8%A7%D8%AE%D8%B1%D8%A9",
            "title": 'وصول "الباخرة" إلى المرفأ',
            "date": datetime.fromisoformat("2026-11-02T14:05:00+01:00"),
            "authors": ["رامي السالم", "هدى الكيلاني"],
            "tags": ["اقتصاد", "ملاحة"],
            "lang": "ar-TN",
            "summary": "رست الباخرة & أفرغت حمولتها.",
            "image": "https://mina.example/ship.jpg",
        }
        assert article.html == "<p>رست الباخرة صباح الاثنين.</p>\n<p>وأفرغت حمولتها.</p>\n"

    def test_a_guid_may_be_the_address_and_an_author_an_e_mail_address(self, importing):
        importing(SOURCES / "rss.xml")
        facts = importing.articles()["2026-11-03-عطل-في-الرافعة.md"].facts
        assert facts["url"] == facts["id"] == "https://mina.example/crane"
        assert facts["authors"] == [{"name": "رامي السالم", "email": "rami@mina.example"}]
        assert facts["image"] == "https://mina.example/crane.png"

    def test_rss_1_0_has_its_items_beside_the_channel(self, importing):
        assert importing(SOURCES / "rdf.xml") == ["written"]
        facts = importing.articles()["2004-05-06-خبر-قديم.md"].facts
        assert (facts["url"], facts["lang"]) == ("https://old.example/1", "ar")

    def test_rss_0_91_names_the_characters_of_html(self, importing):
        old = (
            '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"'
            ' "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><item>'
            "<title>Caf&eacute; &amp; th&eacute;</title><link>https://x.example/1</link></item></channel></rss>"
        )
        assert importing.of("old.rss", old) == ["written"]
        assert importing.articles()["Café-thé.md"].facts["title"] == "Café & thé"

    def test_an_export_in_windows_1256_is_read_as_it_declares(self, importing):
        text = (
            '<?xml version="1.0" encoding="windows-1256"?><rss><channel><item><title>خبر</title></item></channel></rss>'
        )
        assert importing.of("x.rss", text.encode("windows-1256")) == ["written"]
        assert list(importing.files()) == ["خبر.md"]

    def test_an_export_in_utf_16_is_read(self, importing):
        text = '<?xml version="1.0" encoding="utf-16"?><rss><channel><item><title>خبر</title></item></channel></rss>'
        assert importing.of("x.rss", text.encode("utf-16")) == ["written"]

    def test_control_characters_are_removed_and_told(self, importing):
        text = "<rss><channel><item><title>خب\x1aر</title></item></channel></rss>"
        assert importing.of("x.rss", text) == ["written"]
        assert importing.told == [
            "SOURCE: warning: 1 control characters that XML forbids removed [forbidden-character]"
        ]


class TestAtom:
    def test_entries_are_kept_with_all_they_say(self, importing):
        assert importing(SOURCES / "atom.xml") == ["written"] * 3
        articles = importing.articles()
        first = articles["2026-11-05-ثلج-على-القمة.md"]
        assert first.facts == {
            "id": "tag:jabal.example,2020:1",
            "url": "https://jabal.example/snow",
            "title": "ثلج على <القمة>",
            "date": datetime.fromisoformat("2026-11-05T06:00:00+02:00"),
            "updated": datetime.fromisoformat("2026-11-05T08:00:00+02:00"),
            "authors": [{"name": "نور الجبلي", "email": "nour@jabal.example"}],
            "tags": ["طقس"],
            "lang": "ar",
            "summary": "تساقط الثلج.",
            "image": "https://jabal.example/snow.jpg",
        }
        assert first.html == ("<div>\nنص <em>أول</em>\n<p>تساقط الثلج &lt;ليلا&gt;.<br>وتراكم.</p>\n</div>\n")

    def test_an_entry_may_be_in_a_language_of_its_own(self, importing):
        importing(SOURCES / "atom.xml")
        facts = importing.articles()["2026-11-06-Roads-snow-closed.md"].facts
        assert (facts["lang"], facts["title"]) == ("en", "Roads & snow <closed>")

    def test_a_summary_alone_is_the_text(self, importing):
        importing(SOURCES / "atom.xml")
        assert "درجة الحرارة &lt; صفر." in importing.articles()["2026-11-07-نص-بسيط.md"].html


@pytest.mark.parametrize("name", ["rss.xml", "rdf.xml", "atom.xml"])
def test_another_parser_finds_the_same_titles_and_dates(importing, name):
    importing(SOURCES / name)
    ours = {(article.facts["title"], _utc(article.facts["date"])) for article in importing.articles().values()}
    entries = feedparser.parse(SOURCES / name).entries
    stated = [
        (entry.title, dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")) for entry in entries
    ]
    assert ours == {(unescape(title), datetime(*moment[:6], tzinfo=UTC)) for title, moment in stated if moment}


def _utc(moment):
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "صحيفة",
    "language": "ar",
    "items": [
        {
            "id": "https://j.example/1",
            "url": "https://j.example/1",
            "title": "عنوان & <آخر>",
            "content_html": "<p>نص.</p>",
            "summary": "خلاصة",
            "date_published": "2026-11-08T10:00:00.5+03:00",
            "authors": [{"name": "ليلى", "url": "https://j.example/leila"}],
            "tags": ["أ", "ب", "أ"],
            "image": "https://j.example/1.jpg",
        },
        "not an item",
        {"id": 7, "content_text": "سطر < أول\n\nسطر ثان", "author": {"name": "قديم"}},
        {"title": "سيئ", "date_published": 5},
    ],
}


class TestJsonFeed:
    def test_items_are_kept_and_a_bad_one_is_named(self, importing):
        assert importing.of("feed.json", json.dumps(FEED)) == ["written", "left out", "written", "left out"]
        assert [line.partition("error: ")[2] for line in importing.told if "error" in line] == [
            "item 2: it has neither a title nor a text [empty]",
            "item 4: published: '5' is no date: it states no month [value-wrong]",
        ]
        first = importing.articles()["2026-11-08-عنوان-آخر.md"]
        assert first.facts == {
            "id": "https://j.example/1",
            "url": "https://j.example/1",
            "title": "عنوان & <آخر>",
            "date": datetime.fromisoformat("2026-11-08T10:00:00.5+03:00"),
            "authors": [{"name": "ليلى", "url": "https://j.example/leila"}],
            "tags": ["أ", "ب"],
            "lang": "ar",
            "summary": "خلاصة",
            "image": "https://j.example/1.jpg",
        }

    def test_plain_text_becomes_paragraphs(self, importing):
        importing.of("feed.json", json.dumps(FEED))
        (untitled,) = (article for article in importing.articles().values() if "title" not in article.facts)
        assert untitled.html == "<p>سطر &lt; أول</p>\n<p>سطر ثان</p>\n"
        assert untitled.facts["authors"] == ["قديم"]

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            ("{", "SOURCE:1: error: expecting property name enclosed in double quotes [json]"),
            ('{"items": 5}', "SOURCE: error: it has no list of items [json]"),
            ("[" * 100_000, "[json]"),
            ("[" + "9" * 5000 + "]", "[json]"),
            (b'["\xff"]', "SOURCE:1: error: byte 0xFF is not UTF-8 [not-text]"),
        ],
        ids=["broken", "no items", "deep", "long number", "not text"],
    )
    def test_what_is_no_feed_is_told(self, importing, data, problem):
        assert importing.of("feed.json", data) == []
        assert importing.told[-1].endswith(problem)


class TestCsv:
    def test_a_column_of_times_is_joined_with_that_of_days(self, importing):
        assert importing.of("export.csv", "title,date,time\nجسر,2026-11-24,20:30\n") == ["written"]
        assert importing.articles()["2026-11-24-جسر.md"].facts["date"].isoformat() == "2026-11-24T20:30:00"

    def test_columns_are_known_by_their_arabic_names_too(self, importing):
        table = "العنوان,تاريخ النشر,الكاتب,القسم,الرابط,النص\nجسر,24 نوفمبر 2026,سارة,محليات,https://n.example/a,متن\n"
        assert importing.of("export.csv", table) == ["written"]
        facts = importing.articles()["محليات/2026-11-24-جسر.md"].facts
        assert (facts["url"], facts["authors"]) == ("https://n.example/a", ["سارة"])

    def test_columns_of_a_database_are_known(self, importing):
        table = "post_title,post_date,post_content,post_status\nجسر,2026-11-24 10:00:00,<p>متن</p>,publish\nنهر,2026-11-25,ن,draft\n"
        assert importing.of("export.csv", table) == ["written", "written"]
        articles = importing.articles()
        assert articles["2026-11-24-جسر.md"].html == "<p>متن</p>\n"
        assert articles["2026-11-25-نهر.md"].facts["draft"] is True

    def test_columns_are_known_by_their_usual_names(self, importing):
        table = (
            "guid,Title,Date,Category,Tags,Author,Body,draft\r\n"
            'urn:ex:1,"عنوان, أول",2026-11-09,محليات,"أ;ب",ليلى;عمر,"سطر < أول\r\nسطر ثان",\r\n'
            "\r\n"
            "urn:ex:2,عنوان ثان,2026-11-10 08:00:00,,,,<p>فقرة</p><p>أخرى</p>,yes\r\n"
        )
        assert importing.of("export.csv", table) == ["written", "written"]
        articles = importing.articles()
        first = articles["محليات/2026-11-09-عنوان-أول.md"]
        assert first.facts == {
            "id": "urn:ex:1",
            "title": "عنوان, أول",
            "date": datetime(2026, 11, 9),  # noqa: DTZ001 - as it says
            "authors": ["ليلى", "عمر"],
            "section": "محليات",
            "tags": ["أ", "ب"],
        }
        assert first.html == "<p>سطر &lt; أول</p>\n<p>سطر ثان</p>\n"
        second = articles["2026-11-10-عنوان-ثان.md"]
        assert second.facts["draft"] is True
        assert second.html == "<p>فقرة</p><p>أخرى</p>\n"

    @pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_delimiter_and_encoding_are_found(self, importing, delimiter, encoding):
        table = f"العنوان{delimiter}النص\nخبر{delimiter}متن الخبر\n"
        assert importing.of("export.tsv", table.encode(encoding)) == ["written"]
        assert importing.articles()["خبر.md"].html == "<p>متن الخبر</p>\n"

    def test_a_table_is_known_by_its_header_too(self, importing):
        assert importing.of("export", "title,content\nخبر,متن\n") == ["written"]

    def test_the_order_of_three_numbers_is_that_of_the_site(self, importing):
        settings = importing.folder / "content/feeds.toml"
        settings.write_text(settings.read_text() + 'date_order = "dmy"\n')
        assert importing.of("export.csv", "title,date\nخبر,03/04/2026\n") == ["written"]
        assert "date: 2026-04-03\n" in importing.files()["2026-04-03-خبر.md"]

    def test_a_bad_row_is_named_by_its_line(self, importing):
        table = 'title,date,text\n"أ\nب",2026-11-09,متن\nج,غدا,متن\n'
        assert importing.of("export.csv", table) == ["written", "left out"]
        assert importing.told == [
            "SOURCE:4: error: row 2: published: 'غدا' is no date: 'غدا' is no part of one [value-wrong]"
        ]

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            ("a,b\n1,2\n", "[columns-unknown]"),
            ("", "[columns-unknown]"),
            (b"title\n\xff\xff", "[not-text]"),
        ],
    )
    def test_what_is_no_table_is_told(self, importing, data, problem):
        assert importing.of("export.csv", data) == []
        assert importing.told[-1].endswith(problem)


class TestFolder:
    def test_stored_articles_are_taken_with_their_sections(self, importing, site):
        site.write("content/news/x.txt", LEAD, 'id = "urn:ex:1"\ntitle = "جسر"\npublished = 2026-11-01\n')
        site.write("content/news/.hidden.txt", LEAD)
        site.write("content/bad.txt", b"\xff")
        (site.path / "content/feeds.toml").unlink()
        (site.path / "content/news/good.txt").unlink()
        assert importing(site.path / "content") == ["left out", "written"]
        article = importing.articles()["news/2026-11-01-جسر.md"]
        assert article.facts["id"] == "urn:ex:1"
        assert article.facts["date"] == datetime(2026, 11, 1, tzinfo=UTC)
        assert article.html == f"<p>{LEAD}</p>\n"
        assert "summary" not in article.facts

    def test_one_stored_file_is_taken_as_content_reads_it(self, importing):
        export = [
            {"id": 1, "title": "جسر", "date": "2026-11-01", "text": "متن"},
            {"id": 2, "title": "نهر", "body": "متن"},
        ]
        assert importing.of("export.json", json.dumps(export)) == ["written", "written"]
        assert importing.articles()["2026-11-01-جسر.md"].html == "<p>متن</p>\n"
        export = {"articles": [{"headline": "وادي آخر", "published": "2026-11-03", "story": "متن"}]}
        assert importing.of("other.json", json.dumps(export)) == ["written"]
        assert importing.of("x.md", "---\ntitle: وادي\ndate: 2026-11-02\n---\nمتن") == ["written"]
        assert importing.told[-1].startswith("SOURCE:")

    def test_a_packed_file_is_taken_too(self, importing):
        packed = gzip.compress("جسر\n2026-11-01\nمتن".encode())
        assert importing.of("x.txt.gz", packed) == ["written"]


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"hello", gzip.compress(b"x"), b"<html></html>"])
def test_what_is_nothing_of_all_this_is_not_recognised(tmp_path, data):
    (tmp_path / "x").write_bytes(data)
    assert importer(tmp_path / "x") is None


def test_no_date_is_made(importing):
    importing.of("feed.json", json.dumps([{"title": "بلا تاريخ"}]))
    assert "date" not in importing.articles()["بلا-تاريخ.md"].facts


def test_a_day_stays_a_day(importing):
    importing.of("feed.json", json.dumps([{"title": "يوم", "date_published": "2026-11-08"}]))
    assert f"date: {date(2026, 11, 8).isoformat()}\n" in importing.files()["2026-11-08-يوم.md"]


ENCLOSED = '<enclosure url="https://n.example/a.mp3" type="audio/mpeg" length="123"/>'
LINKED = '<link rel="enclosure" href="https://n.example/a.mp3" type="audio/mpeg"/>'
ATTACHED = {"url": "https://n.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 123}
RSS = f"<rss version='2.0'><channel><link>https://n.example/</link><item><title>جسر</title><link>/a</link>{ENCLOSED}</item></channel></rss>"
ENTRY = f"<entry><title>جسر</title><link href='https://n.example/a'/>{LINKED}</entry>"


class TestWhatIsEnclosed:
    @pytest.mark.parametrize(
        ("name", "data", "length"),
        [
            ("x.rss", RSS, {"length": 123}),
            ("x.atom", f"<feed xmlns='http://www.w3.org/2005/Atom'>{ENTRY}</feed>", {}),
            ("x.json", json.dumps({"items": [{"content_text": "جسر", "url": "https://n.example/a", "attachments": [ATTACHED, {"url": "http://[", "mime_type": "audio/mpeg"}]}]}), {"length": 123}),
        ],
    )  # fmt: skip
    def test_a_sound_is_kept(self, importing, name, data, length):
        assert importing.of(name, data) == ["written"]
        [written] = importing.articles().values()
        sound = {"url": "https://n.example/a.mp3", "type": "audio/mpeg"}
        assert written.facts["attachments"] == [sound | length]
        assert "image" not in written.facts

    def test_what_is_imported_encloses_it_again(self, importing):
        importing.of("x.rss", RSS)
        [path] = importing.files()
        [reading] = content.read(importing.folder, f"content/{path}", config.load(importing.folder))
        assert reading.article.media == (Media("https://n.example/a.mp3", "audio/mpeg", 123),)

    def test_a_link_without_a_host_stands_below_the_site_of_its_feed(self, importing):
        importing.of("x.rss", RSS)
        assert [written.facts["url"] for written in importing.articles().values()] == ["https://n.example/a"]


class TestPacked:
    @pytest.mark.parametrize("name", ["export.xml.gz", "export.csv.gz"])
    def test_an_export_may_be_packed(self, importing, name):
        data = (SOURCES / "wordpress.xml").read_bytes() if "xml" in name else "title,date\nجسر,2026-11-24\n".encode()
        assert "written" in importing.of(name, gzip.compress(data))

    @pytest.mark.parametrize("cut", [-12, 40])
    def test_one_that_cannot_be_unpacked_is_told(self, importing, cut):
        packed = gzip.compress(b"<rss><channel>" + random.Random(1).randbytes(100_000).hex().encode())
        file = importing.folder / "x.xml.gz"
        file.write_bytes(packed[:cut])
        if cut < 0:
            assert importing(file) == []
            assert "cannot be unpacked" in importing.told[0]
        else:
            with pytest.raises(OSError, match="cannot be unpacked"):
                importer(file)
