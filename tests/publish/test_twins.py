"""Packed twins: beside their feed, of its time, whole, and gone with it."""

import gzip
import os
import signal
import subprocess
import sys
import time

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML, LEAD

from nashra.build import Done
from nashra.model import CODINGS, Files
from nashra.publish import publish, remove, stamp, sweep, twins

BOTH = Files(compress=CODINGS)
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture
def packed_site(site):
    (site.path / "content/feeds.toml").write_text(FEEDS_TOML + '[files]\ncompress = ["gzip", "br"]\n', "utf-8")
    return site


def times(folder):
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}


@given(st.binary(max_size=10_000), st.sampled_from(CODINGS))
def test_the_same_bytes_make_the_same_twin_and_come_back_from_it(data, coding):
    assert twins.packed([data], coding) == twins.packed([data], coding)
    assert UNPACK[coding](twins.packed([data], coding)) == data


def test_a_gzip_twin_states_no_time_and_no_name():
    packed = twins.packed([b"<rss/>"], "gzip")
    assert packed[3] == 0, "no flags, so no name"
    assert packed[4:8] == bytes(4), "no time"


def test_twins_have_the_time_of_their_feed(tmp_path):
    for data in (b"<rss>1</rss>", b"<rss>2</rss>"):
        publish(tmp_path, "main.rss", [data], BOTH)
        assert set(times(tmp_path)) == {"main.rss", "main.rss.gz", "main.rss.br"}
        assert len(set(times(tmp_path).values())) == 1
        assert gzip.decompress((tmp_path / "main.rss.gz").read_bytes()) == data
        assert brotli.decompress((tmp_path / "main.rss.br").read_bytes()) == data


def test_twins_of_an_unchanged_feed_are_not_touched(tmp_path):
    publish(tmp_path, "main.rss", [b"<rss/>"], BOTH)
    before = {file.name: (file.stat().st_ino, file.stat().st_ctime_ns) for file in tmp_path.iterdir()}
    assert not publish(tmp_path, "main.rss", [b"<rss/>"], BOTH)
    assert before == {file.name: (file.stat().st_ino, file.stat().st_ctime_ns) for file in tmp_path.iterdir()}


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_bytes(b"x"), os.utime])
def test_a_twin_that_someone_harmed_is_made_again_and_the_feed_not_touched(tmp_path, harm):
    publish(tmp_path, "main.rss", [b"<rss/>"], BOTH)
    before, mark = (tmp_path / "main.rss").stat(), stamp(tmp_path, "main.rss", BOTH)
    os.utime(tmp_path / "main.rss", ns=(before.st_atime_ns, before.st_mtime_ns))
    harm(tmp_path / "main.rss.gz")
    assert stamp(tmp_path, "main.rss", BOTH) != mark
    assert not publish(tmp_path, "main.rss", [b"<rss/>"], BOTH), "the feed is what it was"
    assert gzip.decompress((tmp_path / "main.rss.gz").read_bytes()) == b"<rss/>"
    assert set(times(tmp_path).values()) == {before.st_mtime_ns}
    assert (tmp_path / "main.rss").stat().st_ino == before.st_ino


def test_the_feed_is_put_in_place_last(tmp_path, monkeypatch):
    placed = []
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda old, new: placed.append(new.name) or replace(old, new))
    publish(tmp_path, "main.rss", [b"<rss/>"], BOTH)
    assert placed == ["main.rss.br", "main.rss.gz", "main.rss"]


def test_where_a_twin_cannot_be_written_the_old_files_stay(tmp_path, monkeypatch):
    publish(tmp_path, "main.rss", [b"old"], BOTH)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    synced = []

    def full_at_the_third(descriptor):
        synced.append(descriptor)
        if len(synced) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_at_the_third)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, "main.rss", [b"new"], BOTH)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_removed_feed_takes_its_twins_with_it(tmp_path):
    publish(tmp_path, "tag/a.rss", [b"a"], BOTH)
    remove(tmp_path, "tag/a.rss")
    assert list(tmp_path.iterdir()) == []


def test_twins_without_a_feed_or_a_wish_are_swept_and_what_is_not_ours_stays(tmp_path):
    publish(tmp_path, "tag/a.rss", [b"a"], BOTH)
    for name in ("gone.atom.gz", "main.rss.brr", "sitemap.xml.gz", "rss.gz"):
        (tmp_path / "tag" / name).write_bytes(b"x")
    sweep(tmp_path, Files(compress=("gzip",)))
    assert set(times(tmp_path / "tag")) == {"a.rss", "a.rss.gz", "main.rss.brr", "sitemap.xml.gz", "rss.gz"}


def test_a_site_has_twins_as_long_as_it_asks_for_them(packed_site):
    packed_site.build()
    assert set(packed_site.feeds()) == {f"main.{form}{end}" for form in ("rss", "atom") for end in ("", ".gz", ".br")}
    (packed_site.path / "content/feeds.toml").write_text(FEEDS_TOML, "utf-8")
    packed_site.build()
    assert set(packed_site.feeds()) == {"main.rss", "main.atom"}


def test_a_second_run_touches_nothing_and_a_missing_twin_comes_back(packed_site):
    packed_site.build()
    before = times(packed_site.path / "feeds")
    packed_site.build()
    assert times(packed_site.path / "feeds") == before
    (packed_site.path / "feeds/main.atom.br").unlink()
    assert {feed.done for feed in packed_site.build().feeds} == {Done.UNCHANGED}
    assert times(packed_site.path / "feeds") == before


@pytest.mark.parametrize("moment", [0.1, 0.2, 0.3, 0.4])
def test_after_a_killed_run_every_twin_is_that_of_its_feed(packed_site, moment):
    packed_site.build()
    packed_site.write("content/news/good.txt", LEAD.replace("البلدية", "المدينة"))
    process = subprocess.Popen([sys.executable, "-m", "nashra", "build", packed_site.path])
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.wait()
    packed_site.build()
    for name, data in packed_site.feeds().items():
        if name.endswith(".gz"):
            assert gzip.decompress(data) == packed_site.feed(name.removesuffix(".gz"))
    assert len(packed_site.feeds()) == 6


def test_brotli_that_is_not_installed_is_told_with_its_line(packed_site, monkeypatch):
    monkeypatch.setattr("nashra.config.files.find_spec", lambda name: None)
    assert [str(problem) for problem in packed_site.build().problems] == [
        "content/feeds.toml:6: error: compress: 'br' needs the package brotli (pip install 'nashra[brotli]') [value-wrong]"
    ]
