"""Episodes of podcasts, as articles state them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, LEAD

from nashra import config, content
from nashra.content import episode
from nashra.model import Episode
from nashra.problems import Level

PODCAST = """
media = "https://test.example/media/"
[[feed]]
name = "podcast"
[feed.podcast]
image = "https://test.example/cover.jpg"
categories = ["News"]
explicit = false
[[feed]]
name = "main"
"""
STATED = {
    "YAML": '---\ntitle: حلقة\ndate: 2026-11-01\nduration: "32:10"\nseason: 2\nepisode: 7\nepisodeType: Bonus\nexplicit: clean\n---\n',
    "TOML": '+++\ntitle = "حلقة"\ndate = 2026-11-01\nduration = 00:32:10\nseason = 2\nepisode = "7"\nepisode_type = "bonus"\nexplicit = false\n+++\n',
    "Pelican": "Title: حلقة\nDate: 2026-11-01\nDuration: PT32M10S\nSeason: ٢\nEpisode: 7\nEpisode_type: bonus\nExplicit: no\n\n",
}


@pytest.mark.parametrize("front", STATED.values(), ids=STATED)
def test_front_matter_states_an_episode(article, front):
    assert article(front + LEAD).episode == Episode(1930, 2, 7, "bonus", explicit=False)


def test_a_sidecar_states_an_episode(site):
    site.write("content/news/x.txt", LEAD, 'published = 2026-11-01\nduration = "1:00:05"\nepisode = 3\n')
    [reading] = content.read(site.path, "content/news/x.txt", config.load(site.path))
    assert reading.article.episode == Episode(3605, 0, 3)


def test_what_is_wrong_in_a_sidecar_is_told(site):
    site.write("content/news/x.txt", LEAD, 'published = 2026-11-01\nepisode_type = "extra"\nduration = "long"\n')
    [reading] = content.read(site.path, "content/news/x.txt", config.load(site.path))
    assert [str(problem) for problem in reading.problems] == [
        "content/news/x.toml:2: error: episode_type: 'extra' is not known here (known: full, trailer, bonus) [value-wrong]",
        "content/news/x.toml:3: error: duration: 'long' is no duration: write seconds or 1:02:30 [value-wrong]",
    ]


def test_who_means_something_else_by_a_key_is_not_bothered(readings, told):
    front = "---\ntitle: وصفة\ndate: 2026-11-01\nduration: ساعة\nepisode: الأولى\nseason: صيف\n---\n"
    [reading] = readings(front + LEAD)
    assert reading.article.episode is None
    assert told([reading]) == []
    assert len([problem for problem in reading.problems if problem.code == "value-wrong"]) == 3
    assert {problem.level for problem in reading.problems} == {Level.INFO}


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (0, 0),
        (90, 90),
        (90.7, 90),
        ("90", 90),
        ("1:30", 90),
        ("01:01:30", 3690),
        ("75:00", 4500),
        ("PT1H1S", 3601),
        ("", None),
    ],
)
def test_a_duration_is_read(written, seconds):
    assert episode.seconds(written) == seconds


@pytest.mark.parametrize("written", ["1:99", "1:75:00", "PT", "P1D", "1:2", -5, True, [], "9" * 9])
def test_what_is_no_duration_is_none(written):
    with pytest.raises(ValueError, match="is no duration"):
        episode.seconds(written)


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()) | st.times())
def test_any_value_is_read_or_refused_with_a_fact(value):
    for kind in episode.KINDS.values():
        with suppress(ValueError):
            kind(value)


def test_a_podcast_carries_what_can_be_heard_alone(site):
    site.write("content/feeds.toml", FEEDS_TOML + PODCAST)
    site.write("content/episodes/1.txt", LEAD, 'title = "حلقة"\npublished = 2026-11-02\nduration = 60\n')
    site.write("content/episodes/1.mp3", b"sound", "")
    site.write("content/episodes/1.srt", b"1\n00:00:01,000 --> 00:00:02,000\n", "")
    site.write("content/episodes/2.txt", LEAD, 'title = "صورة"\npublished = 2026-11-03\n')
    site.write("content/episodes/2.jpg", b"picture", "")
    result = site.build()
    assert {feed.path: feed.entries for feed in result.feeds} == {
        "feeds/podcast.rss": 1,
        "feeds/podcast.atom": 1,
        "feeds/main.rss": 3,
        "feeds/main.atom": 3,
    }
    assert b"<itunes:duration>60</itunes:duration>" in site.feed("podcast.rss")
    assert b'<podcast:transcript url="https://test.example/media/episodes/1.srt"' in site.feed("podcast.rss")
    assert b"itunes" not in site.feed("main.rss")
    (site.path / "content/episodes/2.mp3").write_bytes(b"sound")
    site.build()
    assert site.feed("podcast.rss").count(b"<item ") == 2
    before = site.feeds()
    (site.path / "content/episodes/2.mp3").unlink()
    site.build()
    assert site.feed("podcast.rss").count(b"<item ") == 1
    assert site.feed("podcast.rss") != before["podcast.rss"]


def test_a_sound_elsewhere_is_carried_if_its_size_is_stated(article, readings):
    front = "---\ntitle: حلقة\ndate: 2026-11-01\naudio: {{url: https://cdn.example/1.mp3{}}}\n---\n"
    [sound] = article(front.format(", length: 9000") + LEAD).media
    assert (sound.type, sound.length) == ("audio/mpeg", 9000)
    [reading] = readings(front.format("") + LEAD)
    assert "length-unknown" in [problem.code for problem in reading.problems]


def test_a_category_that_is_none_of_apples_publishes_nothing(site):
    site.write("content/feeds.toml", FEEDS_TOML + PODCAST.replace('"News"', '"Gossip"'))
    site.write("content/news/good.mp3", b"sound", "")
    result = site.build()
    [error] = [problem for problem in result.problems if problem.level is Level.ERROR]
    assert (error.code, error.message) == ("itunes-category-unknown", "'Gossip' is no category of Apple's")
    assert site.feeds().keys() == {"podcast.atom", "main.rss", "main.atom"}
