"""What another hand puts in the way of a run, in feeds/ and in .nashra/: it costs no more than what it stands for."""

import re
import shutil
import sqlite3

import pytest
from tests.conftest import FEEDS_TOML, NOW

from nashra import index
from nashra.build import Options, Status, build
from nashra.validate import validate

SECTIONS = FEEDS_TOML + "[every.section]\n"


def told(result):
    return [str(problem) for problem in result.news]


@pytest.fixture
def sections(site):
    """A site with a feed for its only section, built once."""
    site.write("content/feeds.toml", SECTIONS)
    site.build()
    return site


class TestOldFeeds:
    """Feeds that are no longer made, and cannot be removed."""

    def test_a_folder_named_like_one_is_told_and_the_others_are_made(self, sections):
        (sections.path / "feeds/section/old.rss").mkdir()
        sections.write("content/news/new.txt", "خبر جديد من المدينة.")
        for _ in range(2):
            result = sections.build()
            assert result.status is Status.INCOMPLETE
            assert told(result) == ["feeds/section/old.rss: error: is a directory [unremovable]"]
            assert "خبر جديد".encode() in sections.feed("section/news.rss")
        assert [feed.entries for feed in result.feeds] == [2, 2, 2, 2]

    def test_one_behind_a_link_is_told_and_stays(self, site, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere/x.rss").write_bytes(b"not ours")
        (site.path / "feeds").mkdir()
        (site.path / "feeds/section").symlink_to(tmp_path / "elsewhere")
        result = site.build()
        assert result.status is Status.INCOMPLETE
        assert [problem.code for problem in result.news] == ["unremovable"]
        assert (tmp_path / "elsewhere/x.rss").read_bytes() == b"not ours"
        assert b"<item " in site.feed()

    def test_one_that_could_not_be_removed_goes_as_soon_as_it_can(self, sections):
        old = sections.path / "feeds/section/news.rss"
        sections.write("content/feeds.toml", FEEDS_TOML)
        old.unlink()
        old.mkdir()
        assert sections.build().status is Status.INCOMPLETE
        old.rmdir()
        assert sections.build().status is Status.DONE
        assert sections.feeds().keys() == {"main.rss", "main.atom"}


class TestSweeping:
    def test_links_in_a_circle_are_not_walked(self, site):
        site.write("content/feeds.toml", FEEDS_TOML + "[files]\nlinks = true\n")
        (site.path / "feeds").mkdir()
        for name in ("a", "b", "c"):
            (site.path / "feeds" / name).symlink_to(".")
        assert site.build(NOW).status is Status.DONE

    def test_what_lies_in_folders_of_others_stays(self, site):
        archive = site.write("feeds/archive/2025.rss.gz", b"not ours")
        assert site.build().status is Status.DONE
        assert archive.exists()

    def test_what_cannot_be_cleared_away_is_told_and_the_feeds_are_made(self, site, monkeypatch):
        twin = site.write("feeds/old.rss.gz", b"x")
        real = type(twin).unlink

        def refused(path, **how):
            if path == twin:
                raise PermissionError(13, "Permission denied", str(path))
            real(path, **how)

        monkeypatch.setattr(type(twin), "unlink", refused)
        result = site.build()
        assert result.status is Status.INCOMPLETE
        assert told(result) == ["feeds/old.rss.gz: error: permission denied [unremovable]"]
        assert b"<item " in site.feed()


class TestClosedFolder:
    """A link to itself is what even root cannot enter."""

    @pytest.fixture
    def closed(self, sections):
        sections.write("content/feeds.toml", SECTIONS + "[files]\nlinks = true\n")
        sections.build()
        shutil.rmtree(sections.path / "feeds/section")
        (sections.path / "feeds/section").symlink_to("section")
        return sections

    def test_it_costs_its_own_feeds_alone(self, closed):
        closed.write("content/news/new.txt", "خبر جديد من المدينة.")
        result = closed.build()
        assert result.status is Status.INCOMPLETE
        assert {problem.where.path for problem in result.news} == {"feeds/section/news.rss", "feeds/section/news.atom"}
        assert "خبر جديد".encode() in closed.feed()

    def test_what_would_change_is_shown_of_the_others(self, closed):
        closed.write("content/news/new.txt", "خبر جديد من المدينة.")
        changes = []
        result = build(closed.path, NOW, options=Options(preview=changes.append))
        assert result.status is Status.DONE
        assert {change.path for change in changes if change.before} == {"main.rss", "main.atom"}


class TestEntriesBeingMade:
    def test_what_was_spoiled_meanwhile_is_in_no_feed(self, site):
        """For instance since somebody deleted .nashra/ and began another run."""
        site.build()
        before = site.feeds()
        site.write("content/news/new.txt", "خبر جديد من المدينة.", "published = 2026-11-02\n")
        spoiled = []

        def spoil(what, *_):
            if what == "making entries":
                spoiled.append(what)
                for file in site.path.glob(".nashra/made*/*"):
                    file.write_bytes(b"<" * file.stat().st_size)

        result = build(site.path, NOW, spoil)
        assert spoiled
        assert result.status is Status.NOTHING
        fact = "an entry changed on disk while this run went on: the next makes it anew"
        assert told(result) == [f"feeds/main.{form}: error: {fact} [unwritable]" for form in ("rss", "atom")]
        assert site.feeds() == before
        assert site.build().status is Status.DONE
        assert not any(validate(data, path).at_least(3) for path, data in site.feeds().items())

    def test_a_folder_that_another_user_left_stops_no_run(self, site, monkeypatch):
        site.build()
        left = site.path / ".nashra/made"
        left.mkdir()
        monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
        site.write("content/news/new.txt", "خبر جديد من المدينة.")
        assert site.build().status is Status.DONE


class TestIndex:
    @pytest.mark.parametrize(
        "harm",
        [
            "DROP TABLE clock",
            "DROP TABLE article",
            "DROP TABLE clock; CREATE TABLE clock (x)",
            "DROP TABLE frozen; CREATE TABLE frozen (path TEXT, id TEXT); PRAGMA user_version = 7",
        ],
    )
    def test_one_whose_tables_are_not_ours_is_made_again(self, site, harm):
        site.build()
        before = site.feeds()
        database = sqlite3.connect(site.path / index.INDEX)
        database.executescript(harm)
        database.close()
        result = site.build()
        assert (result.status, [problem.code for problem in result.news]) == (Status.DONE, ["index-damaged"])
        assert site.feeds() == before
        assert site.build().news == []

    def test_one_whose_text_is_none_is_made_again(self, site):
        site.build()
        with index.opened(site.path / index.INDEX) as database:
            database.execute("UPDATE joined SET entries = CAST(x'ff' AS TEXT)")
        site.write("content/news/new.txt", "خبر جديد من المدينة.")
        result = site.build()
        assert (result.status, [problem.code for problem in result.news]) == (Status.DONE, ["index-damaged"])

    def test_one_that_a_disk_spoiled_so_that_sqlite_does_not_see_it_is_made_again(self, sections):
        """Here it is the header of a row in `name`, and that in its index: the section then has no name."""
        before = sections.feeds()
        file = sections.path / index.INDEX
        spoiled, count = re.subn(rb"\x1b\x15(.?)sectionnews", b"\x1b\0\\1sectionnews", file.read_bytes())
        assert count == 2
        file.write_bytes(spoiled)
        result = sections.build()
        assert (result.status, [problem.code for problem in result.news]) == (Status.DONE, ["index-damaged"])
        assert sections.feeds() == before

    def test_a_fault_of_our_own_is_not_taken_for_its_damage(self, site, monkeypatch):
        site.build()
        monkeypatch.setattr("nashra.plan.due", lambda *_: int("no number"))
        with pytest.raises(ValueError, match="no number"):
            site.build()

    def test_one_that_is_damaged_again_at_once_is_told(self, site, monkeypatch):
        def torn(*_):
            raise sqlite3.DatabaseError("database disk image is malformed")

        monkeypatch.setattr("nashra.index.stamps", torn)
        result = site.build()
        assert result.status is Status.NOTHING
        assert told(result) == [f"{index.INDEX}: error: database disk image is malformed [index]"]
