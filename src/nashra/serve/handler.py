"""Answer one request of the preview."""

from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files as package_files
from socket import socket
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from nashra.serve import LOOPBACK, Preview, files
from nashra.serve.answer import Answer, Resource, answer

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPTS: Final = {"/page.css": "text/css; charset=utf-8", "/page.js": "text/javascript; charset=utf-8"}
_SAFETY: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FEEDS = "/feeds/"
_CHANGES = "/changes"
_HTTP_PORT = 80
# In seconds: when a silent connection is closed, and how often a waiting page gets a sign of life.
_PATIENCE = 30.0
_HEARTBEAT = 10.0
# Of a version.
_MOST_DIGITS = 9


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nashra"
    sys_version = ""
    timeout = _PATIENCE
    server: HTTPServer

    def __init__(self, preview: Preview, request: socket, address: tuple[str, int], server: HTTPServer) -> None:
        self._preview = preview
        super().__init__(request, address, server)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if not _is_ours(self.headers, self.server.server_port):
            # Somebody else's host name was made to point here: DNS rebinding.
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif path == _CHANGES and self.command == "GET":
            self._tell_changes(query)
        elif resource := self._resource(unquote(path)):
            self._send(answer(resource, _first_of_each(self.headers)))
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _resource(self, path: str) -> Resource | None:
        with self._preview.alone:
            return self._found(path)

    def _found(self, path: str) -> Resource | None:
        if path == "/":
            from nashra.serve.page import page

            return Resource(page(self._preview), "text/html; charset=utf-8")
        if path in _SCRIPTS:
            return Resource(package_files(__package__).joinpath(path[1:]).read_bytes(), _SCRIPTS[path])
        if path.startswith(_FEEDS):
            file = self._preview.feeds().get(path.removeprefix(_FEEDS))
            return files.read(file) if file else None
        return None

    def _send(self, reply: Answer) -> None:
        self.send_response(reply.status)
        for name, value in (reply.headers | _SAFETY).items():
            self.send_header(name, value)
        if reply.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(Answer(status, {"Content-Type": "text/plain; charset=utf-8"}, f"{status.phrase}\n".encode()))

    def _tell_changes(self, query: str) -> None:
        """Send server-sent events: one when there is a version other than the page's, and signs of life until then."""
        self.send_response(HTTPStatus.OK)
        for name, value in {"Content-Type": "text/event-stream", "Cache-Control": "no-store", **_SAFETY}.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        seen = int(query) if query.isascii() and query.isdigit() and len(query) <= _MOST_DIGITS else -1
        try:
            while not self._preview.is_newer_than(seen, _HEARTBEAT):
                self.wfile.write(b":\n\n")
            self.wfile.write(b"data: changed\n\n")
        except OSError:  # the page was closed
            return

    def log_message(self, *_: object) -> None:
        """Log nothing: a preview reports on feeds, not on requests."""


def _is_ours(headers: Message, port: int) -> bool:
    hosts = headers.get_all("Host", [])
    names = {f"{name}:{port}" for name in (LOOPBACK, "localhost")}
    if port == _HTTP_PORT:
        names |= {LOOPBACK, "localhost"}
    return len(hosts) == 1 and hosts[0].lower() in names


def _first_of_each(headers: Message) -> "Mapping[str, str]":
    return {name.title(): value for name, value in reversed(headers.items())}
