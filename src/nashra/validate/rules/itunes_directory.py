"""Whether a podcast has what Apple's directory asks for."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from nashra.problems import Level
from nashra.validate.document import Document
from nashra.validate.names import NAMESPACES, clark, name_of, usual
from nashra.validate.rule import Rule
from nashra.xml import Element

_SPEC = "https://podcasters.apple.com/support/823-podcast-requirements"


class _PodcastRule(Rule):
    """Looks at a feed that has elements of Apple's."""

    formats = ("rss",)

    def check_document(self) -> None:
        if self.document.feed is not None and is_podcast(self.document):
            self.check_podcast(self.document.feed)

    def check_podcast(self, channel: Element) -> None:
        """Look at the channel of a podcast."""


class ItunesElementMissing(_PodcastRule):
    """Apple asks that a podcast say its language, a category, and whether it is explicit.

    Without them its directory does not take the podcast.
    """

    id = "itunes-element-missing"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("MissingItunesElement",)
    message = "the podcast has no {child}"

    required = tuple(map(clark, ("language", "itunes:category", "itunes:explicit")))

    def check_podcast(self, channel: Element) -> None:
        for child in self.required:
            if channel.find(child) is None:
                self.found(channel, child=usual(child))


class ItunesOwnerUnreachable(Rule):
    """`itunes:owner` says whom Apple and others write to about the podcast; without `itunes:email` they cannot.

    Nobody sees the owner's name. Give the address, or leave the owner out: Apple no longer asks for one.
    """

    id = "itunes-owner-unreachable"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("MissingElement", "MissingItunesEmail")
    elements = ("itunes:owner",)
    message = "{element} has no itunes:email"

    def check(self, element: Element) -> None:
        if element.find(clark("itunes:email")) is None:
            self.found(element)


class ItunesNotUtf8(_PodcastRule):
    """Apple asks that a podcast be in UTF-8.

    Its directory may refuse another encoding, or show wrong letters. Write UTF-8 and declare it.
    """

    id = "itunes-not-utf-8"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("NotUTF8",)
    message = "the podcast is in {encoding}, not UTF-8"

    def check_podcast(self, channel: Element) -> None:  # noqa: ARG002 - a matter of the whole document
        encoding = self.document.source.encoding
        if encoding not in ("utf-8", "ascii"):
            self.found((1, 1), encoding=encoding)


class ItunesFormatUnsupported(_PodcastRule):
    """Apple plays M4A, MP3, MOV, MP4 and M4V, and shows PDF and EPUB.

    Episodes in other formats are not listed. Convert them.
    """

    id = "itunes-format-unsupported"
    level = Level.WARNING
    spec = _SPEC
    w3c = ("UnsupportedItunesFormat",)
    message = "{suffix!r} is not among the formats that Apple plays"

    supported = frozenset({"", ".m4a", ".mp3", ".mov", ".mp4", ".m4v", ".pdf", ".epub"})
    playable = ("audio/", "video/")

    def check_podcast(self, channel: Element) -> None:
        for enclosure in channel.iterfind("item/enclosure"):
            suffix = _suffix(enclosure.get("url", ""))
            if enclosure.get("type", "").startswith(self.playable) and suffix not in self.supported:
                self.found(enclosure, at="url", suffix=suffix)


def is_podcast(document: Document) -> bool:
    """Whether a feed, or an entry of it, has elements of Apple's."""
    if document.feed is None or not any(name == NAMESPACES["itunes"] for _, name in document.scan.namespaces):
        return False
    parts = (document.feed, *document.entries)
    return any(name_of(child).startswith("itunes:") for part in parts for child in part)


def _suffix(address: str) -> str:
    """Return the suffix of the file that an address names, in lower case; empty where there is none."""
    try:
        return PurePosixPath(urlsplit(address.strip()).path).suffix.lower()
    except ValueError:
        return ""


RULES = (ItunesElementMissing, ItunesOwnerUnreachable, ItunesNotUtf8, ItunesFormatUnsupported)
