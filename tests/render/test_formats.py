"""Each element that nashra writes, in RSS and in Atom."""

from datetime import UTC, datetime

import pytest
from lxml import etree
from tests.render.conftest import ATOM, CONTENT, DC, DCTERMS, ENTRY, XML_LANG

from nashra.model import Person
from nashra.render import render
from nashra.validate import validate

LATER = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
FULL_SITE = {
    "image": "https://test.example/logo.png",
    "icon": "https://test.example/icon.ico",
    "editor": Person("ليلى", "ed@test.example", "https://test.example/ed"),
}


def texts(parent):
    return [(child.tag, child.text) for child in parent if len(child) == 0]


class TestRss:
    def test_the_channel_says_what_feeds_toml_says(self, rss):
        channel = rss({}, {"updated": LATER}, site=FULL_SITE)
        said = dict(texts(channel))
        assert said["title"] == "نشرة"
        assert said["link"] == "https://test.example/"
        assert said["description"] == "أخبار المدينة"
        assert said["language"] == "ar"
        assert said["copyright"] == "© نشرة"
        assert said["generator"] == "nashra"
        assert said["ttl"] == "60"
        assert said["managingEditor"] == "ed@test.example (ليلى)"
        assert said["lastBuildDate"] == "Mon, 02 Nov 2026 09:30:00 +0000"
        assert said["pubDate"] == "Sun, 01 Nov 2026 08:00:00 +0000"
        assert texts(channel.find("image")) == [
            ("url", "https://test.example/logo.png"),
            ("title", "نشرة"),
            ("link", "https://test.example/"),
        ]
        assert dict(channel.find(f"{ATOM}link").attrib) == {
            "href": "https://test.example/feeds/main.rss",
            "rel": "self",
            "type": "application/rss+xml",
        }

    def test_an_item_says_what_its_article_says(self, rss):
        item = rss({"updated": LATER, "authors": (Person("سارة", "s@test.example"),)}).find("item")
        assert dict(texts(item)) == {
            "title": ENTRY.title,
            "link": ENTRY.url,
            "description": ENTRY.summary,
            f"{CONTENT}encoded": f'<div dir="rtl" lang="ar">{ENTRY.html}</div>',
            "guid": ENTRY.id + "0",
            "category": "جسور",
            "pubDate": "Sun, 01 Nov 2026 08:00:00 +0000",
            "author": "s@test.example (سارة)",
            f"{DC}creator": "سارة",
            f"{DC}language": "ar",
            f"{DCTERMS}modified": "2026-11-02T09:30:00Z",
        }
        assert [dict(category.attrib) for category in item.findall("category")] == [
            {"domain": "https://test.example/#section"},
            {"domain": "https://test.example/#tag"},
        ]

    def test_an_article_that_was_not_updated_says_nothing_of_it(self, rss):
        assert rss().find(f"item/{DCTERMS}modified") is None

    def test_a_summary_is_text_so_its_signs_are_escaped_for_readers_of_html(self, rss):
        assert rss({"summary": "أ & ب <ج>"}).findtext("item/description") == "أ &amp; ب &lt;ج&gt;"

    def test_signs_in_a_title_are_written_as_the_profile_asks(self, feed):
        data = render(feed({"title": "أ & ب <ج>"}), "rss")
        assert "<title>أ &#x26; ب &#x3C;ج&gt;</title>".encode() in data

    @pytest.mark.parametrize(
        ("body", "description", "encoded"),
        [("both", ENTRY.summary, True), ("summary", ENTRY.summary, False), ("full", ENTRY.html, False)],
    )
    def test_a_feed_carries_full_text_or_summary_or_both(self, rss, body, description, encoded):
        item = rss(body=body).find("item")
        assert description in item.findtext("description")
        assert (item.find(f"{CONTENT}encoded") is not None) is encoded


