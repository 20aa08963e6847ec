"""The values that pass from stage to stage."""

from dataclasses import dataclass, field
from datetime import datetime

from nashra.problems import Location, Problem

# What feeds choose articles by, and the formats that feeds are written in.
KINDS = ("section", "tag", "author", "language")
FORMATS = ("rss", "atom")


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor; e-mail and address are empty where they are not known."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What is stored, read and completed; published is None where neither file nor sidecar says when.

    `html` is a fragment as it was written: rendering sanitises it. `digest` is that of the stored bytes.
    """

    where: Location
    id: str | None
    url: str
    title: str
    language: str
    published: datetime | None
    updated: datetime | None
    authors: tuple[Person, ...]
    section: str
    tags: tuple[str, ...]
    summary: str
    html: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one stored file: an article, or the problems that say why not; often both."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What the index knows of an article: all but its body. The id and the dates are final."""

    path: str
    id: str
    published: datetime
    updated: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One feed as feeds.toml asks for it; an empty tuple of sections, tags, authors or languages chooses all.

    `path` is relative to feeds/, without its suffix: `main`, `section/عالم`. `max_age` is in hours, 0 for none.
    """

    path: str
    title: str
    description: str
    language: str
    home: str
    entries: int = 50
    body: str = "both"
    formats: tuple[str, ...] = FORMATS
    max_age: int = 0
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """`[every.section]` and its like: one feed for each name that has `at_least` articles."""

    kind: str
    title: str = "{site}: {name}"
    description: str = "{site}: {name}"
    at_least: int = 1
    entries: int = 50
    body: str = "both"
    formats: tuple[str, ...] = FORMATS
    max_age: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """What feeds.toml says of the site; addresses are absolute URIs, `home` and `feeds` end in a slash.

    `sections` gives folders the names that readers see; `digest` is that of the file.
    """

    title: str
    home: str
    feeds: str
    description: str = ""
    article: str = "{home}{section}/{slug}"
    language: str = "ar"
    timezone: str = "UTC"
    copyright: str = ""
    editor: Person | None = None
    image: str = ""
    icon: str = ""
    ttl: int = 60
    ping: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    specs: tuple[FeedSpec, ...] = ()
    families: tuple[Family, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a feed carries it: its id, address and dates (aware, UTC) are final."""

    id: str
    url: str
    title: str
    language: str
    published: datetime
    updated: datetime
    authors: tuple[Person, ...]
    section: str
    tags: tuple[str, ...]
    summary: str
    html: str
    where: Location


@dataclass(frozen=True, slots=True)
class Feed:
    """What a renderer needs, and no more; entries newest first, at least one."""

    spec: FeedSpec
    site: Site
    entries: tuple[Entry, ...]

    @property
    def published(self) -> datetime:
        return max(entry.published for entry in self.entries)

    @property
    def updated(self) -> datetime:
        """A feed is as new as its newest entry."""
        return max(entry.updated for entry in self.entries)
