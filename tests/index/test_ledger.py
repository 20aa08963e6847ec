"""What is frozen stands beside the articles, so that the index may be deleted, and the file itself come to harm."""

import json
import os
import re
import shutil

import pytest
from tests.conftest import LEAD, NOW

from nashra import index
from nashra.build import Options, Status, build
from nashra.index.ledger import LEDGER


def forget(site):
    shutil.rmtree(site.path / ".nashra")


def lines(site):
    return (site.path / LEDGER).read_text("utf-8", "replace").splitlines()


@pytest.fixture
def published(site):
    """A site whose articles have been dated by their first sight, and renamed."""
    file = site.write("content/news/undated.txt", "خبر بلا تاريخ وصل من المراسل.", sidecar="")
    os.utime(file, (1_790_000_000, 1_790_000_000))
    site.build()
    os.utime(file, (1_790_900_000, 1_790_900_000))
    file.rename(site.path / "content/news/renamed.txt")
    site.build()
    return site


def test_without_the_index_the_same_feeds_come_back(published):
    before = published.feeds()
    forget(published)
    assert published.build().news
    assert published.feeds() == before
    assert b"Mon, 21 Sep 2026 14:13:20 +0000" in published.feed()


def test_an_article_that_is_renamed_while_the_index_is_lost_keeps_its_id(published):
    before = published.feed().count(b"undated</guid>")
    forget(published)
    (published.path / "content/news/renamed.txt").rename(published.path / "content/news/again.txt")
    published.build()
    assert published.feed().count(b"undated</guid>") == before == 1


def test_a_file_that_is_deleted_comes_back_from_the_index(published):
    kept = {line for line in lines(published) if "renamed" in line or "good" in line}
    (published.path / LEDGER).unlink()
    published.build()
    assert set(lines(published)[1:]) == kept
    forget(published)
    before = published.feeds()
    published.build()
    assert published.feeds() == before


def test_a_run_that_changes_nothing_does_not_touch_it(published):
    before = (published.path / LEDGER).stat()
    published.build()
    assert (published.path / LEDGER).stat() == before


def test_build_all_writes_it_anew_in_the_order_of_paths(published):
    assert len(lines(published)) == 5, "two articles, and one of them renamed"
    build(published.path, NOW, options=Options(everything=True))
    header, *rows = lines(published)
    assert header.startswith("#")
    assert [json.loads(row)[0] for row in rows] == ["content/news/good.txt", "content/news/renamed.txt"]
    assert [path for path in os.listdir(published.path / "content") if "tmp" in path] == []


def test_an_id_that_a_disk_spoiled_in_the_index_does_not_get_into_it(published):
    before = published.feeds()
    with index.opened(published.path / index.INDEX) as database:
        database.execute("UPDATE frozen SET id = replace(id, ':', ';')")
    build(published.path, NOW, options=Options(everything=True))
    assert published.feeds() == before
    assert not any(";" in line for line in lines(published))


@pytest.mark.parametrize("half", ["\\ud800", "\\udfff"])
def test_a_line_with_half_a_character_is_passed_over_and_takes_no_id_away(published, half):
    before = published.feeds()
    with (published.path / LEDGER).open("a") as file:
        file.write(f'["content/news/renamed.txt", "tag:x:y", 1, "{half}"]\n["{half}"]\n')
    told = [str(problem) for problem in published.build().news]
    assert [line.partition(": ")[2] for line in told] == [
        "warning: the line is no JSON: it is passed over [ids-line]"
    ] * 2
    assert published.feeds() == before
    (published.path / "content/news/renamed.txt").rename(published.path / "content/news/again.txt")
    published.build()
    assert b"undated</guid>" in published.feed()


def test_a_torn_or_merged_line_is_named_and_spoils_no_other(published):
    before = published.feeds()
    file = published.path / LEDGER
    file.write_bytes(
        file.read_bytes() + b"<<<<<<< HEAD\n\xff\n" + b"[" * 9999 + b'\n["content/x.txt", "no id", 1, "d"]\n["cont'
    )
    forget(published)
    told = [str(problem) for problem in published.build().news if problem.code == "ids-line"]
    assert told == [
        "content/.nashra-ids:6: warning: the line is no JSON: it is passed over [ids-line]",
        "content/.nashra-ids:7: warning: the line is no JSON: it is passed over [ids-line]",
        "content/.nashra-ids:8: warning: the line is no JSON: it is passed over [ids-line]",
        "content/.nashra-ids:9: warning: the line is not [path, id, first seen, digest]: it is passed over [ids-line]",
        "content/.nashra-ids:10: warning: the line is no JSON: it is passed over [ids-line]",
    ]
    assert published.feeds() == before
    published.write("content/news/new.txt", LEAD, "published = 2026-11-02")
    published.build()
    assert json.loads(lines(published)[-1])[0] == "content/news/new.txt"


def test_an_id_that_another_hand_brings_is_taken(site):
    site.build()
    (site.path / LEDGER).write_text('["content/news/good.txt", "urn:x-test:merged", 1790000000, "0"]\n')
    site.build()
    assert b"urn:x-test:merged</guid>" in site.feed()


def test_where_it_cannot_be_read_nothing_is_published_under_an_id_made_anew(site):
    (site.path / LEDGER).symlink_to("/dev/null")
    result = site.build()
    assert result.status is Status.NOTHING
    assert ".nashra-ids: error: too many levels of symbolic links [machine]" in str(result.news[0])


def test_a_folder_in_its_place_is_named(site):
    (site.path / LEDGER).mkdir()
    result = site.build()
    assert result.status is Status.NOTHING
    assert str(result.news[0]).endswith("content/.nashra-ids: error: it is no regular file [machine]")


def test_a_run_that_is_ended_while_it_reads_renamed_files_loses_no_id(site, monkeypatch):
    monkeypatch.setattr("nashra.index._AT_ONCE", 2)
    for number in range(7):
        site.write(f"content/news/{number}.txt", f"خبر رقم {number} كتب في المساء.", sidecar="")
    site.build()
    ids = re.findall(rb"<guid[^>]*>[^<]*", site.feed())
    (site.path / "content/news").rename(site.path / "content/renamed")

    def end(label, done, total):
        if (label, done) == ("reading articles", 5):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(site.path, NOW, end)
    site.build()
    assert sorted(re.findall(rb"<guid[^>]*>[^<]*", site.feed())) == sorted(ids)


def test_a_full_disk_leaves_it_for_the_next_run(site, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("nashra.index.ledger._write", _full)
        result = site.build()
    assert result.status is Status.DONE
    assert [str(problem) for problem in result.news] == [
        "content/.nashra-ids: warning: the ids could not be kept here: no space left on device [ids-not-kept]"
    ]
    site.build()
    assert len(lines(site)) == 2


def _full(*_):
    raise OSError(28, "No space left on device")


def test_written_anew_it_belongs_to_whom_it_did(published):
    ledger = published.path / LEDGER
    ledger.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(ledger, 12_345, 12_345)
    before = ledger.stat()
    build(published.path, NOW, options=Options(everything=True))
    after = ledger.stat()
    assert after.st_ino != before.st_ino
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
