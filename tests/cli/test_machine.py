"""What a machine does to a run: signals, full disks, locks, a clock that jumps. Each time in a process of its own."""

import json
import resource
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from tests.conftest import LEAD, NOW, needs

from nashra.build import Status
from nashra.cli.limits import OutOfTimeError, within
from nashra.publish.lock import LOCK, held
from nashra.validate import validate

NASHRA = [sys.executable, "-m", "nashra", "build"]
# A reading of articles that never ends, so that a signal meets a run at work.
SLOW = """
import sys, time
from nashra import content
from nashra.cli import main
real = content.read
def slow(*arguments):
    print("reading", flush=True)
    time.sleep(30)
    return real(*arguments)
content.read = slow
main(sys.argv[1:])
"""


def run(site, *options, **more):
    return subprocess.run([*NASHRA, str(site.path), *options], capture_output=True, text=True, check=False, **more)


def slow_run(site, *options):
    """Start a run, and return it when it is at work."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, "build", str(site.path), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "reading\n"
    return process


def litter(site):
    return [path for path in site.feeds() if ".nashra" in path]


def all_valid(site):
    return all(not validate(data, path).at_least(3) for path, data in site.feeds().items())


def test_sigterm_ends_a_run_cleanly(site):
    run(site)
    before = site.feeds()
    site.write("content/news/new.txt", LEAD, "published = 2026-11-02")
    process = slow_run(site)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (143, "")
    assert site.feeds() == before
    with held(site.path / LOCK, NOW):
        pass
    assert run(site).returncode == 0
    assert site.feeds() != before


def test_a_time_limit_ends_a_run_and_says_so(site):
    run(site)
    before = site.feeds()
    site.write("content/news/new.txt", LEAD, "published = 2026-11-02")
    process = slow_run(site, "--time-limit", "1")
    _, told = process.communicate(timeout=20)
    assert process.returncode == 1
    assert (
        told == ".: error: the time limit of 1 s is over: what was not published waits for the next run [time-limit]\n"
    )
    assert site.feeds() == before
    assert run(site, "--time-limit", "30").returncode == 0


def test_a_time_limit_is_not_taken_for_a_fault_of_what_it_meets():
    """Whatever a rule raises, for instance, is passed over, so that it does not affect the others."""
    with pytest.raises(OutOfTimeError), within(0.05), suppress(Exception):
        time.sleep(5)


def test_another_run_is_named_with_its_process_host_and_time(site):
    process = slow_run(site)
    try:
        done = run(site)
        assert done.returncode == 3
        assert f"process {process.pid} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-}" in done.stderr
    finally:
        process.kill()
        process.communicate()
    assert run(site).returncode == 0, "a killed run holds nothing"


def test_a_run_waits_for_another_one_to_end(site):
    (site.path / ".nashra").mkdir()
    with held(site.path / LOCK, NOW):
        waiting = subprocess.Popen([*NASHRA, site.path, "--wait", "20"])
        time.sleep(1)
        assert waiting.poll() is None
    assert waiting.wait(20) == 0


def test_jitter_parts_runs(site):
    assert run(site, "--jitter", "0.2").returncode == 0


def test_a_limit_on_the_size_of_files_leaves_the_last_good_feeds(site):
    run(site)
    before = site.feeds()
    site.write("content/news/new.txt", LEAD * 200, "published = 2026-11-02")

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = run(site, preexec_fn=limited)
    assert done.returncode == Status.NOTHING
    assert "Traceback" not in done.stderr
    assert site.feeds() == before
    assert run(site).returncode == 0
    assert site.feeds() != before


@pytest.fixture
def mount():
    """Mount a file system of 4 MB on a folder, whose files are copied into it."""
    mounted = []

    def on(folder):
        files = {file.name: file.read_bytes() for file in folder.iterdir()}
        command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("not allowed to mount a tmpfs")
        mounted.append(folder)
        for name, data in files.items():
            (folder / name).write_bytes(data)

    yield on
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


def _fill(file):
    with suppress(OSError), file.open("wb", buffering=0) as filler:
        while filler.write(b"x" * 1024):
            pass


@needs("mount")
@pytest.mark.parametrize("place", ["feeds", ".nashra"])
def test_a_full_disk_leaves_the_last_good_feeds(site, mount, place):
    run(site)
    before = site.feeds()
    mount(site.path / place)
    _fill(site.path / place / ".filler")
    site.write("content/news/new.txt", LEAD * 200, "published = 2026-11-02")
    done = run(site)
    assert done.returncode == Status.NOTHING
    assert "Traceback" not in done.stderr
    (site.path / place / ".filler").unlink()
    assert site.feeds() == before
    assert run(site).returncode == 0
    assert site.feeds() != before
    assert all_valid(site)


@needs("mount")
def test_feeds_that_cannot_be_written_stay_as_they_were(site, mount):
    run(site)
    before = site.feeds()
    mount(site.path / "feeds")
    subprocess.run(["mount", "-o", "remount,ro", site.path / "feeds"], check=True)
    site.write("content/news/new.txt", LEAD, "published = 2026-11-02")
    done = run(site)
    assert done.returncode == Status.NOTHING
    assert "feeds/main.rss: error: read-only file system [unwritable]" in done.stderr
    assert site.feeds() == before


def test_a_clock_that_jumps_back_an_hour_breaks_no_feed_and_no_id(site):
    site.write("content/news/new.txt", "خبر وصل قبل نصف ساعة.", f"published = {NOW - timedelta(minutes=30)}")
    site.build(NOW)
    before = site.feeds()
    assert site.build(NOW - timedelta(hours=1)).status is Status.DONE
    assert all_valid(site)
    assert litter(site) == []
    assert site.build(NOW).status is Status.DONE
    assert site.feeds() == before


def test_an_event_a_line_as_json(site):
    site.write("content/news/bad.txt", b"\xff")
    done = run(site, "--log-format", "json")
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events] == ["problem", "feed", "feed", "run"]
    problem, feed, _, last = events
    assert (problem["level"], problem["path"], problem["line"], problem["code"]) == (
        "error",
        "content/news/bad.txt",
        1,
        "not-text",
    )
    assert (feed["level"], feed["path"], feed["done"], feed["entries"]) == ("info", "feeds/main.rss", "written", 1)
    assert (last["level"], last["status"], last["articles"], last["written"]) == ("warning", 1, 1, 2)
    assert last["seconds"] > 0
    assert run(site, "--log-format", "json", "--quiet").stderr == ""


def test_structlog_is_loaded_only_when_it_is_asked_for(site):
    code = "import sys; from nashra.cli import main\ntry: main(['build', sys.argv[1]])\nexcept SystemExit: print('structlog' in sys.modules, 'httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, site.path], capture_output=True, text=True, check=False)
    assert done.stdout == "False False\n"
