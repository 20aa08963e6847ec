"""A preview on this machine alone: the published feeds as a web server would send them, and a page that lists them.

    /                the page                    /feeds/main.rss  the file in feeds/
    /page.css, .js   its style and script        /changes         an event when there is something new to see

The path of a request is never used as a path of the file system: it is looked up among the files that are there.
"""

import sys
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from socket import socket

from nashra.model import Site
from nashra.problems import Problem
from nashra.serve import files

LOOPBACK = "127.0.0.1"


@dataclass(slots=True)
class Preview:
    """What there is to see, shared by the threads that answer requests; `version` goes up whenever it changes.

    `alone` is held while a run writes, and while an answer reads: nothing is shown in the middle of a run.
    """

    folder: Path
    site: Site | None = None
    problems: list[Problem] = field(default_factory=list)
    version: int = 0
    alone: threading.Lock = field(default_factory=threading.Lock)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def feeds(self) -> dict[str, Path]:
        """Return the files that are in feeds/ now, by their paths below it."""
        return files.published(self.folder, links=bool(self.site and self.site.files.links))

    def show(self, site: Site | None, problems: list[Problem]) -> None:
        """Show something new; without a site, since feeds.toml is wrong, the last one stays."""
        with self._news:
            self.site, self.problems = site or self.site, problems
            self.version += 1
            self._news.notify_all()

    def is_newer_than(self, version: int, patience: float) -> bool:
        """Wait up to `patience` seconds for a version other than this one; return whether there is one."""
        with self._news:
            return self._news.wait_for(lambda: self.version != version, patience)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Tell of a fault of ours, but not that somebody hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Return a server that listens on loopback; port 0 takes a free one. Raises OSError where the port is taken."""
    from nashra.serve.handler import Handler

    return _Server((LOOPBACK, port), partial(Handler, preview))
