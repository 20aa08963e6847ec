"""WebSub: which hub hears of which feeds, and when."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from tests.conftest import FEEDS_TOML, LEAD, NOW

from nashra.build.record import load, record
from nashra.cli import hub

MAIN = ["https://test.example/feeds/main.rss", "https://test.example/feeds/main.atom"]
EVERY_TAG = "[every.tag]\n"


class Hub(BaseHTTPRequestHandler):
    """A hub that notes what it is told."""

    told: list[list[str]] = []  # noqa: RUF012 - one for each test
    answers: list[int] = []  # noqa: RUF012

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert form["hub.mode"] == ["publish"]
        self.told.append(form["hub.url"])
        status = self.answers.pop(0) if self.answers else 204
        self.send_response(status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def hearing(site):
    """A site whose feeds.toml names a hub; its address, what it was told, and the answers that it gives first."""
    handler = type("Handler", (Hub,), {"told": [], "answers": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    handler.address = f"http://127.0.0.1:{server.server_port}/"
    site.write("content/feeds.toml", f'hub = "{handler.address}"\n{FEEDS_TOML}')
    yield handler
    server.shutdown()
    thread.join()
    server.server_close()


def build(site, *options):
    words = [sys.executable, "-m", "nashra", "build", str(site.path), *options]
    return subprocess.run(words, capture_output=True, text=True, check=False)


def test_the_hub_is_told_of_what_is_new_and_of_nothing_else(site, hearing):
    build(site, "--dry-run")
    assert hearing.told == []
    build(site)
    build(site)
    site.write("content/news/other.md", f"---\ntitle: نهر\ndate: 2026-11-02\n---\n{LEAD}\n", "")
    build(site)
    assert hearing.told == [MAIN, MAIN]


def test_a_name_in_arabic_is_told_as_its_feed_says_it(site, hearing):
    site.write(
        "content/feeds.toml",
        f'hub = "{hearing.address}"\n{FEEDS_TOML}[[feed]]\nname = "أهم الأخبار"\nformats = ["rss"]\n',
    )
    build(site)
    [[topic]] = hearing.told
    assert f'<atom:link href="{topic}" rel="self"'.encode() in site.feed("أهم الأخبار.rss")


@pytest.mark.parametrize("answer", [500, 302, 404])
def test_what_the_hub_did_not_take_it_is_told_again(site, hearing, answer):
    hearing.answers.append(answer)
    first = build(site)
    assert (first.returncode, first.stderr) == (
        0,
        f"content/feeds.toml: warning: the hub answered {answer} [hub-failed]\n",
    )
    assert build(site).stderr == ""
    build(site)
    assert hearing.told == [MAIN, MAIN]


def test_a_hub_that_is_not_there_is_told_of_once_and_fails_no_build(site):
    site.write("content/feeds.toml", f'hub = "http://127.0.0.1:1/"\n{FEEDS_TOML}')
    first, second = build(site), build(site)
    fact = "content/feeds.toml: warning: the hub did not hear of new feeds: connection refused [hub-failed]\n"
    assert [(done.returncode, done.stderr) for done in (first, second)] == [(0, fact), (0, "")]
    assert load(site.path).untold == ["feeds/main.rss", "feeds/main.atom"]


def test_a_feed_that_is_removed_before_the_hub_heard_of_it_is_not_told(site, hearing):
    hearing.answers.append(500)
    site.write("content/feeds.toml", f'hub = "{hearing.address}"\n{FEEDS_TOML}{EVERY_TAG}')
    tagged = site.write("content/news/x.md", f"---\ntitle: نهر\ndate: 2026-11-02\ntags: [a]\n---\n{LEAD}\n", "")
    build(site)
    tagged.unlink()
    build(site)
    assert (len(hearing.told[0]), hearing.told[1]) == (4, MAIN)


def test_what_watch_publishes_is_told_after_the_next_build(site, hearing):
    record(site.path, site.build(), NOW, 0.1)
    build(site)
    assert hearing.told == [MAIN]


def test_a_run_that_got_nowhere_forgets_nothing(site, hearing):
    hearing.answers.append(500)
    build(site)
    right = (site.path / "content/feeds.toml").read_text("utf-8")
    site.write("content/feeds.toml", "titel = 'x'")
    build(site)
    site.write("content/feeds.toml", right)
    build(site)
    assert hearing.told == [MAIN, MAIN]


def test_many_feeds_are_told_in_parts_and_those_before_a_failure_were_heard(hearing):
    topics = [f"https://test.example/feeds/{number}.rss" for number in range(250)]
    hearing.answers += [204, 503]
    telling = hub.publish(hearing.address, topics)
    heard = [next(telling) for _ in range(100)]
    with pytest.raises(hub.NotHeardError, match="the hub answered 503"):
        next(telling)
    assert [len(part) for part in hearing.told] == [100, 100]
    assert heard == topics[:100]
