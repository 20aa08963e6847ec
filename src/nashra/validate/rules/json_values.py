"""Whether the strings of a JSON feed are the addresses, dates, tags and types that they should be."""

import re
from collections.abc import Iterator
from typing import ClassVar

from nashra.addresses import web_address
from nashra.languages import is_registered, is_well_formed, names_no_language
from nashra.problems import Level
from nashra.validate.dates import rfc3339
from nashra.validate.json_text import Object, Path
from nashra.validate.rules.json_rule import JsonRule, items, objects

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*(?:\s*;.*)?", re.ASCII | re.IGNORECASE)


class MembersRule(JsonRule):
    """Looks at the strings of some names, wherever in the feed they stand."""

    names: ClassVar[frozenset[str]]

    def check_feed(self, feed: Object) -> None:
        for path, found in objects(feed):
            for name in found.keys() & self.names:
                if isinstance(found[name], str):
                    self.check_member((*path, name), found[name])

    def check_member(self, path: Path, value: str) -> None:
        raise NotImplementedError


class JsonAddressInvalid(MembersRule):
    """Addresses are whole ones of the web: a JSON feed has no base that others could be relative to.

    Readers open nothing, or the wrong page. An author's url may be a mailto: address.
    """

    id = "json-address-invalid"
    w3c = ("InvalidFullLink",)
    names = frozenset(
        {"avatar", "banner_image", "external_url", "favicon", "feed_url", "home_page_url", "icon", "image"}
        | {"next_url", "url"}
    )
    message = "{name} {value!r} is no absolute web address"

    def check_member(self, path: Path, value: str) -> None:
        of_author = path[-2:-1] == ("author",) or path[-3:-2] == ("authors",)
        if of_author and value.startswith("mailto:"):
            return
        try:
            web_address(value)
        except ValueError:
            self.found_at(path, value=value)


class JsonDateInvalid(MembersRule):
    """JSON Feed writes dates as RFC 3339 has them: `2026-11-23T08:05:00+03:00`.

    Readers put an item whose date they cannot read to the time they first saw it.
    """

    id = "json-date-invalid"
    w3c = ("InvalidRFC3339Date",)
    names = frozenset({"date_published", "date_modified"})
    message = "{name} {value!r} is no date as RFC 3339 writes them"

    def check_member(self, path: Path, value: str) -> None:
        if rfc3339(value) is None:
            self.found_at(path, value=value)


class JsonLanguageMalformed(MembersRule):
    """A language is a tag of BCP 47: `ar`, `ar-EG`, `ckb`.

    Readers choose fonts, direction and voice by it, and take what they cannot read for no tag at all. Hyphens stand
    between its parts, not underscores.
    """

    id = "json-language-malformed"
    spec = "https://www.rfc-editor.org/rfc/rfc5646#section-2.1"
    w3c = ("InvalidLanguage",)
    names = frozenset({"language"})
    message = "{name} {value!r} is no language tag"

    def check_member(self, path: Path, value: str) -> None:
        if not is_well_formed(value) or names_no_language(value):
            self.found_at(path, value=value)


class JsonLanguageUnregistered(MembersRule):
    """A part of the language tag is not in IANA's registry.

    Readers do not know what it means. Look for a misspelt code, or a country's where a language's belongs.
    """

    id = "json-language-unregistered"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5646#section-2.2.9"
    w3c = ("InvalidLanguage",)
    names = frozenset({"language"})
    message = "{name} {value!r} is not in the IANA registry"

    def check_member(self, path: Path, value: str) -> None:
        if is_well_formed(value) and not names_no_language(value) and not is_registered(value):
            self.found_at(path, value=value)


class JsonMediaTypeInvalid(MembersRule):
    """A media type is two words with a slash between them: `audio/mpeg`.

    Readers choose by it what to play, show or offer for download.
    """

    id = "json-media-type-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc6838#section-4.2"
    w3c = ("InvalidMIMEAttribute",)
    names = frozenset({"mime_type"})
    message = "{name} {value!r} is no media type"

    def check_member(self, path: Path, value: str) -> None:
        if not _MEDIA_TYPE.fullmatch(value):
            self.found_at(path, value=value)


class JsonIdRepeated(JsonRule):
    """An id names one item, and no other in the feed has it.

    Readers that know the first item take the second for the same, and never show it.
    """

    id = "json-id-repeated"
    w3c = ("DuplicateValue",)
    message = "{name} {value!r} is that of {first} too"

    def check_feed(self, feed: Object) -> None:
        first: dict[str, str] = {}
        for path, value in _ids(feed):
            holder = first.setdefault(value, f"items[{path[1]}]")
            if holder != f"items[{path[1]}]":
                self.found_at(path, value=value, first=holder)


class JsonNextLoops(JsonRule):
    """The next page of the feed is the feed itself.

    Readers that follow it never come to an end. Leave next_url out on the last page.
    """

    id = "json-next-loops"
    message = "next_url {value!r} is the feed's own address"

    def check_feed(self, feed: Object) -> None:
        if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
            self.found_at(("next_url",), value=feed["next_url"])


class JsonFeedUrlMissing(JsonRule):
    """A feed says where it lives, so that a copy can be traced to its source.

    Readers that were given the feed as a file, or through a mirror, subscribe to feed_url.
    """

    id = "json-feed-url-missing"
    level = Level.WARNING
    w3c = ("MissingSelf",)
    message = "the feed has no feed_url"

    def check_feed(self, feed: Object) -> None:
        if "feed_url" not in feed:
            self.found_at(())


def _ids(feed: Object) -> Iterator[tuple[Path, str]]:
    for path, item in items(feed):
        if isinstance(item.get("id"), str):
            yield (*path, "id"), item["id"]


RULES = (
    JsonAddressInvalid,
    JsonDateInvalid,
    JsonLanguageMalformed,
    JsonLanguageUnregistered,
    JsonMediaTypeInvalid,
    JsonIdRepeated,
    JsonNextLoops,
    JsonFeedUrlMissing,
)
