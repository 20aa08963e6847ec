"""A content/ that was unmounted or emptied, and a clock that was set back, do not shrink the feeds."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from tests.conftest import FEEDS_TOML, LEAD, NOW, SiteFolder

from nashra.build import Options, Status, build
from nashra.build.guard import vanished

TODAY = datetime(2026, 11, 8, 12, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def paths(folder, count):
    return {f"content/{folder}/{number}.txt" for number in range(count)}


@pytest.mark.parametrize(
    ("known", "standing", "said"),
    [
        (set(), set(), ""),
        (paths("a", 1), set(), "its only file is gone"),
        (paths("a", 12), paths("a", 3), ""),
        (paths("a", 20), paths("a", 10), ""),
        (paths("a", 21), paths("a", 10), "11 of 21 files are gone"),
        (paths("a", 90) | paths("b", 10), paths("a", 90), "all 10 files of content/b are gone"),
        (paths("a", 90) | paths("b", 9), paths("a", 90), ""),
        (paths("a", 90) | paths("b", 10), paths("a", 90) | paths("c", 10), ""),
        (paths("a", 90) | paths("b", 10), paths("a", 90) | paths("c", 5), ""),
        (paths("a", 12), paths("b", 40), ""),
    ],
)
def test_what_is_too_much_to_believe(known, standing, said):
    assert vanished(known, standing) == said


@pytest.fixture
def two_sections(tmp_path):
    site = SiteFolder(tmp_path)
    site.write("content/feeds.toml", FEEDS_TOML + "[every.section]\n[[feed]]\nname = 'main'\n")
    for section in ("mounted", "own"):
        for number in range(12):
            site.write(f"content/{section}/{number}.txt", f"خبر رقم {number} من قسم {section} كتب في المساء.")
    site.build()
    return site


def test_a_section_that_is_unmounted_changes_nothing_until_that_is_confirmed(two_sections):
    site, before = two_sections, two_sections.feeds()
    away = site.path / "away"
    (site.path / "content/mounted").rename(away)
    (site.path / "content/mounted").mkdir()
    for _ in range(2):
        result = site.build()
        assert result.status is Status.NOTHING
        (told,) = result.news
        assert str(told).startswith("content: error: all 12 files of content/mounted are gone: feeds/ stays as it is")
        assert site.feeds() == before
    (site.path / "content/mounted").rmdir()
    away.rename(site.path / "content/mounted")
    assert site.build().status is Status.DONE
    assert site.feeds() == before
    shutil.rmtree(site.path / "content/mounted")
    assert build(site.path, NOW, options=Options(allow_empty=True)).status is Status.DONE
    assert "section/mounted.rss" not in site.feeds()
    assert site.build().status is Status.DONE


def test_no_confirmation_empties_a_feed_of_feeds_toml(two_sections):
    before = two_sections.feed()
    for section in ("mounted", "own"):
        shutil.rmtree(two_sections.path / "content" / section)
    result = build(two_sections.path, NOW, options=Options(allow_empty=True))
    assert [str(problem) for problem in result.news] == [
        "content/feeds.toml: warning: the feed 'main' has no articles: it stays as it was last published [feed-empty]"
    ]
    assert two_sections.feeds().keys() == {"main.rss", "main.atom"}
    assert two_sections.feed() == before


def test_a_folder_that_is_renamed_is_none_that_vanished(two_sections):
    (two_sections.path / "content/own").rename(two_sections.path / "content/renamed")
    assert two_sections.build().status is Status.DONE


def test_where_the_index_vanished_with_the_articles_it_is_told_how_many_there_were(two_sections):
    before = two_sections.feeds()
    for folder in ("content/mounted", "content/own", ".nashra"):
        shutil.rmtree(two_sections.path / folder)
    result = two_sections.build()
    assert result.status is Status.NOTHING
    (told,) = result.news
    assert str(told).startswith(
        "content: error: nothing is left of 24 articles in content/.nashra-ids: feeds/ stays as it is"
    )
    assert told.code == "content-vanished"
    assert two_sections.feeds() == before


def test_where_there_never_was_an_article_none_is_missed(tmp_path):
    site = SiteFolder(tmp_path)
    site.write("content/feeds.toml", FEEDS_TOML)
    assert [problem.code for problem in site.build().news] == ["no-articles"]


class TestClock:
    """A clock that starts years ago, or last week, after a power cut."""

    @pytest.fixture
    def tagged(self, site):
        """A site with an article of each day, in a feed of its own, too, that was built this day at noon."""
        site.write("content/feeds.toml", FEEDS_TOML + "[every.tag]\n")
        for day in range(1, 9):
            dated = f"published = 2026-11-{day:02}T08:00:00Z\ntags = ['يوم{day}']\n"
            site.write(f"content/news/{day}.txt", f"خبر اليوم {day} من الشهر كتب في المساء.", dated)
        site.build(TODAY)
        return site

    @pytest.mark.parametrize("now", [TODAY - timedelta(days=1), TODAY - timedelta(days=5), EPOCH])
    def test_one_that_was_set_back_takes_nothing_out_of_the_feeds_until_that_is_confirmed(self, tagged, now):
        before = tagged.feeds()
        for _ in range(2):
            result = tagged.build(now)
            assert result.status is Status.NOTHING
            (told,) = result.news
            assert (told.code, told.where.path) == ("clock-back", ".")
            assert "2026-11-08 12:00 UTC" in told.message
            assert "--allow-empty confirms" in told.message
            assert tagged.feeds() == before
        assert tagged.build(TODAY).status is Status.DONE
        assert tagged.feeds() == before

    def test_what_would_go_is_counted(self, tagged):
        (told,) = tagged.build(TODAY - timedelta(days=3)).news
        assert "3 articles" in told.message

    def test_what_had_expired_does_not_come_back(self, tagged):
        tagged.write("content/news/x.txt", LEAD, "published = 2026-11-01\nexpires = 2026-11-08T10:00:00Z\n")
        tagged.build(TODAY)
        (told,) = tagged.build(TODAY - timedelta(hours=3)).news
        assert "1 article " in told.message

    def test_once_it_is_confirmed_it_is_the_clock(self, tagged):
        earlier = TODAY - timedelta(days=5)
        assert build(tagged.path, earlier, options=Options(allow_empty=True)).status is Status.DONE
        assert "tag/يوم8.rss" not in tagged.feeds()
        assert tagged.build(earlier).status is Status.DONE
        assert tagged.build(TODAY).status is Status.DONE
        assert "tag/يوم8.rss" in tagged.feeds()

    def test_one_that_was_too_far_ahead_locks_nobody_out(self, tagged):
        before = tagged.feeds()
        tagged.build(TODAY + timedelta(days=2000))
        assert tagged.build(TODAY).status is Status.DONE
        assert tagged.feeds() == before

    def test_what_is_stored_after_one_was_too_far_ahead_locks_nobody_out(self, tagged):
        tagged.build(TODAY + timedelta(days=2000))
        tagged.write("content/news/embargo.txt", LEAD, "published = 2027-01-01\n")
        tagged.write("content/news/x.txt", "دعوة إلى حفل مساء الغد.", "published = 2026-11-01\nexpires = 2026-11-10\n")
        for _ in range(2):
            assert tagged.build(TODAY).status is Status.DONE
        assert "دعوة".encode() in tagged.feed()

    def test_what_one_too_far_ahead_published_too_early_stays_until_that_is_confirmed(self, tagged):
        tagged.write("content/news/embargo.txt", LEAD, "published = 2027-01-01\n")
        tagged.build(TODAY)
        before = tagged.feeds()
        tagged.build(TODAY + timedelta(days=2000))
        assert [problem.code for problem in tagged.build(TODAY).news] == ["clock-back"]
        assert build(tagged.path, TODAY, options=Options(allow_empty=True)).status is Status.DONE
        assert tagged.feeds() == before

    def test_a_step_of_an_hour_is_a_clock_put_right(self, tagged):
        assert tagged.build(TODAY - timedelta(hours=1)).status is Status.DONE

    def test_a_preview_tells_it_and_changes_nothing(self, tagged):
        changes = []
        options = Options(preview=changes.append)
        result = build(tagged.path, EPOCH, options=options)
        assert ([problem.code for problem in result.news], changes) == (["clock-back"], [])

    def test_a_new_version_of_the_index_remembers_it(self, tagged, monkeypatch):
        monkeypatch.setattr("nashra.index.database._SCHEMA", 10_000)
        assert [problem.code for problem in tagged.build(EPOCH).news] == ["clock-back"]
