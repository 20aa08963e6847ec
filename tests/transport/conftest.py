"""A web server on loopback that says what a test wants it to say."""

import gzip
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from tests.conftest import ROOT

from nashra.validate import validate
from nashra.validate.fetch import Limits, fetch

FEED = (ROOT / "feeds/main.rss").read_bytes()
ETAG = '"of-a-test"'


@dataclass
class Page:
    """What stands at one address; a header that is None is not sent."""

    body: bytes = FEED
    status: int = 200
    headers: dict[str, str | None] = field(default_factory=dict)
    conditional: bool = True

    def sent_headers(self) -> dict[str, str]:
        usual = {"content-type": "application/rss+xml", "content-encoding": "gzip", "etag": ETAG}
        sent = {name: value for name, value in (usual | self.headers).items() if value is not None}
        return sent | {"content-length": str(len(self.sent_body()))}

    def sent_body(self) -> bytes:
        return gzip.compress(self.body) if self.headers.get("content-encoding", "gzip") == "gzip" else self.body


@dataclass
class Site:
    """The server's pages, and what it was asked."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def put(self, path: str = "/main.rss", **page: Any) -> str:
        self.pages[path] = Page(**page)
        return self.address + path

    def verdict(self, address: str, **limits: Any):
        data, answer = fetch(address, Limits(allow_private=True, **limits))
        return validate(data, answer.address, answer=answer)

    def told(self, address: str = "", **page: Any) -> list[str]:
        """Return the messages about a page, without those on where its self link points."""
        verdict = self.verdict(address or self.put(**page))
        return [f"{it.message} [{it.id}]" for it in verdict.findings if not it.id.startswith("self-link")]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["host"]))
            page = site.pages.get(self.path, Page(b"<html><p>no", 404))
            known = page.conditional and self.headers["if-none-match"] == ETAG
            self.send_response(304 if known else page.status)
            for name, value in page.sent_headers().items():
                self.send_header(name, value)
            self.end_headers()
            if not known:
                self.wfile.write(page.sent_body())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@pytest.fixture
def web():
    """A server of its own for each test."""
    site = Site("")
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(site)) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield site
        server.shutdown()
        thread.join()
