"""Whether a JSON feed is JSON, and has the shape of JSON Feed 1.0 or 1.1."""

from nashra.problems import Level
from nashra.validate.formats import JSON_FEED
from nashra.validate.json_text import Object
from nashra.validate.rule import Rule
from nashra.validate.rules.json_rule import JsonRule, items, name_of, objects
from nashra.validate.schemas import misfits

VERSIONS = ("https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1")


class JsonNotWellFormed(Rule):
    """The document is not JSON, and nothing in it can be read.

    Readers show nothing of such a feed. Comments, a comma after the last value, single quotes and line breaks in
    strings are no JSON: let a library write it.
    """

    id = "json-not-well-formed"
    spec = "https://www.rfc-editor.org/rfc/rfc8259#section-2"
    w3c = ("SAXError",)
    formats = (JSON_FEED,)
    message = "the document is not well-formed JSON: {reason}"

    def check_source(self) -> None:
        fault = self.document.json and self.document.json.fault
        if fault:
            self.found((fault.line, fault.column), reason=fault.message)


class JsonEncoding(Rule):
    """JSON that is sent over the web is UTF-8, without a byte order mark.

    Many parsers stop at the mark, and nearly all at UTF-16.
    """

    id = "json-encoding"
    spec = "https://www.rfc-editor.org/rfc/rfc8259#section-8.1"
    formats = (JSON_FEED,)
    message = "the document is in {encoding}, not UTF-8"
    message_mark = "a byte order mark stands before the document"

    def check_source(self) -> None:
        source = self.document.source
        if source.by_bytes:
            message = self.message_mark if source.encoding == "utf-8" else self.message
            self.found((1, 1), message, encoding=source.encoding)


class JsonKeyRepeated(JsonRule):
    """An object has two members of one name.

    Parsers keep the first, the last, or stop, so that subscribers see different things. Keep one.
    """

    id = "json-key-repeated"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc8259#section-4"
    message = "{name!r} stands twice in one object"

    def check_feed(self, feed: Object) -> None:  # noqa: ARG002 - an object keeps one of the two
        assert self.document.json is not None  # noqa: S101 - check_feed is for JSON
        for path, place in self.document.json.repeated_keys():
            self.found(place, name=name_of(path))


class JsonVersion(JsonRule):
    """A JSON feed begins by saying which version of the format it is: `https://jsonfeed.org/version/1.1`.

    Readers know a JSON feed by this address, exactly as it stands in the standard.
    """

    id = "json-version"
    message = "version {value!r} is none of JSON Feed"

    def check_feed(self, feed: Object) -> None:
        version = feed.get("version")
        if isinstance(version, str) and version not in VERSIONS:
            self.found_at(("version",), value=version)


class JsonMemberMissing(JsonRule):
    """A member that every such object must have is not there.

    Readers refuse a feed without version, title or items, and pass over items without an id, attachments without url
    or media type.
    """

    id = "json-member-missing"
    message = "{name} has no {member!r}"
    message_author = "{name} has neither name, url nor avatar"

    def check_feed(self, feed: Object) -> None:
        for misfit in misfits(feed):
            if misfit.keyword == "required":
                self.found_at(misfit.path, member=misfit.details["property"])
            elif misfit.keyword == "minProperties":
                self.found_at(misfit.path, self.message_author)


class JsonMemberUnknown(JsonRule):
    """JSON Feed knows no member of this name here.

    Readers pass over it. Look for a misspelt name; names of your own begin with an underscore (`_newsroom`).
    """

    id = "json-member-unknown"
    level = Level.WARNING
    message = "{name} is no member of JSON Feed"

    def check_feed(self, feed: Object) -> None:
        for misfit in misfits(feed):
            if misfit.keyword == "additionalProperties":
                for member in misfit.details["unexpected"]:
                    self.found_at((*misfit.path, member))


class JsonValueInvalid(JsonRule):
    """The value is of another kind than the standard asks for.

    Readers leave the member out, or refuse the feed. Ids are strings, even where they look like numbers; sizes and
    durations are numbers, not strings.
    """

    id = "json-value-invalid"
    message = "{name} is no {expected}"
    message_small = "{name} is below {expected}"
    message_empty = "{name} is empty"

    def check_feed(self, feed: Object) -> None:
        for path, keyword, details in misfits(feed):
            if keyword == "type":
                self.found_at(path, expected=" or ".join(details["types"]))
            elif keyword == "minimum":
                self.found_at(path, self.message_small, expected=details["limit"])
            elif keyword == "minLength":
                self.found_at(path, self.message_empty)


class JsonItemEmpty(JsonRule):
    """An item has content_html, content_text or both.

    Readers show an empty article, or leave the item out. An item that is only a link says so in content_text.
    """

    id = "json-item-empty"
    w3c = ("ItemMustContainTitleOrDescription",)
    message = "{name} has neither content_html nor content_text"

    def check_feed(self, feed: Object) -> None:
        for path, item in items(feed):
            if item.keys().isdisjoint({"content_html", "content_text"}):
                self.found_at(path)


class JsonAuthorDeprecated(JsonRule):
    """JSON Feed 1.1 has `authors`, a list, for the `author` of 1.0.

    Readers of 1.0 know `author` alone; others may soon stop reading it. Write `authors`, and both as long as you like.
    """

    id = "json-author-deprecated"
    level = Level.INFO
    message = "{name} is deprecated in JSON Feed 1.1: there are authors now"

    def check_feed(self, feed: Object) -> None:
        if feed.get("version") != VERSIONS[1]:
            return
        for path, found in objects(feed):
            if "author" in found and "authors" not in found:
                self.found_at((*path, "author"))


RULES = (
    JsonNotWellFormed,
    JsonEncoding,
    JsonKeyRepeated,
    JsonVersion,
    JsonMemberMissing,
    JsonMemberUnknown,
    JsonValueInvalid,
    JsonItemEmpty,
    JsonAuthorDeprecated,
)
