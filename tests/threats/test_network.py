"""nashra asks whom it was told to ask, and nobody else."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.conftest import FEEDS_TOML, LEAD

from nashra import validate
from nashra.cli.ping import ping
from nashra.imports import importer, run
from nashra.imports.source import Source
from nashra.validate.fetch import fetch


@pytest.fixture
def canary():
    """A web server that everything redirects to itself, and the paths that it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.2:{self.server.server_port}/private")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("0.0.0.0", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def hostile(address):
    """A document that names an address wherever XML, HTML and feeds can."""
    return (
        f'<?xml-stylesheet href="{address}/css"?><!DOCTYPE rss SYSTEM "{address}/dtd">'
        f'<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="x {address}/xsd"><channel><title>x</title><link>{address}/link</link>'
        f'<xi:include href="{address}/xi"/><item><title>x</title><enclosure url="{address}/e" length="1" type="image/png"/>'
        f"<description>&lt;img src='{address}/img'&gt;</description></item></channel></rss>"
    )


def test_no_address_in_an_article_or_a_document_is_asked(site, canary, monkeypatch):
    address, asked = canary
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was opened"))
    toml = f'hub = "{address}/hub"\nmedia = "{address}/media/"\nimage = "{address}/logo.png"\n' + FEEDS_TOML
    site.write("content/feeds.toml", toml)
    body = f"<img src='{address}/img'><iframe src='{address}/frame'></iframe>"
    site.write("content/news/x.md", f"---\ntitle: x\nimage: {address}/x.png\n---\n{LEAD}\n\n{body}\n", "")
    export = site.write("x.rss", hostile(address), "")
    result = site.build()
    validate.validate(export.read_bytes(), "x.rss")
    source = Source(export, result.site)
    assert list(run(importer(export), source, site.path))
    assert site.build().articles == 3
    assert asked == []


def test_a_public_server_cannot_send_us_to_a_private_one(canary, monkeypatch):
    """Only the address of the first hop is taken for one of the public internet."""
    address, asked = canary
    monkeypatch.setattr("nashra.validate.hosts.is_public", lambda number: number == "127.0.0.1")
    _, answer = fetch(f"{address}/feed")
    assert answer.failure == "127.0.0.2 is at 127.0.0.2, which is not of the public internet"
    assert asked == ["/feed"]


@pytest.mark.parametrize("name", ["0177.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "localhost", "0"])
def test_no_spelling_of_loopback_is_asked(canary, name):
    address, asked = canary
    _, answer = fetch(address.replace("127.0.0.1", name))
    assert (asked, bool(answer.failure)) == ([], True)


def test_a_health_check_sends_us_nowhere_else(canary):
    address, asked = canary
    assert ping(f"{address}/check", well=True) == "the health check answered 302"
    assert asked == ["/check"]
