"""Pictures, sounds and films in feeds."""

from dataclasses import replace

import pytest
from tests.render.conftest import ATOM, MEDIA

from nashra.model import Media
from nashra.render import render
from nashra.validate import validate

PHOTO = Media("https://cdn.test.example/a.jpg", "image/jpeg", 1200, 640, 480, "الجسر")
SOUND = Media("https://cdn.test.example/a.mp3", "audio/mpeg", 9000)
BARE = Media("https://cdn.test.example/film")
PICTURED = '<p>نص</p><img alt="" src="/i.png?a=1&amp;b=2" width="300" height="200">'


def attributes(item, name):
    return [dict(element.attrib) for element in item.findall(name)]


def test_rss_encloses_the_first_whose_length_is_known(rss):
    item = rss({"media": (BARE, PHOTO, replace(PHOTO, url="https://cdn.test.example/b.jpg"))}).find("item")
    assert attributes(item, "enclosure") == [{"url": PHOTO.url, "length": "1200", "type": "image/jpeg"}]


def test_rss_encloses_a_sound_before_a_picture_and_describes_all(rss):
    item = rss({"media": (BARE, PHOTO, SOUND)}).find("item")
    assert attributes(item, "enclosure") == [{"url": SOUND.url, "length": "9000", "type": "audio/mpeg"}]
    assert attributes(item, f"{MEDIA}content") == [
        {"url": BARE.url},
        {
            "url": PHOTO.url,
            "fileSize": "1200",
            "type": "image/jpeg",
            "medium": "image",
            "width": "640",
            "height": "480",
        },
        {"url": SOUND.url, "fileSize": "9000", "type": "audio/mpeg", "medium": "audio"},
    ]
    assert item.findtext(f"{MEDIA}content/{MEDIA}title") == "الجسر"
    assert attributes(item, f"{MEDIA}thumbnail") == [{"url": PHOTO.url, "width": "640", "height": "480"}]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_who_made_a_picture_is_said(feed, form):
    data = render(feed({"media": (replace(PHOTO, credit="رويترز"), SOUND)}), form)
    assert data.count("<media:credit>رويترز</media:credit>".encode()) == 1
    assert validate(data, "x").findings == ()


def test_atom_links_to_sounds_before_pictures(atom):
    entry = atom({"media": (PHOTO, SOUND)}).find(f"{ATOM}entry")
    assert [link["href"] for link in attributes(entry, f"{ATOM}link")[1:]] == [SOUND.url, PHOTO.url]


def test_atom_links_to_each(atom):
    entry = atom({"media": (BARE, PHOTO)}).find(f"{ATOM}entry")
    assert attributes(entry, f"{ATOM}link")[1:] == [
        {"rel": "enclosure", "href": BARE.url},
        {"rel": "enclosure", "href": PHOTO.url, "type": "image/jpeg", "length": "1200", "title": "الجسر"},
    ]
    assert attributes(entry, f"{MEDIA}thumbnail") == [{"url": PHOTO.url, "width": "640", "height": "480"}]


def test_the_first_picture_of_a_body_goes_beside_the_headline(rss):
    item = rss({"html": PICTURED}).find("item")
    address = "https://test.example/i.png?a=1&b=2"
    assert attributes(item, f"{MEDIA}thumbnail") == [{"url": address, "width": "300", "height": "200"}]
    assert item.find("enclosure") is None


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("body", ["both", "summary", "full"])
def test_feeds_with_media_are_valid_without_a_finding(feed, form, body):
    made = feed({"media": (PHOTO, SOUND, BARE)}, {"html": PICTURED}, body=body)
    assert [str(finding) for finding in validate(render(made, form), "x").findings] == []