class TestAtom:
    def test_the_feed_says_what_feeds_toml_says(self, atom):
        root = atom({}, {"updated": LATER}, site=FULL_SITE)
        said = dict(texts(root))
        assert said[f"{ATOM}id"] == "https://test.example/feeds/main.atom"
        assert said[f"{ATOM}title"] == "نشرة"
        assert said[f"{ATOM}subtitle"] == "أخبار المدينة"
        assert said[f"{ATOM}updated"] == "2026-11-02T09:30:00Z"
        assert said[f"{ATOM}rights"] == "© نشرة"
        assert said[f"{ATOM}icon"] == "https://test.example/icon.ico"
        assert said[f"{ATOM}logo"] == "https://test.example/logo.png"
        assert root.get(XML_LANG) == "ar"
        assert {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")} == {
            "self": "https://test.example/feeds/main.atom",
            "alternate": "https://test.example/",
        }
        assert texts(root.find(f"{ATOM}author")) == [
            (f"{ATOM}name", "ليلى"),
            (f"{ATOM}email", "ed@test.example"),
            (f"{ATOM}uri", "https://test.example/ed"),
        ]

    def test_an_entry_says_what_its_article_says(self, atom):
        entry = atom({"updated": LATER}).find(f"{ATOM}entry")
        assert dict(texts(entry)) == {
            f"{ATOM}id": ENTRY.id + "0",
            f"{ATOM}title": ENTRY.title,
            f"{ATOM}updated": "2026-11-02T09:30:00Z",
            f"{ATOM}published": "2026-11-01T08:00:00Z",
            f"{ATOM}link": None,
            f"{ATOM}summary": ENTRY.summary,
            f"{ATOM}content": f'<div dir="rtl" lang="ar">{ENTRY.html}</div>',
            f"{ATOM}category": None,
        }
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "سارة العلي"
        assert [dict(category.attrib) for category in entry.findall(f"{ATOM}category")] == [
            {"term": "محليات", "scheme": "https://test.example/#section"},
            {"term": "جسور", "scheme": "https://test.example/#tag"},
        ]

    def test_an_article_without_an_author_has_the_feed_s(self, atom):
        root = atom({"authors": ()})
        assert root.find(f"{ATOM}entry/{ATOM}author") is None
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "نشرة"

    @pytest.mark.parametrize(("body", "summary", "content"), [("summary", True, False), ("full", False, True)])
    def test_a_feed_carries_full_text_or_summary(self, atom, body, summary, content):
        entry = atom(body=body).find(f"{ATOM}entry")
        assert (entry.find(f"{ATOM}summary") is not None, entry.find(f"{ATOM}content") is not None) == (
            summary,
            content,
        )


class TestLanguage:
    def test_every_item_says_its_own(self, rss):
        items = rss({}, {"language": "en-GB"}).findall("item")
        assert [item.findtext(f"{DC}language") for item in items] == ["ar", "en-GB"]

    def test_an_entry_says_it_where_it_differs_from_the_feed(self, atom):
        entries = atom({}, {"language": "en-GB"}).findall(f"{ATOM}entry")
        assert [entry.get(XML_LANG) for entry in entries] == [None, "en-GB"]

    def test_a_region_stays_as_it_was_configured(self, rss, atom):
        assert rss({"language": "ar-KW"}, language="ar-KW").findtext("language") == "ar-KW"
        assert atom({"language": "ar-KW"}, language="ar-KW").get(XML_LANG) == "ar-KW"

    @pytest.mark.parametrize(
        ("tag", "way"),
        [
            ("ar", "rtl"),
            ("he", "rtl"),
            ("dv", "rtl"),
            ("syr", "rtl"),
            ("nqo", "rtl"),
            ("ff-Adlm", "rtl"),
            ("ckb", "rtl"),
            ("en", "ltr"),
            ("ar-Latn", "ltr"),
            ("ff", "ltr"),
            ("ku", "ltr"),
            ("und", "ltr"),
        ],
    )
    def test_content_says_its_direction_by_the_script_of_its_language(self, rss, tag, way):
        html = rss({"language": tag}).findtext(f"item/{CONTENT}encoded")
        assert html.startswith(f'<div dir="{way}" lang="{tag}">')

    def test_no_feed_element_says_a_direction(self, feed):
        for form in ("rss", "atom"):
            assert b" dir=" not in render(feed(), form).replace(b'&lt;div dir="rtl"', b"")

    def test_a_mark_goes_before_what_readers_would_turn_and_nowhere_else(self, rss):
        item = rss({"title": "CNN تزور المدينة", "summary": "قالت CNN", "html": "<p>CNN قالت</p>"}).find("item")
        assert item.findtext("title") == "\u200fCNN تزور المدينة"
        assert item.findtext("description") == "قالت CNN"
        assert "<p>\u200fCNN قالت</p>" in item.findtext(f"{CONTENT}encoded")


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("body", ["both", "summary", "full"])
def test_what_is_written_is_valid_without_a_finding(feed, form, body):
    made = feed({"updated": LATER}, {"language": "arz", "authors": (), "tags": ()}, site=FULL_SITE, body=body)
    assert [str(finding) for finding in validate(render(made, form), "x").findings] == []


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_hub_is_named_beside_the_feed_itself_as_websub_wants_it(feed, form):
    data = render(feed(site={"hub": "https://hub.example/?a=1&b=2"}), form)
    links = etree.fromstring(data).iter(f"{ATOM}link")
    named = [(link.get("rel"), link.get("href")) for link in links if link.get("rel") in {"self", "hub"}]
    assert named == [("self", f"https://test.example/feeds/main.{form}"), ("hub", "https://hub.example/?a=1&b=2")]
    assert validate(data, f"main.{form}").findings == ()
