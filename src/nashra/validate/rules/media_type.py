"""Whether the web server says what kind of document it hands out, and in which encoding."""

from nashra.problems import Level
from nashra.validate.answer import Answer
from nashra.validate.rules.transport import START, AnswerRule
from nashra.validate.source import text_codec

GENERIC = frozenset({"application/xml", "text/xml"})
# The media types of formats, by how the format's name starts; the first is the one to use.
OF_FORMAT = {
    "atom": ("application/atom+xml",),
    "rss": ("application/rss+xml",),
    "json-feed": ("application/feed+json", "application/json"),
    "opml": ("text/x-opml", "text/xml", "application/xml", "text/x-opml+xml"),
    "sitemap": ("application/xml", "text/xml"),
}


class MediaTypeUnexpected(AnswerRule):
    """The media type is not that of the feed's format, or is no feed's at all.

    Browsers and some readers go by it: they show a page of text, or read Atom as RSS. nginx and Apache give files named
    .rss and .atom the right one by default.
    """

    id = "media-type-unexpected"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-mime-type-application.txt"
    w3c = ("UnexpectedContentType",)
    message = "the media type is {given!r}, not {expected}"
    message_none = "the server says no media type, not {expected}"

    def check_answer(self, answer: Answer) -> None:
        expected = _expected(self.document.format)
        if expected and answer.media_type not in (*expected, *GENERIC):
            message = self.message if answer.media_type else self.message_none
            self.found(START, message, given=answer.media_type, expected=expected[0])


class MediaTypeGeneric(AnswerRule):
    """The media type says XML, and not that this is a feed.

    Readers that look into the document find out; browsers show its source. Use the media type of the format.
    """

    id = "media-type-generic"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc7303#section-4.1"
    w3c = ("NonSpecificMediaType",)
    message = "the media type is {given!r}, which is any XML: {expected} says more"

    def check_answer(self, answer: Answer) -> None:
        expected = _expected(self.document.format)
        if expected and answer.media_type in GENERIC and answer.media_type not in expected:
            self.found(START, given=answer.media_type, expected=expected[0])


class TextXmlWithoutCharset(AnswerRule):
    """text/xml without a charset meant US-ASCII, whatever the document declares (RFC 3023, until 2014).

    Older readers go by that and show nothing but question marks. Use the media type of the format, or add
    `; charset=utf-8`.
    """

    id = "text-xml-without-charset"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc7303#section-3"
    w3c = ("TextXml",)
    message = "the media type is text/xml, without a charset"

    def check_answer(self, answer: Answer) -> None:
        if answer.media_type == "text/xml" and not answer.charset:
            self.found(START)


class CharsetDiffers(AnswerRule):
    """The charset in the Content-Type header is not the encoding that the document has.

    Readers differ in which they believe, so some show wrong letters. Make both UTF-8; nginx: `charset utf-8;`.
    """

    id = "charset-differs"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc7303#section-3.2"
    w3c = ("EncodingMismatch",)
    message = "the server says charset {charset!r}, the document is in {encoding!r}"

    def check_answer(self, answer: Answer) -> None:
        encoding = self.document.source.encoding
        if answer.charset and _family(answer.charset) != _family(encoding):
            self.found(START, charset=answer.charset, encoding=encoding)


def _expected(name: str) -> tuple[str, ...]:
    return next((types for start, types in OF_FORMAT.items() if name.startswith(start)), ())


def _family(charset: str) -> str:
    """Return one name for all names of an encoding, UTF-16 in either byte order."""
    name = charset.lower()
    return "utf-16" if name.startswith("utf-16") else text_codec(name) or name


RULES = (MediaTypeUnexpected, MediaTypeGeneric, TextXmlWithoutCharset, CharsetDiffers)
