"""What the preview answers, asked over a socket."""

import gzip
import http.client
import os
import re
import socket
import threading
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra import serve
from nashra.serve.answer import Resource, answer


@pytest.mark.parametrize(("name", "form"), [("main.rss", "rss"), ("main.atom", "atom"), ("section/سياسة.atom", "atom")])
def test_a_feed_goes_out_as_a_web_server_would_send_it(web, newsroom, name, form):
    found = web.get(f"/feeds/{quote(name)}")
    assert (found.status, found.body) == (200, newsroom.feed(name))
    assert found.headers["Content-Type"] == f"application/{form}+xml; charset=utf-8"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    for condition, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = web.get(f"/feeds/{quote(name)}", {condition: found.headers[header]})
        assert (again.status, again.body) == (304, b"")


def test_it_is_packed_for_those_who_can_unpack(web, newsroom):
    packed = web.get("/feeds/main.rss", {"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == newsroom.feed("main.rss")
    plain = web.get("/feeds/main.rss", {"Accept-Encoding": "gzip;q=0"})
    assert plain.headers["Content-Encoding"] is None
    assert plain.headers["ETag"] != packed.headers["ETag"]
    assert (
        web.get("/feeds/main.rss", {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}).status == 304
    )


def test_a_head_has_all_but_the_body(web, newsroom):
    head = web.get("/feeds/main.rss", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(newsroom.feed("main.rss")))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(web, method):
    assert web.get("/feeds/main.rss", method=method).status == 501


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/../content/feeds.toml",
        "/feeds/%2e%2e/content/feeds.toml",
        "/feeds/..%2fcontent%2ffeeds.toml",
        "/feeds/..%5ccontent",
        "/feeds//etc/passwd",
        "/feeds/%2fetc%2fpasswd",
        "//etc/passwd",
        "/feeds/main.rss%00",
        "/feeds/%ff",
        "/feeds/",
        "/handler.py",
        "/page.css/../handler.py",
    ],
)
def test_what_is_no_feed_is_not_found(web, path):
    assert web.get(path).status == 404


def test_a_link_in_feeds_shows_nothing_of_what_it_leads_to(web, newsroom):
    secret = newsroom.write("secret.rss", "<rss>secret</rss>")
    (newsroom.path / "feeds/link.rss").symlink_to(secret)
    (newsroom.path / "feeds/folder").symlink_to(newsroom.path)
    os.mkfifo(newsroom.path / "feeds/pipe.rss")
    for path in ("link.rss", "folder/secret.rss", "pipe.rss"):
        assert web.get(f"/feeds/{path}").status == 404
    assert b"secret" not in web.get("/").body


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "localhost:{port}.evil"]
)
def test_a_name_that_was_made_to_lead_here_is_refused(web, host):
    found = web.get("/feeds/main.rss", {"Host": host.format(port=web.port)})
    assert (found.status, found.body) == (421, b"Misdirected Request\n")


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "127.0.0.1:{port}"])
def test_its_own_names_are_answered(web, host):
    assert web.get("/", {"Host": host.format(port=web.port)}).status == 200


def test_an_address_puts_no_header_into_the_answer(web):
    assert web.get("/feeds/x%0d%0aX-Evil:%201").headers["X-Evil"] is None


@pytest.mark.parametrize("path", ["/", "/page.css", "/page.js", "/feeds/main.rss", "/nothing"])
def test_nothing_foreign_runs_in_what_is_sent(web, path):
    policy = web.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy


def test_a_page_that_waits_is_told_of_a_change(web, preview):
    version = re.search(rb'data-version="(\d+)"', web.get("/").body)[1].decode()
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    connection.request("GET", f"/changes?{version}")
    events = connection.getresponse()
    assert events.headers["Content-Type"] == "text/event-stream"
    threading.Timer(0.1, preview.show, (preview.site, [])).start()
    assert events.read() == b"data: changed\n\n"
    connection.close()


def test_a_page_of_another_version_is_told_at_once(web):
    assert web.get("/changes?999").body == b"data: changed\n\n"
    assert web.get("/changes?x").body == b"data: changed\n\n"


@given(st.dictionaries(st.sampled_from(["Accept-Encoding", "If-None-Match", "If-Modified-Since"]), st.text()))
def test_whatever_is_asked_there_is_an_answer(asked):
    found = answer(Resource(b"<rss/>", "application/rss+xml", 1_790_000_000), asked)
    assert found.status in {200, 304}
    assert (found.status == 304) == (found.body == b"")


def test_a_version_of_any_length_is_another(web, capfd):
    found = web.get(f"/changes?{'9' * 6000}")
    assert (found.status, found.body) == (200, b"data: changed\n\n")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "told"), [(ConnectionResetError, False), (BrokenPipeError, False), (ValueError, True)]
)
def test_who_hangs_up_is_not_told_of(preview, capfd, error, told):
    def hung_up(*_):
        raise error

    client, request = socket.socketpair()
    with client, serve.server(preview, 0) as server:
        server.RequestHandlerClass = hung_up
        server.process_request_thread(request, ("127.0.0.1", 1))
    assert ("Traceback" in capfd.readouterr().err) == told
