"""The values that pass from one stage to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, Self

from nashra.problems import Location, Problem

# What feeds choose articles by, and the formats that feeds are written in.
KINDS = ("section", "tag", "author", "language")
FORMATS = ("rss", "atom")
# The suffix of a news sitemap, which is no feed for people: it lists what was published in so many seconds.
SITEMAP = "xml"
NEWS_LASTS = 2 * 24 * 3600
# What feeds may be packed with, in HTTP's words.
CODINGS = ("gzip", "br")
# What a podcast and an episode of it may be, in Apple's words.
PODCAST_TYPES = ("episodic", "serial")
EPISODE_KINDS = ("full", "trailer", "bonus")
TRANSCRIPTS = ("text/vtt", "application/x-subrip")


@dataclass(frozen=True, slots=True)
class Person:
    """An author or editor; e-mail and address are empty where they are not known."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, sound or film of an article; type is a media type, length in bytes, width and height in pixels.

    `credit` names who made it, or who has the rights in it.

    What is not known is empty or 0.
    """

    url: str
    type: str = ""
    length: int = 0
    width: int = 0
    height: int = 0
    title: str = ""
    # The file states it, so it need not be part of the digest of what stands beside that.
    credit: str = field(default="", repr=False)

    @property
    def is_played(self) -> bool:
        """Whether it is a sound or a film."""
        return self.type.startswith(("audio/", "video/"))

    @property
    def is_transcript(self) -> bool:
        """Whether it says what is spoken in an episode; then it is neither shown nor enclosed."""
        return self.type in TRANSCRIPTS


@dataclass(frozen=True, slots=True)
class Episode:
    """What an article says of itself as an episode of a podcast; `duration` is in seconds.

    What is not known is 0, empty or None.
    """

    duration: int = 0
    season: int = 0
    number: int = 0
    kind: str = ""
    explicit: bool | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article, read and completed; `published` is None where neither file nor sidecar states it.

    `html` makes the body, a fragment as it was written: rendering sanitises it. `digest` is that of the stored bytes,
    `body` a number by which copies of the body are recognised (`nashra.digests`), None where it is too short for that.
    From `expires` on it is no longer shown. Of articles with the same id, the highest `version` is published.
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
    html: Callable[[], str]
    digest: str = ""
    expires: datetime | None = None
    media: tuple[Media, ...] = ()
    body: int | None = None
    version: int = 0
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one stored article: the article, or the problems that say why there is none; often both.

    `item` tells the articles of one file apart; `place` says for people where it stands among them ("item 17").
    """

    article: Article | None
    problems: tuple[Problem, ...] = ()
    item: str = ""
    place: str = ""


class Listing(NamedTuple):
    """An article as feeds list it. The id and the times (in seconds since the epoch) are final.

    `item` tells the articles of the file at `path` apart; it is empty where the file holds one article.
    """

    path: str
    item: str
    id: str
    published: int
    updated: int
    digest: str


@dataclass(frozen=True, slots=True)
class Podcast:
    """What directories of podcasts ask of a feed; an empty author is the site, and without an owner it is the editor.

    `categories` are Apple's, `News` or `News > Politics`; `moved_to` is the feed's new address, if it has one.
    """

    image: str
    categories: tuple[str, ...]
    explicit: bool
    type: str = PODCAST_TYPES[0]
    author: str = ""
    owner: Person | None = None
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class FeedSpec:
    """One feed as feeds.toml asks for it; an empty tuple of sections, tags, authors or languages means all of them.

    `path` is relative to feeds/, without its suffix: `main`, `section/عالم`. `max_age` is in hours, 0 for none. A feed
    with a `podcast` carries only articles with a sound or a film.
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
    podcast: Podcast | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """`[every.section]` and the like: one feed for each name that has at least `at_least` articles."""

    kind: str
    title: str = "{site}: {name}"
    description: str = "{site}: {name}"
    at_least: int = 1
    entries: int = 50
    body: str = "both"
    formats: tuple[str, ...] = FORMATS
    max_age: int = 0


@dataclass(frozen=True, slots=True)
class Files:
    """`[files]`: how files are written to feeds/; each feed has a packed twin for every coding in `compress`.

    `mode` and `group` (a number) are None where the umask and the folder decide.
    """

    compress: tuple[str, ...] = ()
    mode: int | None = None
    group: int | None = None
    links: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What feeds.toml says about the site; addresses are absolute URIs; `home`, `feeds` and `media` end in a slash.

    `date_order` says how a date of three numbers is meant ("dmy"). `sections` gives folders the names that readers
    see; `json_fields` says which fields of JSON state which facts, as dotted paths; `feedly` says how Feedly is to
    show the feeds; `digest` is that of the file.
    """

    title: str
    home: str
    feeds: str
    description: str = ""
    article: str = "{home}{section}/{slug}"
    language: str = "ar"
    timezone: str = "UTC"
    date_order: str | None = None
    copyright: str = ""
    editor: Person | None = None
    image: str = ""
    icon: str = ""
    media: str = ""
    hub: str = ""
    ttl: int = 60
    ping: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    json_fields: dict[str, str] = field(default_factory=dict)
    specs: tuple[FeedSpec, ...] = ()
    families: tuple[Family, ...] = ()
    files: Files = Files()
    feedly: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    def alone(self) -> "Site":
        """Return the site without its feeds: a worker needs no more, and there may be thousands of them."""
        return replace(self, specs=(), families=())


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
    media: tuple[Media, ...] = ()
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """All that a renderer needs, entries newest first. A feed is as new as its newest entry."""

    spec: FeedSpec
    site: Site
    entries: tuple[Entry, ...]
    published: datetime
    updated: datetime

    @classmethod
    def of(cls, spec: FeedSpec, site: Site, entries: tuple[Entry, ...]) -> Self:
        """Return the feed that carries these entries, at least one."""
        published, updated = (max(entry.published for entry in entries), max(entry.updated for entry in entries))
        return cls(spec, site, entries, published, updated)
