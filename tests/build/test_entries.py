"""An entry is made once for all feeds that carry it: the laws that make this right."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FEEDS_TOML

from nashra.build import Status, workers
from nashra.build.entries import errors
from nashra.model import Entry, Feed, FeedSpec, Person, Site
from nashra.problems import Location
from nashra.render import FORMATS, Parts, parts, render

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SITE = Site(title="نشرة", home="https://test.example/", feeds="https://test.example/feeds/")
SPEC = FeedSpec("main", "نشرة", "أخبار المدينة", "ar", "https://test.example/")

# What may stand in an article, and what only a fault in reading it could let through.
_texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)
_addresses = st.sampled_from(["https://test.example/a", "urn:x-test:a", "no address", "https://مثال.إختبار/أ"])
_entries = st.builds(
    Entry,
    id=_addresses,
    url=_addresses,
    title=_texts,
    language=st.sampled_from(["ar", "en", "fa", "no_tag"]),
    published=st.datetimes(datetime(1990, 1, 1), datetime(2020, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - aware by timezones
    updated=st.just(datetime(2020, 1, 1, tzinfo=UTC)),
    authors=st.lists(st.builds(Person, _texts, st.sampled_from(["", "a@test.example", "a"])), max_size=2).map(tuple),
    section=_texts,
    tags=st.lists(_texts, max_size=2).map(tuple),
    summary=_texts,
    html=_texts.map(lambda text: f"<p>{text}</p>"),
    where=st.just(Location("content/x.txt", 1)),
)
_feeds = st.lists(_entries, min_size=1, max_size=4).map(
    lambda found: tuple(replace(entry, id=f"{entry.id}{number}") for number, entry in enumerate(found))
)
_forms = st.sampled_from(list(FORMATS))


@given(_feeds, _forms)
def test_the_parts_of_a_feed_are_the_feed(entries, form):
    feed = Feed.of(SPEC, SITE, entries)
    found = parts(feed, form)
    assert bytes(found) == render(feed, form)
    assert len(found.entries) == len(entries)


@given(_feeds, _forms, _texts)
def test_an_entry_is_the_same_in_every_feed_of_its_style(entries, form, title):
    other = replace(SPEC, path="section/أخرى", title=title, description=title, sections=("أخرى",))
    alone = [parts(Feed.of(other, SITE, (entry,)), form).entries[0] for entry in entries]
    assert parts(Feed.of(SPEC, SITE, entries), form).entries == tuple(alone)


@given(_feeds, _forms)
def test_an_entry_is_as_valid_alone_as_among_others(entries, form):
    whole = parts(Feed.of(SPEC, SITE, entries), form)
    wrong = {error.entry for error in errors(bytes(whole), NOW)}
    alone = {
        number for number, entry in enumerate(whole.entries) if errors(bytes(replace(whole, entries=(entry,))), NOW)
    }
    assert wrong == alone


@given(_feeds, _forms)
def test_entries_taken_out_leave_the_feed_around_them_as_it_was(entries, form):
    whole = parts(Feed.of(SPEC, SITE, entries), form)
    around = parts(replace(Feed.of(SPEC, SITE, entries), entries=()), form)
    assert around == Parts(whole.head, (), whole.tail)


class TestManyEntries:
    """So many that they are made in parts."""

    @pytest.fixture(autouse=True)
    def archive(self, site):
        for number in range(230):
            site.write(f"content/news/{number}.txt", f"خبر رقم {number} من المدينة.", "published = 2026-11-01\n")
        site.write("content/feeds.toml", FEEDS_TOML + "[[feed]]\nname = 'main'\nentries = 300\n[every.section]\n", "")

    def test_two_cores_make_the_same_feeds_as_one(self, site, monkeypatch):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
        assert site.build().status is Status.DONE
        alone = site.feeds()
        for path in alone:
            (site.path / "feeds" / path).unlink()
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
        assert site.build().status is Status.DONE
        assert site.feeds() == alone

    def test_an_article_that_makes_a_feed_unreadable_is_found_among_them(self, site, monkeypatch):
        from nashra import render

        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
        title, real = "<title>خبر رقم 77 من المدينة".encode(), render.render
        monkeypatch.setattr(render, "render", lambda *what: real(*what).replace(title, b"<title><" + title))
        result = site.build()
        assert result.status is Status.INCOMPLETE
        assert {problem.where.path for problem in result.news} == {"content/news/77.txt"}
        assert site.feed().count(b"<item ") == 230

    def test_a_worker_that_dies_costs_the_run_and_no_feed(self, site, monkeypatch):
        site.build()
        before = site.feeds()
        site.write("content/feeds.toml", FEEDS_TOML + "[[feed]]\nname = 'main'\ntitle = 'جديد'\nentries = 300\n", "")
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
        monkeypatch.setattr(workers, "_end_with_parent", lambda: os.kill(os.getpid(), signal.SIGKILL))
        result = site.build()
        assert result.status is Status.NOTHING
        assert [problem.code for problem in result.news] == ["worker-died"]
        assert site.feeds() == before


@pytest.mark.parametrize("stands", ["a file", "a link", "a link to nowhere", "a folder"])
def test_what_stands_where_entries_are_made_stops_no_run(site, tmp_path, stands):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/x").write_bytes(b"precious")
    made = site.path / ".nashra/made"
    made.parent.mkdir()
    if stands == "a file":
        made.write_bytes(b"x")
    elif stands == "a folder":
        (made / "x").mkdir(parents=True)
    else:
        made.symlink_to(tmp_path / ("precious" if stands == "a link" else "nowhere"))
    assert site.build().status is Status.DONE
    assert not os.path.lexists(made)
    assert (tmp_path / "precious/x").read_bytes() == b"precious"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_workers_end_with_a_parent_that_is_killed():
    code = (
        "import time; from nashra.build.workers import Workers\n"
        "with Workers(2) as w:\n"
        "    pids = [*w.map(pid, range(4))]\n"
        "    print(*set(pids), flush=True); time.sleep(60)\n"
    )
    code = "import os\ndef pid(_): return os.getpid()\n" + code
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        pids = parent.stdout.readline().split()
        parent.kill()
    deadline = time.monotonic() + 5
    while any(os.path.exists(f"/proc/{pid}") for pid in pids) and time.monotonic() < deadline:  # noqa: PTH110 - as plain
        time.sleep(0.01)
    assert pids
    assert not [pid for pid in pids if os.path.exists(f"/proc/{pid}")]  # noqa: PTH110 - as plain
