"""What RSS, Atom and JSON Feed give, and what they enclose."""

import json
from datetime import UTC, datetime
from html import unescape

import feedparser
import pytest
from tests.imports.conftest import SOURCES

from nashra import config, content
from nashra.model import Media


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

    def test_where_it_is_torn_is_said_once(self, importing):
        text = "<rss><channel><item><title>أ</title></item>\n<item><title>ب"
        assert importing.of("x.rss", text) == ["written"]
        assert importing.told == [
            "SOURCE:2: error: premature end of data in tag title line 2: nothing from here on is read [xml]"
        ]

    def test_control_characters_are_removed_and_told(self, importing):
        text = "<rss><channel><item><title>خب\x1aر</title></item></channel></rss>"
        assert importing.of("x.rss", text) == ["written"]
        assert importing.told == ["SOURCE: warning: 1 control character that XML forbids removed [forbidden-character]"]


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
            ('{"items": [\n{"id": "1', "SOURCE:2: error: the text that begins here has no end [json]"),
            ('{"items": 5}', "SOURCE: error: it has no list of items [json]"),
            ("[" * 100_000, "SOURCE:1: error: it is nested too deep [json]"),
            (
                "[\n" + "9" * 5000 + "]",
                "SOURCE:2: error: it holds a number of 5000 digits, more than can be read [json]",
            ),
            (b'["\xff"]', "SOURCE:1: error: byte 0xFF is not UTF-8 [not-text]"),
        ],
        ids=["broken", "torn", "no items", "deep", "long number", "not text"],
    )
    def test_what_is_no_feed_is_told(self, importing, data, problem):
        assert importing.of("feed.json", data) == []
        assert importing.told[-1].endswith(problem)


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

    def test_an_episode_of_a_podcast_is_kept_as_one(self, importing):
        told = "<itunes:duration>00:32:10</itunes:duration><itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>"
        told += "<itunes:episodeType>bonus</itunes:episodeType><itunes:explicit>clean</itunes:explicit>"
        told += '<itunes:image href="https://n.example/7.jpg"/>'
        itunes = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
        data = RSS.replace(ENCLOSED, ENCLOSED + told).replace("<rss", f"<rss {itunes}")
        assert importing.of("x.rss", data) == ["written"]
        [article] = importing.articles().values()
        stated = {
            key: article.facts[key] for key in ("duration", "season", "episode", "episode_type", "explicit", "image")
        }
        assert stated == {
            "duration": 1930,
            "season": 2,
            "episode": 7,
            "episode_type": "bonus",
            "explicit": False,
            "image": "https://n.example/7.jpg",
        }

    def test_what_is_imported_encloses_it_again(self, importing):
        importing.of("x.rss", RSS)
        [path] = importing.files()
        [reading] = content.read(importing.folder, f"content/{path}", config.load(importing.folder))
        assert reading.article.media == (Media("https://n.example/a.mp3", "audio/mpeg", 123),)

    def test_a_link_without_a_host_stands_below_the_site_of_its_feed(self, importing):
        importing.of("x.rss", RSS)
        assert [written.facts["url"] for written in importing.articles().values()] == ["https://n.example/a"]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_what_nashra_published_comes_back_with_its_section_and_tags(importing, site, form):
    site.write("content/world/x.md", '---\ntitle: جسر\ndate: 2026-11-01\ntags: ["طاقة", "عالم"]\n---\nمتن الخبر\n')
    site.build()
    importing.of(f"main.{form}", site.feed(f"main.{form}"))
    (bridge,) = (one for one in importing.articles().values() if one.facts["title"] == "جسر")
    assert (bridge.facts["section"], bridge.facts["tags"]) == ("world", ["طاقة", "عالم"])
