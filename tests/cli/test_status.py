"""`nashra status`, the figures for Prometheus, and the health check: what monitors see of a site."""

import json
import resource
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from prometheus_client.parser import text_string_to_metric_families
from tests.conftest import FEEDS_TOML, NOW

from nashra.build.health import health
from nashra.build.record import load
from nashra.cli import status
from nashra.validate import validate

NASHRA = [sys.executable, "-m", "nashra"]


def nashra(command, site, *options, **more):
    words = [*NASHRA, command, str(site.path), *options]
    return subprocess.run(words, capture_output=True, text=True, check=False, **more)


def test_before_any_run_the_status_is_unknown(site):
    assert nashra("status", site).returncode == 3


def test_all_is_well_after_a_run(site):
    nashra("build", site)
    done = nashra("status", site)
    assert (done.returncode, done.stderr) == (0, "")
    assert "status 0, 1 article," in done.stdout
    size = len(site.feed())
    assert f"feeds/main.rss: 1 entry, {size} bytes, newest " in done.stdout


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (0, "0 seconds"),
        (61, "1 minute 1 second"),
        (7_200, "2 hours"),
        (100_000, "1 day 3 hours"),
        (86_400 * 400 + 5, "400 days 5 seconds"),
    ],
)
def test_an_age_is_told_in_words(seconds, age):
    assert status.age(seconds) == age


def test_what_a_run_left_out_is_a_warning(site):
    site.write("content/news/bad.txt", b"\xff")
    nashra("build", site)
    done = nashra("status", site)
    assert done.returncode == 1
    assert "content/news/bad.txt:1: error: byte 0xFF is not UTF-8 [not-text]" in done.stdout
    assert "the last run ended with status 1 [run-failed]" in done.stdout


