"""What a run does to feeds/, from the outside."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.conftest import FEEDS_TOML, LEAD, NOW, ROOT, SiteFolder

from nashra.build import Done, Status
from nashra.publish.lock import LOCK, held


def outcomes(result):
    return {feed.path.removeprefix("feeds/"): str(feed.done) for feed in result.feeds}


def test_the_feeds_of_this_repository_are_what_build_makes_of_its_content(tmp_path):
    copy = tmp_path / "elsewhere"
    copy.mkdir()
    subprocess.run(["cp", "-r", ROOT / "content", copy / "content"], check=True)
    site = SiteFolder(copy)
    assert site.build().status is Status.DONE
    assert site.feeds() == SiteFolder(ROOT).feeds()


def test_the_first_run_writes_and_the_second_touches_nothing(site):
    assert outcomes(site.build()) == {"main.rss": "written", "main.atom": "written"}
    before = {path: (site.path / "feeds" / path).stat() for path in site.feeds()}
    assert outcomes(site.build()) == {"main.rss": "unchanged", "main.atom": "unchanged"}
    assert before == {path: (site.path / "feeds" / path).stat() for path in site.feeds()}


def test_a_new_nashra_reads_everything_again_and_touches_no_feed_that_stays_as_it_is(site, monkeypatch):
    site.build()
    before = {path: (site.path / "feeds" / path).stat() for path in site.feeds()}
    ids = (site.path / "content/.nashra-ids").read_bytes()
    for module in ("nashra.build", "nashra.plan"):
        monkeypatch.setattr(f"{module}.__version__", "99")
    monkeypatch.setattr("nashra.index.database._SCHEMA", 99)
    assert outcomes(site.build()) == {"main.rss": "unchanged", "main.atom": "unchanged"}
    assert before == {path: (site.path / "feeds" / path).stat() for path in site.feeds()}
    assert ids == (site.path / "content/.nashra-ids").read_bytes()


def test_an_unchanged_article_is_not_read_again(site, monkeypatch):
    site.build()
    monkeypatch.setattr("nashra.content.read", None)
    assert site.build().status is Status.DONE


def test_a_file_written_in_the_last_moment_is_read_again_since_its_time_may_not_tell(site):
    now = datetime.now(UTC)
    file = site.path / "content/news/good.txt"
    site.build(now)
    before = file.stat()
    file.write_text(LEAD.replace("البلدية", "المدينة"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    site.build(now)
    assert "افتتحت المدينة".encode() in site.feed()


def test_a_feed_that_someone_broke_is_mended(site):
    site.build()
    good = site.feed()
    (site.path / "feeds/main.rss").write_bytes(b"<rss>")
    assert outcomes(site.build()) == {"main.rss": "written", "main.atom": "unchanged"}
    assert site.feed() == good


@pytest.mark.parametrize(
    ("name", "data", "sidecar"),
    [
        ("content/news/bytes.txt", bytes(range(128, 256)), ""),
        ("content/news/empty.txt", b"", ""),
        ("content/news/long.txt", b"x" * 50_000_000, ""),
        ("content/news/sidecar.txt", LEAD, "published = tomorrow"),
        ("content/news/year-one.txt", LEAD, "published = 0001-01-01T00:00:00Z"),
        ("content/news/new\nline.txt", b"\xff", ""),
    ],
)
def test_one_bad_article_costs_no_other(site, name, data, sidecar):
    site.write(name, data, sidecar)
    result = site.build()
    assert result.status is Status.INCOMPLETE
    assert "البلدية".encode() in site.feed()
    told = [str(problem) for problem in result.news]
    assert len(told) == 1
    assert "\n" not in told[0]
    assert told[0].startswith(name.replace("\n", "\\n").removesuffix(".txt"))
    assert site.build().news == result.news, "an error is told as long as it stands"


def test_a_folder_that_is_a_link_to_itself_is_named_and_not_walked(site):
    (site.path / "content/news/loop").symlink_to(site.path / "content/news")
    result = site.build()
    assert [str(problem) for problem in result.news] == ["content/news/loop:1: error: a link is not followed [link]"]
    assert result.articles == 1


def test_two_articles_with_one_id_the_first_published_goes_out(site):
    sidecar = 'id = "urn:isbn:0451450523"\npublished = 2026-11-0{}T08:00:00Z\n'
    site.write("content/news/a.txt", "الخبر الثاني جاء متأخرا في المساء.", sidecar.format(2))
    site.write("content/news/b.txt", "الخبر الأول جاء باكرا في الصباح.", sidecar.format(1))
    result = site.build()
    assert [str(problem) for problem in result.news] == [
        "content/news/a.txt:1: error: the id 'urn:isbn:0451450523' is already that of content/news/b.txt [id-twice]"
    ]
    assert "باكرا".encode() in site.feed()
    assert "متأخرا".encode() not in site.feed()
    (site.path / "content/news/b.txt").unlink()
    (site.path / "content/news/b.toml").unlink()
    assert site.build().status is Status.DONE
    assert "متأخرا".encode() in site.feed()


def test_an_article_waits_for_its_time(site):
    site.write("content/news/soon.txt", "خبر الغد لا ينشر قبل موعده.", f"published = {NOW + timedelta(hours=5)}")
    result = site.build()
    assert (result.status, result.articles) == (Status.DONE, 1)
    assert "الغد".encode() not in site.feed()
    assert site.build(NOW + timedelta(days=1)).articles == 2
    assert "الغد".encode() in site.feed()


def test_what_text_holds_arrives_as_text(site):
    title = ']]> <script>alert(1)</script> & \\"عنوان\\"'
    site.write(
        "content/news/x.txt",
        'نص ]]> <script>alert(1)</script> & "اقتباس".',
        f'title = "{title}"\npublished = 2026-11-02',
    )
    assert site.build().status is Status.DONE
    assert b"<script" not in site.feed()
    assert b"&amp;lt;script&amp;gt;" in site.feed(), "escaped as HTML, and as XML"


def test_a_title_of_ten_thousand_characters_goes_out_whole(site):
    title = "عنوان " * 1666 + "آخر"
    site.write("content/news/x.txt", LEAD, f'title = "{title}"\npublished = 2026-11-02')
    site.build()
    assert title.encode() in site.feed()


class TestIdentity:
    def test_an_undated_article_keeps_the_time_of_its_first_sight(self, site):
        file = site.write("content/news/undated.txt", "خبر بلا تاريخ وصل من المراسل.", sidecar="")
        os.utime(file, (1_790_000_000, 1_790_000_000))
        assert [problem.code for problem in site.build().news] == ["undated"]
        first = site.feed()
        assert b"Mon, 21 Sep 2026 14:13:20 +0000" in first
        os.utime(file, (1_790_900_000, 1_790_900_000))
        result = site.build()
        assert result.news == [], "a warning is told once"
        assert site.feed() == first

    def test_a_new_article_under_the_name_of_a_renamed_one_gets_an_id_of_its_own(self, site, codes):
        site.build()
        for suffix in (".txt", ".toml"):
            (site.path / f"content/news/good{suffix}").rename(site.path / f"content/news/renamed{suffix}")
        site.build()
        site.write("content/news/good.txt", "خبر آخر.")
        assert codes(site.build()) == []
        feed = site.feed()
        assert feed.count(b">tag:test.example,2026-11-01:news/good</guid>") == 1
        assert feed.count(b">tag:test.example,2026-11-01:news/good-2</guid>") == 1

    def test_a_renamed_article_keeps_id_and_time(self, site):
        old = site.write("content/news/undated.txt", "خبر بلا تاريخ وصل من المراسل.", sidecar="")
        site.build()
        ids = site.feed().split(b"<guid")[1:]
        old.rename(site.path / "content/news/renamed.txt")
        os.utime(site.path / "content/news/renamed.txt", (1_790_900_000, 1_790_900_000))
        site.build()
        assert [part.split(b"</guid>")[0] for part in site.feed().split(b"<guid")[1:]] == [
            part.split(b"</guid>")[0] for part in ids
        ]

    def test_another_title_section_or_date_changes_no_id(self, site):
        site.build()
        guid = site.feed().split(b"<guid")[1].split(b"</guid>")[0]
        site.write(
            "content/news/good.txt",
            "متن آخر تماما كتبه المحرر.",
            'title = "آخر"\nsection = "س"\npublished = 2026-10-01',
        )
        site.build()
        assert guid in site.feed()

    def test_an_id_stated_after_publication_does_not_replace_the_published_one(self, site):
        site.build()
        site.write("content/news/good.txt", LEAD, 'id = "urn:isbn:0451450523"\npublished = 2026-11-01T08:00:00Z')
        result = site.build()
        assert [problem.code for problem in result.news] == ["id-frozen"]
        assert b"urn:isbn" not in site.feed()


class TestLastGoodFeed:
    def test_emptied_content_empties_no_feed(self, site):
        site.build()
        before = site.feeds()
        for file in (site.path / "content/news").iterdir():
            file.unlink()
        result = site.build()
        assert result.status is Status.NOTHING
        assert [problem.code for problem in result.news] == ["content-vanished"]
        assert site.feeds() == before

    def test_missing_content_changes_nothing(self, site):
        site.build()
        before = site.feeds()
        (site.path / "content").rename(site.path / "away")
        assert site.build().status is Status.MISCONFIGURED
        assert site.feeds() == before

    @pytest.mark.parametrize("kind", ["rss", "atom"])
    def test_an_entry_that_makes_a_feed_invalid_is_left_out_and_named(self, site, monkeypatch, kind):
        from nashra import render

        site.write("content/news/second.txt", "خبر ثان لا بأس به البتة.")
        title, real = "<title>افتتحت البلدية جسرا جديدا للمشاة فوق الوادي</title>".encode(), render.render

        def broken(feed, form):
            return real(feed, form).replace(title, title * 2 if form == kind else title)

        monkeypatch.setattr(render, "render", broken)
        result = site.build()
        assert result.status is Status.INCOMPLETE
        assert "البلدية".encode() not in site.feed(f"main.{kind}")
        assert "خبر ثان".encode() in site.feed(f"main.{kind}")
        assert str(result.news[0]).startswith("content/news/good.txt:1: error: ")
        assert f"(entry 1 of feeds/main.{kind}:" in str(result.news[0])

    def test_a_feed_that_is_wrong_as_a_whole_stays_as_it_was(self, site, monkeypatch):
        from nashra import render

        site.build()
        before = site.feed()
        site.write("content/news/second.txt", "خبر ثان لا بأس به البتة.")
        torn, real = b'rel="self" rel="self"', render.render
        monkeypatch.setattr(render, "render", lambda *what: real(*what).replace(b'rel="self"', torn))
        result = site.build()
        assert result.status is Status.NOTHING
        assert outcomes(result) == {"main.rss": "kept", "main.atom": "kept"}
        assert site.feed() == before

    def test_an_article_that_changes_while_a_run_goes_on_waits_for_the_next(self, site, monkeypatch):
        site.build()
        before = site.feed()
        (site.path / "feeds/main.rss").unlink()
        monkeypatch.setattr("nashra.plan.due", lambda *_: site.write("content/news/good.txt", "تغير الخبر.") and 1)
        result = site.build()
        assert [problem.code for problem in result.news] == ["changed-meanwhile"]
        monkeypatch.undo()
        assert site.build().status is Status.DONE
        assert site.feed() != before

    @pytest.mark.parametrize("step", ["stage", "_sync"])
    def test_a_full_disk_is_told_and_leaves_the_old_feed(self, site, monkeypatch, step):
        site.build()
        before = site.feeds()
        site.write("content/news/second.txt", "خبر ثان لا بأس به البتة.")

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(f"nashra.publish.{step}", full)
        result = site.build()
        assert result.status is Status.NOTHING
        assert str(result.news[0]) == "feeds/main.rss: error: no space left on device [unwritable]"
        assert site.feeds() == before

    def test_a_file_where_a_folder_of_feeds_would_be_keeps_only_the_feeds_below_it(self, site):
        site.write("content/feeds.toml", FEEDS_TOML + "[every.section]\n")
        site.write("feeds/section", "not ours", "")
        result = site.build()
        assert result.status is Status.INCOMPLETE
        assert [str(problem) for problem in result.news] == [
            f"feeds/section/news.{form}: error: a file stands where its folder would be [unwritable]"
            for form in ("rss", "atom")
        ]
        assert site.feeds().keys() == {"main.rss", "main.atom", "section"}
        assert site.feed("section") == b"not ours"

    def test_a_file_where_a_folder_of_feeds_was_stops_none_that_is_no_longer_made(self, site):
        site.write("content/feeds.toml", FEEDS_TOML + "[every.section]\n")
        site.build()
        shutil.rmtree(site.path / "feeds/section")
        site.write("feeds/section", "not ours", "")
        site.write("content/feeds.toml", FEEDS_TOML)
        assert site.build().status is Status.DONE
        assert site.feeds().keys() == {"main.rss", "main.atom", "section"}

    def test_the_folders_of_new_feeds_are_on_the_disk_before_the_index_says_so(self, newsroom, monkeypatch):
        synced = set()
        real = os.fsync

        def told(descriptor):
            synced.add(os.path.realpath(f"/proc/self/fd/{descriptor}"))
            real(descriptor)

        monkeypatch.setattr(os, "fsync", told)
        newsroom.build()
        feeds = newsroom.path / "feeds"
        assert {str(folder) for folder in (feeds, feeds / "tag")} <= synced
        synced.clear()
        newsroom.build()
        assert not synced


class TestFamilies:
    def test_one_feed_for_each_name_that_has_enough_articles(self, newsroom):
        newsroom.build()
        names = {path for path in newsroom.feeds() if path.startswith("tag/") and path.endswith(".rss")}
        assert names == {"tag/music.rss", "tag/البلدية.rss", "tag/السوق.rss", "tag/الميناء.rss"}

    def test_names_stay_arabic_in_files_and_are_encoded_in_addresses(self, newsroom):
        newsroom.build()
        self_link = (
            b'href="https://harbour.example/feeds/author/%D9%86%D9%88%D8%B1%20%D8%A7%D9%84%D8%AE%D8%B7%D9%8A%D8%A8.rss"'
        )
        assert self_link in newsroom.feed("author/نور الخطيب.rss")

    def test_a_feed_whose_last_article_went_goes_too(self, newsroom):
        newsroom.build()
        for name in ("concert", "museum"):
            (newsroom.path / f"content/culture/{name}.txt").unlink()
            (newsroom.path / f"content/culture/{name}.toml").unlink()
        result = newsroom.build()
        gone = {path for path, done in outcomes(result).items() if done == Done.REMOVED}
        assert {"tag/music.rss", "author/Maya Haddad.atom", "language/en.atom"} <= gone
        assert not gone & set(newsroom.feeds())
        assert "feed 'english' has no articles" in str(result.news[0])
        assert "english.rss" in newsroom.feeds(), "a feed of feeds.toml is never emptied"

    def test_stale_families_go_even_when_the_index_is_new(self, newsroom):
        newsroom.build()
        (newsroom.path / "feeds/tag/قديم.rss").write_bytes(b"<rss/>")
        for file in (newsroom.path / ".nashra").iterdir():
            file.unlink()
        newsroom.build()
        assert "tag/قديم.rss" not in newsroom.feeds()

    def test_nothing_is_removed_while_something_cannot_be_read(self, newsroom):
        newsroom.build()
        for name in ("concert", "museum"):
            newsroom.write(f"content/culture/{name}.txt", b"\xff\xff\xff")
        newsroom.build()
        assert "tag/music.rss" in newsroom.feeds()

    @given(names=st.sets(st.text(min_size=1, max_size=300).map(lambda name: " ".join(name.split())).filter(bool)))
    def test_two_names_never_fall_into_one_file(self, names):
        from nashra.addresses import file_name

        files = {file_name(name) for name in names}
        assert len(files) == len(names)
        assert all(len(name.encode()) < 230 and "/" not in name and name[0] != "." for name in files)


class TestSameContentSameBytes:
    def test_on_another_day_in_another_folder_under_another_zone_locale_and_hash_seed(self, newsroom, tmp_path):
        newsroom.build()
        other = SiteFolder(tmp_path / "another place")
        subprocess.run(["cp", "-r", newsroom.path / "content", tmp_path / "x"], check=True)
        other.path.mkdir()
        (tmp_path / "x").rename(other.path / "content")
        for seed, zone, language in (("1", "Asia/Tokyo", "ar_EG.UTF-8"), ("2", "America/Lima", "C")):
            env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
            for file in other.path.rglob("*.rss"):
                file.unlink()
            run = [sys.executable, "-m", "nashra", "build", str(other.path)]
            assert subprocess.run(run, env=env, check=False, capture_output=True).returncode == 0
            assert other.feeds() == newsroom.feeds()

    @settings(max_examples=15)
    @given(
        steps=st.lists(
            st.tuples(st.sampled_from("abcd"), st.sampled_from(["write", "delete", "break"]), st.integers(1, 9)),
            max_size=8,
        )
    )
    def test_step_by_step_or_all_at_once(self, tmp_path_factory, steps):
        stepwise, at_once = (SiteFolder(tmp_path_factory.mktemp("site")) for _ in range(2))
        for folder in (stepwise, at_once):
            folder.write("content/feeds.toml", FEEDS_TOML + "[every.tag]\n")
            folder.write("content/always.txt", LEAD)
        for name, step, day in steps:
            _take(stepwise, name, step, day)
            _take(at_once, name, step, day)
            stepwise.build()
        _take(stepwise, "b", "delete", 1)
        _take(at_once, "b", "delete", 1)
        for folder in (stepwise, at_once):
            for name in "acd":
                _take(folder, name, "write", 5)
            folder.build()
        assert stepwise.feeds() == at_once.feeds()


def _take(folder, name, step, day):
    path = f"content/{name}.txt"
    spelling = ("اقتصاد", "إقتصاد", "اقتصـاد")[day % 3]
    sidecar = f'id = "urn:x-test:{name}"\npublished = 2026-11-0{day}\ntags = ["وسم {day % 3}", "{spelling}"]\n'
    if step == "delete":
        for suffix in (".txt", ".toml"):
            (folder.path / f"content/{name}{suffix}").unlink(missing_ok=True)
    else:
        folder.write(path, b"\xff" if step == "break" else f"الخبر {name} كتب في اليوم {day} من الشهر.", sidecar)


def test_an_article_named_like_the_configuration_has_no_sidecar(site):
    site.write("content/feeds.txt", "خبر عن النشرات كتبه المحرر.", sidecar="")
    assert site.build().articles == 2


class TestMachine:
    def test_a_second_run_leaves_at_once(self, site):
        (site.path / ".nashra").mkdir()
        with held(site.path / LOCK, NOW):
            result = site.build()
        assert result.status is Status.LOCKED
        assert "another run holds the lock: process" in str(result.news[0])

    @pytest.mark.parametrize("damage", [b"not a database at all" * 100, b"", "tail"])
    def test_a_damaged_index_is_made_again_and_said_so(self, site, damage):
        site.build()
        before = site.feeds()
        file = site.path / ".nashra/index.sqlite"
        whole = file.read_bytes()
        file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096) if damage == "tail" else damage)
        result = site.build()
        assert result.status is Status.DONE
        assert [problem.code for problem in result.news] == (["index-damaged"] if damage else [])
        assert site.feeds() == before

    def test_a_configuration_that_is_wrong_changes_nothing(self, site):
        site.build()
        before = site.feeds()
        site.write("content/feeds.toml", FEEDS_TOML + "colour = 'red'")
        result = site.build()
        assert result.status is Status.MISCONFIGURED
        assert site.feeds() == before

    def test_a_site_where_nothing_can_be_remembered_says_so(self, site):
        (site.path / ".nashra").write_text("in the way")
        result = site.build()
        assert result.status is Status.NOTHING
        assert [str(problem) for problem in result.news] == [".nashra: error: file exists [machine]"]

    def test_a_lock_that_cannot_be_written_is_named(self, site, monkeypatch):
        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "pwrite", full)
        assert str(site.build().news[0]) == f"{LOCK}: error: no space left on device [machine]"


def test_an_expired_article_leaves_the_feed(site):
    site.write("content/news/x.txt", LEAD, 'title = "باق"\npublished = 2026-11-01\n')
    site.write("content/news/y.txt", LEAD, 'title = "منقض"\npublished = 2026-11-01\nexpires = 2026-11-03\n')
    site.build(datetime(2026, 11, 2, tzinfo=UTC))
    assert "منقض".encode() in site.feed()
    site.build(datetime(2026, 11, 4, tzinfo=UTC))
    assert "منقض".encode() not in site.feed()
    assert "باق".encode() in site.feed()


SPELT = 'published = 2026-11-0{}\ntags = ["{}"]\nauthors = ["{}"]\n'


def test_the_spellings_of_a_tag_or_a_name_share_one_feed_named_by_the_oldest(site):
    site.write(
        "content/feeds.toml",
        FEEDS_TOML + '[[feed]]\nname = "main"\ntags = ["اقتصاد"]\n[every.tag]\nat_least = 2\n[every.author]\n',
    )
    site.write("content/a.txt", LEAD + " أ", SPELT.format(3, "اقتصاد", "أحمد العلي"))
    site.write("content/b.txt", LEAD + " ب", SPELT.format(2, "إقْتصـاد", "احمد العلي"))
    assert site.build().status is Status.DONE
    assert set(site.feeds()) == {
        f"{path}.{form}" for path in ("main", "tag/إقْتصـاد", "author/احمد العلي") for form in ("rss", "atom")
    }
    for path in ("main.rss", "tag/إقْتصـاد.rss", "author/احمد العلي.rss"):
        items = etree.fromstring(site.feed(path)).findall("channel/item")
        assert [item.findtext("category") for item in items] == ["اقتصاد", "إقْتصـاد"]
