"""A content/ that was unmounted or emptied does not shrink the feeds."""

import shutil

import pytest
from tests.conftest import FEEDS_TOML, NOW, SiteFolder

from nashra.build import Options, Status, build
from nashra.build.guard import vanished


def paths(folder, count):
    return {f"content/{folder}/{number}.txt" for number in range(count)}


@pytest.mark.parametrize(
    ("known", "standing", "said"),
    [
        (set(), set(), ""),
        (paths("a", 1), set(), "all 1 files are gone"),
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
    assert [problem.code for problem in result.news] == ["feed-empty"]
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
        "content: error: all 24 articles of content/.nashra-ids are gone: feeds/ stays as it is"
    )
    assert told.code == "content-vanished"
    assert two_sections.feeds() == before


def test_where_there_never_was_an_article_none_is_missed(tmp_path):
    site = SiteFolder(tmp_path)
    site.write("content/feeds.toml", FEEDS_TOML)
    assert [problem.code for problem in site.build().news] == ["no-articles"]