def test_a_run_that_failed_is_critical_and_forgets_no_feed(site):
    nashra("build", site)
    site.write("content/feeds.toml", "titel = 'x'")
    nashra("build", site)
    done = nashra("status", site, "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 2
    assert told["run"]["status"] == 2
    assert [feed["path"] for feed in told["feeds"]] == ["feeds/main.atom", "feeds/main.rss"]


@pytest.mark.parametrize(
    ("data", "code"), [(None, "feed-unreadable"), (b"<rss", "feed-invalid"), (b"<rss version='2.0'/>", "feed-invalid")]
)
def test_a_feed_that_another_hand_broke_is_critical(site, data, code):
    nashra("build", site)
    (site.path / "feeds/main.rss").unlink()
    if data:
        (site.path / "feeds/main.rss").write_bytes(data)
    done = nashra("status", site, "--json")
    assert done.returncode == 2
    (feed,) = [feed for feed in json.loads(done.stdout)["feeds"] if feed["problems"]]
    assert (feed["path"], feed["valid"], feed["problems"][0]["code"]) == ("feeds/main.rss", False, code)


@pytest.mark.parametrize("files", ["links = true", "compress = ['gzip']", "links = true\ncompress = ['gzip']"])
def test_a_feed_that_stands_as_it_was_published_is_not_judged_anew(site, tmp_path, monkeypatch, files):
    site.write("content/feeds.toml", f"{FEEDS_TOML}[files]\n{files}\n")
    if "links" in files:
        (tmp_path / "elsewhere").mkdir()
        (site.path / "feeds").symlink_to(tmp_path / "elsewhere")
    nashra("build", site)
    judged = []
    monkeypatch.setattr("nashra.validate.validate", lambda data, path: judged.append(path) or validate(data, path))
    run = load(site.path)
    assert all(feed.valid for feed in health(site.path, run, NOW, silence=90).feeds)
    assert judged == []
    (site.path / "feeds/main.rss").touch()
    assert all(feed.valid for feed in health(site.path, run, NOW, silence=90).feeds)
    assert judged == ["feeds/main.rss"]


def test_a_feed_behind_a_link_that_is_not_allowed_is_judged(site, tmp_path):
    nashra("build", site)
    (site.path / "feeds").rename(tmp_path / "elsewhere")
    (site.path / "feeds").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere/main.rss").write_bytes(b"<rss")
    nashra("build", site)
    assert "feeds/main.rss: error: another hand touched it" in nashra("status", site).stdout


def test_a_broken_feed_that_could_not_be_made_anew_is_critical(site):
    nashra("build", site)
    (site.path / "feeds/main.rss").write_bytes(b"<rss>")
    (site.path / "feeds/.main.rss.nashra").mkdir()
    site.write("content/news/new.txt", "خبر جديد من المدينة.")
    assert nashra("build", site).returncode == 1
    done = nashra("status", site)
    assert done.returncode == 2
    assert "feeds/main.rss: 1 entry, 5 bytes" in done.stdout
    assert "feeds/main.rss: error: another hand touched it" in done.stdout


def test_feeds_in_a_folder_that_may_not_be_entered_are_critical(site):
    """A link to itself is what even root cannot enter."""
    nashra("build", site)
    (site.path / "feeds").rename(site.path / "away")
    (site.path / "feeds").symlink_to("feeds")
    done = nashra("status", site)
    assert (done.returncode, done.stderr) == (2, "")
    assert "feeds/main.rss: 1 entry, 0 bytes" in done.stdout
    assert "feeds/main.rss: error: too many levels of symbolic links [feed-unreadable]" in done.stdout


def test_a_feed_that_has_no_articles_yet_is_no_alarm(site):
    """README's own example has one: it was told as missing, not valid, and silent since 1970."""
    feeds = "[[feed]]\nname = 'main'\n[[feed]]\nname = 'english'\nlanguages = ['en']\nmax_age = 48\n"
    site.write("content/feeds.toml", FEEDS_TOML + feeds)
    built = nashra("build", site, "--verbose")
    done = nashra("status", site)
    assert (built.returncode, done.returncode) == (0, 0)
    for told in (built.stdout, done.stdout):
        assert "main.atom: " in told
        assert "english.atom" not in told
    assert "the feed 'english' has no articles" in done.stdout


def test_a_feed_whose_articles_all_went_is_told_as_it_stands(site):
    feeds = "[[feed]]\nname = 'main'\n[[feed]]\nname = 'english'\nlanguages = ['en']\n"
    site.write("content/feeds.toml", FEEDS_TOML + feeds)
    site.write("content/en.md", "---\ntitle: The bridge opened\nlanguage: en\ndate: 2026-11-01\n---\nIt did.\n")
    nashra("build", site)
    (site.path / "content/en.md").unlink()
    nashra("build", site)
    assert "feeds/english.atom: 1 entry" in nashra("status", site).stdout
    (site.path / "feeds/english.atom").unlink()
    assert "feeds/english.atom: error: no such file or directory" in nashra("status", site).stdout


def test_a_site_whose_only_feed_has_no_articles_is_no_failure(site):
    site.write("content/feeds.toml", FEEDS_TOML + "[[feed]]\nname = 'english'\nlanguages = ['en']\n")
    done = nashra("build", site)
    assert (done.returncode, "the feed 'english' has no articles" in done.stderr) == (0, True)


def test_a_feed_that_is_silent_for_longer_than_its_max_age_is_a_warning(site):
    site.write("content/feeds.toml", FEEDS_TOML + "[[feed]]\nname = 'main'\nmax_age = 24\n[[feed]]\nname = 'calm'\n")
    nashra("build", site)
    done = nashra("status", site)
    assert done.returncode == 1
    assert "feeds/main.rss: warning: its newest entry is " in done.stdout
    assert "hours old (max_age: 24) [feed-silent]" in done.stdout
    assert "feeds/calm.rss: warning" not in done.stdout


def test_too_long_without_a_run_is_critical(site):
    nashra("build", site)
    file = site.path / ".nashra/last-run.json"
    record = json.loads(file.read_text())
    file.write_text(json.dumps(record | {"started": record["started"] - 3 * 3600}))
    assert nashra("status", site, "--silence", "240").returncode == 0
    done = nashra("status", site)
    assert done.returncode == 2
    assert "[no-run]" in done.stdout


def test_a_run_that_is_yet_to_come_is_critical(site):
    nashra("build", site)
    file = site.path / ".nashra/last-run.json"
    record = json.loads(file.read_text())
    file.write_text(json.dumps(record | {"started": record["started"] + 3 * 3600}))
    assert nashra("status", site, "--silence", "240").returncode == 0
    done = nashra("status", site)
    assert done.returncode == 2
    assert done.stdout.startswith("last run in ")
    assert "UTC, which is yet to come [clock-back]" in done.stdout


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"feeds": {"x": 1}}', "[" * 9999])
def test_a_damaged_record_is_none(site, damage):
    nashra("build", site)
    (site.path / ".nashra/last-run.json").write_text(damage)
    assert nashra("status", site).returncode == 3
    assert nashra("build", site).returncode == 0
    assert nashra("status", site).returncode == 0


@pytest.fixture
def full_disk():
    """What is written is cut off at nothing, as on a full disk; its own, so that no other file is too large."""

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    return {"preexec_fn": limited}


