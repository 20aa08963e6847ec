"""A document is fetched within limits, and from where it may be."""

import gzip
import socket
import time
from contextlib import suppress
from threading import Thread

import pytest
from click.testing import CliRunner
from tests.transport.conftest import FEED

from nashra.cli.validate import validate
from nashra.validate.fetch import Limits, fetch
from nashra.validate.hosts import is_public


def test_a_document_comes_with_what_the_server_said(web):
    data, answer = fetch(web.put(), Limits(allow_private=True))
    assert data == FEED
    assert (answer.status, answer.media_type, answer.charset) == (200, "application/rss+xml", "")
    assert (answer.headers["content-encoding"], answer.again) == ("gzip", 304)


def test_redirects_are_followed_and_noted(web):
    web.put("/old", status=301, headers={"location": "/now"})
    web.put("/now", status=302, headers={"location": web.put()})
    data, answer = fetch(f"{web.address}/old", Limits(allow_private=True))
    assert (data, answer.address) == (FEED, f"{web.address}/main.rss")
    assert [hop.status for hop in answer.hops] == [301, 302]


def test_redirects_end(web):
    web.put("/round", status=302, headers={"location": "/round"})
    _, answer = fetch(f"{web.address}/round", Limits(allow_private=True, hops=3))
    assert (answer.failure, len(answer.hops)) == ("more than 3 redirects", 3)


def test_a_redirect_leads_to_the_web_alone(web):
    _, answer = fetch(web.put(status=302, headers={"location": "file:///etc/passwd"}), Limits(allow_private=True))
    assert answer.failure == "'file:///etc/passwd' is no web address"


def test_loopback_is_not_asked_unless_allowed(web):
    data, answer = fetch(web.put())
    assert (data, web.asked) == (b"", [])
    assert answer.failure == "127.0.0.1 is at 127.0.0.1, which is not of the public internet"


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(web, monkeypatch):
    """A name server that answers otherwise the second time changes nothing."""
    answers = iter(["127.0.0.1"])
    port = int(web.address.rpartition(":")[2])
    real = socket.getaddrinfo

    def once(host, *arguments, **options):
        name = next(answers, "192.0.2.1") if host == "feeds.example" else host
        return real(name, *arguments, **options)

    monkeypatch.setattr("nashra.validate.hosts.getaddrinfo", once)
    web.put()
    data, answer = fetch(f"http://feeds.example:{port}/main.rss", Limits(allow_private=True, seconds=1))
    assert web.asked == [("/main.rss", f"feeds.example:{port}")]
    assert (data, answer.again) == (FEED, None)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "64:ff9b:1::5db8:d70e",
        "::ffff:0:127.0.0.1",
        "::10.0.0.1",
        "fec0::1",
    ],
)
def test_an_address_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_an_address_is_public(address):
    assert is_public(address)


def test_reading_stops_past_the_limit(web):
    data, _ = fetch(web.put(body=b"x" * 1_000_000), Limits(allow_private=True, bytes=1000))
    assert len(data) == 1001


def test_a_server_that_is_too_slow_is_left():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        _, answer = fetch(address, Limits(allow_private=True, seconds=0.2))
    assert answer.failure == "timed out"


def test_time_in_all_is_limited(web):
    _, answer = fetch(web.put(), Limits(allow_private=True, seconds_in_all=0))
    assert answer.failure == "more than 0 seconds"


def drip(server):
    connection, _ = server.accept()
    with connection, suppress(OSError):
        connection.sendall(b"HTTP/1.1 200 OK\r\nx: ")
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)


def test_a_server_that_never_ends_its_headers_is_left():
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=drip, args=(server,), daemon=True).start()
        started = time.monotonic()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        _, answer = fetch(address, Limits(allow_private=True, seconds=1, seconds_in_all=0.4))
    assert answer.failure == "more than 0.4 seconds"
    assert time.monotonic() - started < 3


def test_a_self_link_is_held_against_where_the_feed_was_found(web):
    assert "self-link-elsewhere" in [it.id for it in web.verdict(web.put()).findings]
    mirror = web.put(body=FEED.replace(b"https://nashra.example/feeds", web.address.encode()))
    web.put("/old", status=301, headers={"location": mirror})
    for address in (mirror, f"{web.address}/old"):
        assert "self-link-elsewhere" not in [it.id for it in web.verdict(address).findings]


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://a.invalid/", "http://127.0.0.1:1/", "http://a:b/"]
)
def test_what_cannot_be_fetched_is_told(web, address):
    (finding,) = web.verdict(address).findings
    assert finding.id == "not-fetched"


def test_what_is_no_gzip_is_told(web):
    page = web.put(headers={"content-encoding": "deflate"})
    assert web.told(page)[0].endswith("[not-fetched]")


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "GZIP, br"])
def test_what_is_packed_as_nobody_asked_is_not_unpacked(web, coding):
    """One byte on the way could be a gigabyte in memory."""
    (finding,) = web.verdict(web.put(headers={"content-encoding": coding})).findings
    assert str(finding).endswith(f"it is packed as {coding.lower()!r}, which nobody asked for [not-fetched]")


@pytest.mark.parametrize("coding", ["identity", "gzip", " gzip ", ""])
def test_what_is_packed_as_servers_do_is_read(web, coding):
    page = web.put(headers={"content-encoding": coding}, body=gzip.compress(FEED) if coding == " gzip " else FEED)
    assert "not-fetched" not in [it.id for it in web.verdict(page).findings]


def test_the_command_fetches(web):
    done = CliRunner().invoke(validate, ["--allow-private", web.put(headers={"etag": None})])
    assert "warning: the server sends neither ETag nor Last-Modified [version-unsaid]\n" in done.output


def test_the_command_refuses_loopback(web):
    done = CliRunner().invoke(validate, [web.put()])
    assert (done.exit_code, web.asked) == (1, [])
    assert "which is not of the public internet [not-fetched]" in done.output
