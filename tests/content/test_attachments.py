"""Pictures, sounds and films beside an article."""

import re
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, LEAD, NOW

from nashra import config, content
from nashra.content.scan import scan
from nashra.model import Media

SITE = FEEDS_TOML + 'media = "https://cdn.test.example/m/"\n'


def png(width, height):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.fixture
def photos(site):
    site.write("content/feeds.toml", SITE)
    return site


def media(site, path="content/news/good.txt"):
    [reading] = content.read(site.path, path, config.load(site.path))
    return reading.article.media


def names(site, path="content/news/good.txt"):
    return [found.url.removeprefix("https://cdn.test.example/m/") for found in media(site, path)]


def test_a_picture_beside_an_article_has_its_type_length_and_size(photos):
    photos.write("content/news/good.png", png(640, 480), "")
    assert media(photos) == (
        Media("https://cdn.test.example/m/news/good.png", "image/png", len(png(640, 480)), 640, 480),
    )


def test_whose_an_attachment_is_says_its_name_or_its_folder(photos):
    for path in ("good.jpg", "good-2.png", "good/صورة.webp", "good-3.mp3", "good-3.txt", "other.jpg", "goodness.jpg"):
        photos.write(f"content/news/{path}", LEAD, "")
    assert names(photos) == ["news/good-2.png", "news/good.jpg", "news/good/%D8%B5%D9%88%D8%B1%D8%A9.webp"]
    assert names(photos, "content/news/good-3.txt") == ["news/good-3.mp3"]


def test_an_index_has_all_in_its_folder(photos):
    for path in ("trip/index.txt", "trip/a.jpg", "trip/b.mp4"):
        photos.write(f"content/{path}", LEAD, "")
    assert names(photos, "content/trip/index.txt") == ["trip/a.jpg", "trip/b.mp4"]


def test_scan_and_reading_agree_whose_an_attachment_is(photos):
    for path in ("good.jpg", "good-2.png", "good/a.webp", "good/b.jpg", "good/b.txt", "lone.jpg", "good-7-8.gif"):
        photos.write(f"content/news/{path}", LEAD, "")
    now = int(NOW.timestamp()) * 10**9
    before = scan(photos.path, now, "").stamps
    assert set(before) == {"content/news/good.txt", "content/news/good/b.txt"}
    for path in before:
        for name in names(photos, path):
            photos.write(f"content/{name}", LEAD + "!", "")
            assert scan(photos.path, now, "").changed(before) == [path]
            before = scan(photos.path, now, "").stamps
    told = [str(problem) for problem in scan(photos.path, now, "").problems]
    assert told == [
        "content/news/good-7-8.gif: info: it belongs to no article [attachment-alone]",
        "content/news/lone.jpg: info: it belongs to no article [attachment-alone]",
    ]


def test_without_an_address_for_media_none_are_published(site):
    site.write("content/news/good.png", png(1, 1), "")
    assert media(site) == ()
    told = "attachments in content/ are in no feed: `media` does not say at which address people can have them"
    assert f"content/feeds.toml: warning: {told} [media-unset]" in map(str, site.build().news)


def test_nothing_is_told_of_media_where_no_article_has_attachments(site):
    site.write("content/logo.png", png(1, 1), "")
    assert "media-unset" not in [problem.code for problem in site.build().problems]


def test_what_an_article_says_of_a_file_beside_it_goes_to_that_file(photos):
    front = "---\ntitle: رحلة\ndate: 2026-11-01\ncover: {image: ./b.jpg, caption: النهر, credit: رويترز}\n---\n"
    photos.write("content/trip/index.md", f"{front}![جسر](a.jpg) ![آخر](https://x.example/a.jpg) [صوت](صوت.mp3)", "")
    for name in ("a.jpg", "b.jpg", "صوت.mp3"):
        photos.write(f"content/trip/{name}", png(1, 1), "")
    assert names(photos, "content/trip/index.md") == ["trip/b.jpg", "trip/a.jpg", "trip/%D8%B5%D9%88%D8%AA.mp3"]
    assert media(photos, "content/trip/index.md")[0].title == "النهر"
    assert media(photos, "content/trip/index.md")[0].credit == "رويترز"
    [reading] = content.read(photos.path, "content/trip/index.md", config.load(photos.path))
    assert 'src="https://cdn.test.example/m/trip/a.jpg"' in reading.article.html()
    assert 'src="https://x.example/a.jpg"' in reading.article.html()
    assert 'href="https://cdn.test.example/m/trip/%D8%B5%D9%88%D8%AA.mp3"' in reading.article.html()


def test_a_body_may_name_any_picture_beside_it(photos):
    body = "![](a.jpg) ![](./في%20الطريق/b.png) ![](/a.jpg) ![](../a.jpg) ![](none.jpg) ![](feeds.toml)"
    photos.write("content/news/m.md", f"---\ntitle: رحلة\ndate: 2026-11-01\n---\n{body}", "")
    for name in ("news/a.jpg", "news/في الطريق/b.png", "a.jpg"):
        photos.write(f"content/{name}", png(1, 1), "")
    [reading] = content.read(photos.path, "content/news/m.md", config.load(photos.path))
    found = re.findall(r'src="([^"]*)"', reading.article.html())
    assert found[:2] == [
        "https://cdn.test.example/m/news/a.jpg",
        "https://cdn.test.example/m/news/%D9%81%D9%8A%20%D8%A7%D9%84%D8%B7%D8%B1%D9%8A%D9%82/b.png",
    ]
    assert found[2:] == ["/a.jpg", "../a.jpg", "none.jpg", "feeds.toml"]


def test_the_picture_that_an_article_names_may_be_in_a_folder_below(photos):
    front = "---\ntitle: رحلة\ndate: 2026-11-01\nimages: [images/b.jpg, images/none.jpg]\n---\nنص"
    photos.write("content/news/m.md", front, "")
    photos.write("content/news/images/b.jpg", png(1, 1), "")
    assert names(photos, "content/news/m.md") == ["news/images/b.jpg", "https://test.example/images/none.jpg"]


def test_a_link_is_no_attachment(photos):
    (photos.path / "secret.jpg").write_bytes(png(9, 9))
    (photos.path / "content/news/good.jpg").symlink_to(photos.path / "secret.jpg")
    (photos.path / "content/news/good").symlink_to(photos.path)
    assert media(photos) == ()


def test_a_new_picture_reaches_the_feed(photos):
    photos.build()
    assert b"<enclosure" not in photos.feed()
    photos.write("content/news/good.png", png(640, 480), "")
    photos.build()
    assert b'<enclosure url="https://cdn.test.example/m/news/good.png"' in photos.feed()
    assert b'<link rel="enclosure" href="https://cdn.test.example/m/news/good.png"' in photos.feed("main.atom")


HEADS = st.sampled_from(
    [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\0 ftypavif", b"<svg ", b""]
)


@given(head=HEADS, data=st.binary(max_size=200))
def test_any_bytes_are_a_picture_perhaps_without_its_size(photos, head, data):
    photos.write("content/news/good.jpg", head + data, "")
    [found] = media(photos)
    assert (found.type, found.length) == ("image/jpeg", len(head + data))
    assert (found.width > 0) is (found.height > 0)