def test_a_run_that_can_leave_no_record_says_so_and_leaves_none_of_the_run_before(site, full_disk):
    nashra("build", site)
    site.write("content/feeds.toml", "titel = 'x'")
    for _ in range(2):
        done = nashra("build", site, **full_disk)
        assert done.returncode == 2
        assert done.stderr.endswith(
            ".nashra/last-run.json: error: file too large: nothing tells of this run [record-unwritable]\n"
        )
        assert not list(site.path.glob(".nashra/last-run*"))
        told = nashra("status", site)
        assert (told.returncode, "the last run left none" in told.stderr) == (3, True)
    site.write("content/feeds.toml", FEEDS_TOML)
    assert nashra("build", site).stderr == ""
    assert nashra("status", site).returncode == 0


def test_a_record_that_cannot_be_written_fails_no_build(site):
    (site.path / ".nashra/last-run.json.tmp").mkdir(parents=True)
    done = nashra("build", site)
    assert (done.returncode, done.stderr.count("[record-unwritable]")) == (0, 1)


def test_figures_are_what_prometheus_reads(newsroom, tmp_path):
    file = tmp_path / "nashra.prom"
    named = tmp_path / 'a "site"\\'
    newsroom.path.rename(named)
    done = subprocess.run([*NASHRA, "build", named, "--metrics", file], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    families = {family.name: family for family in text_string_to_metric_families(file.read_text())}
    entries = {sample.labels["feed"]: sample.value for sample in families["nashra_feed_entries"].samples}
    assert entries["feeds/main.rss"] == 10
    (status,) = families["nashra_last_run_status"].samples
    assert (status.labels, status.value) == ({"site": str(named)}, 0)
    assert all(sample.value == 1 for sample in families["nashra_feed_valid"].samples)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_figures_of_one_site_have_one_name_wherever_it_is_built_from(site, tmp_path, monkeypatch):
    monkeypatch.chdir(site.path)
    for named in (".", str(site.path)):
        figures = tmp_path / "news.prom"
        subprocess.run([*NASHRA, "build", named, "--metrics", str(figures)], check=True)
        assert f'nashra_last_run_status{{site="{site.path}"}} 0' in figures.read_text("utf-8")


def test_figures_that_cannot_be_written_fail_no_build(site):
    done = nashra("build", site, "--metrics", str(site.path / "no/such/folder"))
    assert done.returncode == 0
    assert "[metrics-unwritable]" in done.stderr


class Asked(BaseHTTPRequestHandler):
    """A health check that notes what it is asked."""

    paths: list[str] = []  # noqa: RUF012 - one for each test

    def do_GET(self):
        self.paths.append(self.path)
        self.send_response(200 if "/check" in self.path else 500)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def health_check():
    """The address of a health check, and the paths that it was asked for."""
    handler = type("Handler", (Asked,), {"paths": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", handler.paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_health_check_is_told_of_success_and_of_failure(site, health_check):
    address, asked = health_check
    site.write("content/feeds.toml", f'ping = "{address}/check?key=1"\n' + FEEDS_TOML)
    nashra("build", site)
    site.write("content/news/bad.txt", b"\xff")
    nashra("build", site)
    nashra("build", site, "--dry-run")
    nashra("build", site, "--ping", f"{address}/check/other")
    assert asked == ["/check?key=1", "/check/fail?key=1", "/check/other/fail"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[", "nonsense", "{}/broken"])
def test_a_health_check_that_fails_fails_no_build(site, health_check, address):
    done = nashra("build", site, "--verbose", "--ping", address.format(health_check[0]))
    assert done.returncode == 0
    assert "[ping-failed]" in done.stderr


def test_a_health_check_that_fails_is_told_once_and_its_record_has_it(site):
    site.write("content/feeds.toml", 'ping = "http://127.0.0.1:1/"\n' + FEEDS_TOML)
    first, second = nashra("build", site), nashra("build", site)
    assert (first.returncode, first.stderr.count("warning"), second.stderr) == (0, 1, "")
    assert first.stderr.endswith("did not hear of this run: connection refused [ping-failed]\n")
    assert first.stderr in nashra("status", site).stdout


def test_a_run_that_is_ended_while_the_health_check_is_waited_for_is_told_and_leaves_its_record(site):
    site.write("content/news/bad.txt", b"\xff")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        words = [*NASHRA, "build", str(site.path), "--ping", address]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
            asking, _ = silent.accept()
            with asking:
                asking.recv(100)
                process.send_signal(signal.SIGTERM)
                _, told = process.communicate(timeout=20)
    assert (process.returncode, told.count("[not-text]")) == (143, 1)
    assert "the last run ended with status 1 [run-failed]" in nashra("status", site).stdout


def test_a_health_check_that_fails_after_a_run_that_failed_is_told_once(site):
    site.write("content/feeds.toml", "titel = 'x'")
    assert nashra("build", site, "--ping", "http://127.0.0.1:1/").stderr.count("[ping-failed]") == 1
