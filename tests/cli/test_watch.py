"""`nashra watch` and `nashra serve` as a person runs them: feeds follow what is stored until a signal comes."""

import fcntl
import re
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from datetime import timedelta

import pytest
from tests.conftest import FEEDS_TOML, LEAD, NOW

from nashra.build import Status
from nashra.build.record import RECORD, load

PATIENCE = 20


@contextmanager
def watching(site, command, *options):
    """Run until the first feeds are there."""
    words = [sys.executable, "-m", "nashra", command, str(site.path), *options]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            until(lambda: all((site.path / "feeds" / name).exists() for name in ("main.rss", "main.atom")))
            yield process
        finally:
            process.kill()


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def is_in_the_feed(site, words):
    return lambda: words.encode() in site.feed()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_feeds_follow_a_change_and_a_signal_ends_it_cleanly(site, number):
    with watching(site, "watch") as process:
        site.write("content/news/good.txt", LEAD.replace("البلدية", "المدينة"))
        until(is_in_the_feed(site, "افتتحت المدينة"))
        process.send_signal(number)
        told, wrong = process.communicate(timeout=PATIENCE)
    assert (process.returncode, wrong) == (0, "")
    assert told.count("feeds/main.rss: written\n") == 2


@pytest.mark.parametrize("command", ["watch", "serve"])
def test_each_run_leaves_a_record_for_monitors(site, command):
    with watching(site, command, *(["--port", "0"] if command == "serve" else [])):
        until(lambda: (run := load(site.path)) and run.articles == 1)
        site.write("content/news/new.txt", LEAD)
        until(lambda: load(site.path).articles == 2)
        site.write("content/feeds.toml", "titel = ''")
        until(lambda: load(site.path).status == Status.MISCONFIGURED)


def test_its_own_writing_is_no_change(site):
    with watching(site, "watch") as process:
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=PATIENCE)
    assert told == "feeds/main.rss: written\nfeeds/main.atom: written\n"


def test_what_is_wrong_is_told_once_and_ends_nothing(site):
    with watching(site, "watch") as process:
        site.write("content/news/bad.txt", b"\xff")
        site.write("content/feeds.toml", "titel = ''")
        time.sleep(2)
        (site.path / "content/news/bad.txt").unlink()
        (site.path / "content/news/bad.toml").unlink()
        site.write("content/feeds.toml", FEEDS_TOML.replace("نشرة", "صحيفة"))
        until(is_in_the_feed(site, "صحيفة"))
        process.send_signal(signal.SIGINT)
        _, wrong = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert wrong.count("unknown key 'titel'") == 1
    assert "Traceback" not in wrong


def test_a_clock_that_was_set_back_is_told_once_and_the_feeds_stay(site):
    site.write("content/news/tomorrow.txt", LEAD, f"published = {NOW + timedelta(days=1)}")
    site.build(NOW + timedelta(days=2))
    before = site.feeds()
    with watching(site, "watch") as process:
        until(lambda: load(site.path))
        first = (site.path / RECORD).stat().st_mtime_ns
        site.write("content/news/new.txt", LEAD)
        until(lambda: (site.path / RECORD).stat().st_mtime_ns != first)
        process.send_signal(signal.SIGTERM)
        told, wrong = process.communicate(timeout=PATIENCE)
    assert (told, wrong.count("[clock-back]")) == ("", 1)
    assert site.feeds() == before


def test_content_that_goes_and_comes_back_is_watched_again(site):
    with watching(site, "watch") as process:
        (site.path / "content").rename(site.path / "away")
        time.sleep(2)
        (site.path / "away").rename(site.path / "content")
        time.sleep(2)
        site.write("content/news/good.txt", LEAD.replace("البلدية", "المدينة"))
        until(is_in_the_feed(site, "افتتحت المدينة"))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_another_run_is_waited_for(site):
    with watching(site, "watch") as process:
        until((site.path / ".nashra/lock").exists)
        time.sleep(1.5)
        with (site.path / ".nashra/lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            site.write("content/news/good.txt", LEAD.replace("البلدية", "المدينة"))
            time.sleep(1)
            assert "افتتحت المدينة".encode() not in site.feed()
        until(is_in_the_feed(site, "افتتحت المدينة"))
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


def test_serve_shows_what_it_makes_and_makes_it_again(site):
    with watching(site, "serve", "--port", "0") as process:
        lines = iter(process.stdout.readline, "")
        address = next(line.strip() for line in lines if line.startswith("http://127.0.0.1:"))
        page = urllib.request.urlopen(address).read().decode()
        assert "نشرة الاختبار" in page
        version = re.search(r'data-version="(\d+)"', page)[1]
        site.write("content/news/good.txt", LEAD.replace("البلدية", "المدينة"))
        assert (
            urllib.request.urlopen(f"{address}changes?{version}", timeout=PATIENCE)
            .read()
            .endswith(b"data: changed\n\n")
        )
        assert "افتتحت المدينة" in urllib.request.urlopen(address).read().decode()
        site.write("content/news/bad.txt", b"\xff")
        until(lambda: "byte 0xFF is not UTF-8" in urllib.request.urlopen(address).read().decode())
        taken = subprocess.run(
            [sys.executable, "-m", "nashra", "serve", site.path, "--port", address.split(":")[2].strip("/")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert taken.returncode == 2
        assert "already in use" in taken.stderr
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


def test_watchfiles_is_loaded_by_nothing_else():
    code = "import sys, nashra.cli, nashra.cli.build, nashra.cli.watch, nashra.cli.serve; sys.exit('watchfiles' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
