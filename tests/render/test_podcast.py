"""Podcasts: what directories ask of the channel and of each episode."""

from dataclasses import replace

import pytest
from tests.render.conftest import SPEC

from nashra.model import Episode, Media, Person, Podcast
from nashra.render import render
from nashra.validate import profiles, validate

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = Podcast("https://test.example/cover.jpeg", ("News > Daily News", "Arts"), explicit=False)
SOUND = Media("https://cdn.test.example/1.mp3", "audio/mpeg", 9000)
TRANSCRIPT = Media("https://cdn.test.example/1.vtt", "text/vtt", 300)
PHOTO = Media("https://cdn.test.example/1.webp", "image/webp", 1200)
EDITOR = {"editor": Person("ليلى", "ed@test.example")}


def said(element):
    """Return Apple's elements of a channel or an item."""
    found = [child for child in element if str(child.tag).startswith(ITUNES)]
    return {child.tag.removeprefix(ITUNES): child.text or dict(child.attrib) for child in found}


def test_the_channel_says_what_directories_ask(rss):
    channel = rss(podcast=replace(PODCAST, moved_to="https://new.example/p.rss"), site=EDITOR)
    assert said(channel) | {"category": "", "owner": ""} == {
        "author": "نشرة",
        "image": {"href": "https://test.example/cover.jpeg"},
        "explicit": "false",
        "type": "episodic",
        "new-feed-url": "https://new.example/p.rss",
        "category": "",
        "owner": "",
    }
    categories = channel.findall(f"{ITUNES}category")
    assert [[one.get("text") for one in category.iter()] for category in categories] == [
        ["News", "Daily News"],
        ["Arts"],
    ]
    assert [child.text for child in channel.find(f"{ITUNES}owner")] == ["ليلى", "ed@test.example"]


def test_another_author_and_owner_come_before_those_of_the_site(rss):
    stated = replace(PODCAST, author="فنجان", owner=Person("سارة", "s@test.example"), type="serial", explicit=True)
    channel = rss(podcast=stated, site=EDITOR)
    assert (channel.findtext(f"{ITUNES}author"), channel.findtext(f"{ITUNES}owner/{ITUNES}name")) == ("فنجان", "سارة")
    assert (channel.findtext(f"{ITUNES}type"), channel.findtext(f"{ITUNES}explicit")) == ("serial", "true")


def test_an_owner_without_an_address_is_none(rss):
    assert rss(podcast=PODCAST, site={"editor": Person("ليلى")}).find(f"{ITUNES}owner") is None


def test_an_episode_says_what_its_article_states(rss):
    episode = Episode(1930, 2, 7, "bonus", explicit=True)
    item = rss({"media": (PHOTO, SOUND), "episode": episode}, podcast=PODCAST).find("item")
    assert said(item) == {
        "duration": "1930",
        "season": "2",
        "episode": "7",
        "episodeType": "bonus",
        "image": {"href": PHOTO.url},
        "explicit": "true",
    }


def test_an_article_that_states_nothing_of_an_episode_says_nothing(rss):
    assert said(rss({"media": (SOUND,)}, podcast=PODCAST).find("item")) == {}


def test_other_feeds_and_atom_say_nothing_of_it(feed):
    made = feed({"media": (SOUND,), "episode": Episode(1930)})
    assert b"itunes" not in render(made, "rss")
    assert b"itunes" not in render(replace(made, spec=replace(SPEC, podcast=PODCAST)), "atom")


def test_a_sound_is_enclosed_before_a_document(rss):
    document = Media("https://cdn.test.example/1.pdf", "application/pdf", 700)
    item = rss({"media": (document, SOUND)}, podcast=PODCAST).find("item")
    assert item.find("enclosure").get("url") == SOUND.url


def test_what_is_spoken_is_neither_enclosed_nor_shown_but_named(feed, rss):
    entry = {"media": (TRANSCRIPT, SOUND)}
    item = rss(entry, podcast=PODCAST).find("item")
    assert item.find("enclosure").get("url") == SOUND.url
    assert len(item.findall("{http://search.yahoo.com/mrss/}content")) == 1
    [told] = item.findall("{https://podcastindex.org/namespace/1.0}transcript")
    assert dict(told.attrib) == {"url": TRANSCRIPT.url, "type": "text/vtt", "language": "ar"}
    for form in ("rss", "atom"):
        assert b".vtt" not in render(feed(entry), form)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_podcast_is_valid_without_a_finding(feed, form):
    episode = Episode(1930, 2, 7, "full", explicit=False)
    data = render(feed({"media": (SOUND, PHOTO, TRANSCRIPT), "episode": episode}, podcast=PODCAST, site=EDITOR), form)
    profile = profiles.profile("apple-podcasts") if form == "rss" else None
    assert [str(finding) for finding in validate(data, "x", profile=profile).findings] == []
