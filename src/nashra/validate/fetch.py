"""Ask a web server for a feed, as a careful reader does: bounded in time, size and redirects.

A name may lead anywhere, so each hop's host is resolved here, the addresses are looked at, and the connection is made
to one of these and to no other: unless it is allowed, none that is not of the public internet.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Timer
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from nashra import __version__
from nashra.validate.answer import Answer, Hop
from nashra.validate.document import MAX_BYTES
from nashra.validate.hosts import resolve

if TYPE_CHECKING:
    import httpx

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}
# What a document may be packed with, once: each time that it is packed again makes a thousand times as much of it, and
# other codings far more. Nobody asked for them.
_CODINGS: Final = frozenset({"", "identity", "gzip", "deflate"})
_ASKED: Final = {
    "user-agent": f"nashra/{__version__}",
    "accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "accept-encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a server is trusted: `seconds` for each wait and `seconds_in_all`, `bytes` after decompression."""

    seconds: float = 10
    seconds_in_all: float = 60
    bytes: int = MAX_BYTES
    hops: int = 5
    allow_private: bool = False


LIMITS: Final = Limits()


def fetch(address: str, limits: Limits = LIMITS) -> tuple[bytes, Answer]:
    """Return a document and what the server said with it; never raises for what a server does.

    Past the limit of bytes reading stops: one more byte than it is returned.
    """
    import httpx  # costs as much as all else at start

    hops: list[Hop] = []
    deadline = time.monotonic() + limits.seconds_in_all
    try:
        with (
            httpx.Client(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)) as client,
            _closed_at_last(client, limits.seconds_in_all),
        ):
            asking = _Asking(client, limits, deadline)
            data, answer = asking.follow(address, hops)
            return data, replace(answer, again=asking.again(answer))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        reason = _too_late(limits) if time.monotonic() >= deadline else _reason(error)
        return b"", Answer(_last(address, hops), hops=tuple(hops), failure=reason)


@contextmanager
def _closed_at_last(client: "httpx.Client", seconds: float) -> Iterator[None]:
    """Close a client's connections after so long: each wait is bounded, but not how many bytes a server parts with."""
    watch = Timer(seconds, client.close)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


@dataclass(frozen=True, slots=True)
class _Asking:
    """One document's requests."""

    client: "httpx.Client"
    limits: Limits
    deadline: float

    def follow(self, address: str, hops: list[Hop]) -> tuple[bytes, Answer]:
        """Ask, and go on to where a redirect points; the hops are noted on the way."""
        while True:
            where = _last(address, hops)
            with self.response(where, _ASKED) as response:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not target:
                    return self.read(response), _answer(where, response, hops)
            if len(hops) == self.limits.hops:
                raise PermissionError(f"more than {self.limits.hops} redirects")
            hops.append(Hop(response.status_code, urljoin(where, target)))

    def again(self, answer: Answer) -> int | None:
        """Return the status that a reader gets who has the document already, None where it cannot ask."""
        import httpx

        known = {"if-none-match": answer.headers.get("etag"), "if-modified-since": answer.headers.get("last-modified")}
        conditions = {name: value for name, value in known.items() if value}
        if not answer.has_document or not conditions:
            return None
        with suppress(httpx.HTTPError, OSError), self.response(answer.address, _ASKED | conditions) as response:
            return response.status_code
        return None

    @contextmanager
    def response(self, address: str, headers: Mapping[str, str]) -> Iterator["httpx.Response"]:
        """Ask a web server, under the name that the address has for it."""
        import httpx

        url = httpx.URL(address)
        if url.scheme not in _PORTS or not url.host:
            raise PermissionError(f"{address!r} is no web address")
        response = self.first_to_answer(url, {**headers, "host": url.netloc.decode("ascii")})
        try:
            yield response
        finally:
            response.close()

    def first_to_answer(self, url: "httpx.URL", headers: Mapping[str, str]) -> "httpx.Response":
        """Ask the IP addresses of a host in turn, until one can be connected to."""
        import httpx

        *others, last = resolve(url.host, url.port or _PORTS[url.scheme], allow_private=self.limits.allow_private)
        for number in others:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return self.send(url, number, headers)
        return self.send(url, last, headers)

    def send(self, url: "httpx.URL", number: str, headers: Mapping[str, str]) -> "httpx.Response":
        """Ask at this IP address and no other; the certificate must be that of the host's name."""
        request = self.client.build_request(
            "GET",
            url.copy_with(host=number),
            headers=headers,
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            timeout=min(self.limits.seconds, self.seconds_left()),
        )
        return self.client.send(request, stream=True)

    def read(self, response: "httpx.Response") -> bytes:
        if (coding := response.headers.get("content-encoding", "").strip().lower()) not in _CODINGS:
            raise ValueError(f"it is packed as {coding!r}, which nobody asked for")
        data = bytearray()
        for part in response.iter_bytes():
            data += part
            if len(data) > self.limits.bytes:
                break
            self.seconds_left()
        del data[self.limits.bytes + 1 :]
        return bytes(data)

    def seconds_left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(_too_late(self.limits))
        return left


def _too_late(limits: Limits) -> str:
    return f"more than {limits.seconds_in_all:g} seconds"


def _last(address: str, hops: list[Hop]) -> str:
    return hops[-1].target if hops else address


def _answer(address: str, response: "httpx.Response", hops: list[Hop]) -> Answer:
    return Answer(address, response.status_code, MappingProxyType(dict(response.headers)), tuple(hops))


def _reason(error: Exception) -> str:
    """Say what went wrong, in the words of the system where it has some."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
