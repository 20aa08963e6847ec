"""Settings for a machine that makes and serves a site's feeds: for cron, systemd and web servers.

A new form is one module here with `lines(setup)`, and one line in JOBS or SERVERS. Each form quotes paths as the
program that reads it expects, and refuses paths that this program cannot take.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from nashra.model import Site
from nashra.problems import printable
from nashra.publish import FEEDS

JOBS: Final = {
    "crontab": "nashra.deploy.crontab",
    "service": "nashra.deploy.service",
    "timer": "nashra.deploy.timer",
}
SERVERS: Final = {
    "nginx": "nashra.deploy.nginx",
    "apache": "nashra.deploy.apache",
    "caddy": "nashra.deploy.caddy",
    "html": "nashra.deploy.html",
}
# In seconds: as long a cache may keep a feed. News is asked for often, and mostly answered with 304.
_LONGEST_KEPT = 300


class UnsuitableError(ValueError):
    """A path holds a character that a form cannot express; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Setup:
    """A site, its folder, and the program that makes its feeds every so many minutes; both paths are absolute."""

    site: Site
    folder: Path
    program: Path
    minutes: int

    @property
    def feeds(self) -> str:
        """The folder that is served, links resolved, with its slash."""
        return f"{(self.folder / FEEDS).resolve()}/"

    @property
    def origin(self) -> str:
        """What comes before the path in the addresses of feeds."""
        parts = urlsplit(self.site.feeds)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def path(self) -> str:
        """The path of the feeds' addresses as servers see it, decoded, with its slashes."""
        return unquote(urlsplit(self.site.feeds).path)

    @property
    def max_age(self) -> int:
        return min(self.site.ttl * 60, _LONGEST_KEPT)


def text(setup: Setup, module: str) -> str:
    """Return the text of a form; raises UnsuitableError."""
    return "".join(f"{line}\n" for line in import_module(module).lines(setup))


def refuse(value: object, characters: str, reader: str) -> str:
    """Return a path as text; raises UnsuitableError for these characters, and for all that are not printable."""
    text = str(value)
    for character in text:
        if character in characters or printable(character) != character:
            raise UnsuitableError(f"{text!r} holds {character!r}, which {reader} cannot take")
    return text


def in_quotes(value: object, refused: str, reader: str) -> str:
    """Return a path in double quotes, with backslashes where they are needed."""
    escaped = refuse(value, refused, reader).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
