"""The page: what it shows, which way it reads, and that no text becomes markup."""

from dataclasses import replace

import pytest
from lxml import html
from tests import browser
from tests.conftest import FEEDS_TOML, LEAD, PICTURES, needs

from nashra import config, serve
from nashra.problems import Level, Location, Problem
from nashra.serve.page import page

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def seen(preview):
    return html.document_fromstring(page(preview), parser=html.HTMLParser(encoding="utf-8"))


def test_it_lists_every_feed_with_its_formats_and_newest_headlines(preview, newsroom):
    tree = seen(preview)
    links = {link for link in tree.xpath("//a/@href") if link.startswith("/feeds/")}
    assert len(links) == len(newsroom.feeds())
    (card,) = tree.xpath("//article[.//a[@href='/feeds/main.rss']]")
    assert card.xpath(".//p[@class='links']/a/text()") == ["RSS", "Atom"]
    assert len(card.xpath(".//li")) == 5
    assert "عدد المقالات: 10" in card.text_content()
    assert tree.xpath("//h2/text()") == ["الخلاصات", "الأقسام", "الوسوم", "الكتّاب", "اللغات"]
    assert tree.xpath("//h3/text()")[0] == preview.site.title


def test_an_arabic_page_reads_from_the_right_and_each_name_its_own_way(preview):
    tree = seen(preview)
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert set(tree.xpath("//h3/@dir | //li/a/@dir")) == {"auto"}
    assert tree.xpath("//h3[.='The Harbour Gazette']/@lang") == ["en"]
    assert set(tree.xpath("//time/@dir")) == {"ltr"}


def test_another_language_has_an_english_page(preview):
    for language in ("en", "fr", "he"):
        preview.site = replace(preview.site, language=language)
        assert (seen(preview).get("lang"), seen(preview).get("dir")) == ("en", "ltr")


def test_no_text_becomes_markup(site):
    toml = FEEDS_TOML.replace("نشرة الاختبار", EVIL.replace('"', '\\"')) + "[every.tag]\n"
    (site.path / "content/feeds.toml").write_text(toml, "utf-8")
    side = f"published = 2026-11-01\ntitle = '{EVIL}'\ntags = ['{EVIL}']\n"
    site.write("content/news/good.txt", LEAD, side)
    site.build()
    preview = serve.Preview(site.path)
    preview.show(config.load(site.path), [Problem(Location(EVIL), "x", EVIL, Level.ERROR)])
    tree = seen(preview)
    assert tree.xpath("//script/@src") == ["/page.js"]
    assert not tree.xpath("//img | //@onerror")
    assert tree.findtext(".//h1") == EVIL
    assert {title.strip("\u200f") for title in tree.xpath("//li/a/text()")} == {EVIL}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "vbscript:x"])
def test_a_link_runs_nothing(preview, address):
    (preview.folder / "feeds/evil.rss").write_text(
        f"<rss><channel><title>x</title><item><title>y</title><link>{address}</link></item></channel></rss>", "utf-8"
    )
    (card,) = seen(preview).xpath("//article[.//a[@href='/feeds/evil.rss']]")
    assert card.xpath(".//li/a") == []
    assert card.xpath(".//li/span/text()") == ["y"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<rss",
        b"<html/>",
        b"<rss/>",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        b"<rss><channel><item><pubDate>tomorrow</pubDate></item></channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><published>1</published><link/></entry></feed>',
    ],
)
def test_a_file_that_someone_put_there_breaks_nothing(preview, data):
    (preview.folder / "feeds/odd.atom").write_bytes(data)
    tree = seen(preview)
    assert tree.xpath("//article[.//a[@href='/feeds/odd.atom']]")
    assert "root:" not in tree.text_content()


def test_what_is_wrong_is_folded_behind_the_feeds_and_named_above_them(preview):
    preview.show(preview.site, [Problem(Location(f"{number}.txt"), "not-text", "x") for number in range(300)])
    tree = seen(preview)
    (link,) = tree.xpath("//body/p[following-sibling::main]/a")
    (problems,) = tree.xpath("//main/following-sibling::details[not(@open)]/ul")
    assert (link.text, link.get("href")) == ("ما يحتاج إلى نظر: 300", f"#{problems.get('id')}")
    assert len(problems) == 300


def test_where_nothing_is_wrong_nothing_is_said_of_it(preview):
    preview.show(preview.site, [])
    assert not seen(preview).xpath("//details | //a[@href='#problems']")


def test_a_problem_is_one_line_that_no_name_can_turn(preview):
    preview.show(preview.site, [Problem(Location("a\u202eb\n.txt", 1), "not-text", "byte 0xFF is not UTF-8")])
    (line,) = seen(preview).xpath("//details//li")
    assert line.text == "a\\u202eb\\n.txt:1: error: byte 0xFF is not UTF-8 [not-text]"
    assert line.get("dir") == "ltr"


def test_without_a_site_or_feeds_it_says_so(tmp_path):
    tree = seen(serve.Preview(tmp_path))
    assert "No feeds yet" in tree.text_content()


@needs("chromium")
def test_a_browser_shows_it_from_right_to_left_and_refuses_nothing(web, tmp_path):
    shown, said = browser.dom(f"http://127.0.0.1:{web.port}/", tmp_path)
    browser.picture(f"http://127.0.0.1:{web.port}/", tmp_path, PICTURES / "serve.png")
    assert "جريدة الميناء" in shown
    refused = [line for line in said.splitlines() if "Content Security Policy" in line or "CONSOLE" in line]
    assert refused == []
