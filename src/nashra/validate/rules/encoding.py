"""Whether the bytes are what the document says they are, and hold what text may hold."""

import re
from typing import ClassVar

from nashra.problems import Level
from nashra.validate.json_text import seems_json
from nashra.validate.rule import ANY_FORMAT, Rule
from nashra.validate.source import COMMON_ENCODINGS, UNICODE_ENCODINGS, needs_wide_bytes, text_codec


class BytesUndecodable(Rule):
    """The bytes are not in the encoding that the document declares (UTF-8 where it declares none).

    Readers refuse the feed or show wrong letters. Most often text in windows-1256 was put into a document that says
    UTF-8: write all of it in UTF-8.
    """

    id = "bytes-undecodable"
    spec = "https://www.w3.org/TR/xml/#charencoding"
    w3c = ("UnicodeError",)
    formats = ANY_FORMAT
    message = "byte 0x{byte:02X} is not {encoding}"

    def check_source(self) -> None:
        source = self.document.source
        if source.undecodable is not None:
            at = source.position(source.undecodable)
            self.found(at, byte=source.undecodable_byte, encoding=source.encoding)


class EncodingContradicted(Rule):
    """The first bytes say one encoding, the XML declaration another.

    Readers believe the one or the other, and half of them show wrong letters, or nothing. Write UTF-8 and declare it.
    """

    id = "encoding-contradicted"
    spec = "https://www.w3.org/TR/xml/#sec-guessing"
    w3c = ("UnicodeError",)
    message = "the document is {encoding} by its first bytes, and declares {declared!r}"
    message_not = "the document is not {declared!r} by its first bytes, and declares it"

    def check_source(self) -> None:
        source = self.document.source
        if source.by_bytes and source.declared and not source.declares_what_it_is():
            self.found((1, 1), encoding=source.by_bytes, declared=source.declared)
        elif not source.by_bytes and needs_wide_bytes(source.declared):
            self.found((1, 1), self.message_not, declared=source.declared)


class _DeclaredRule(Rule):
    """Looks at the encoding that the XML declaration names, where the first bytes do not decide."""

    spec = "https://www.w3.org/TR/xml/#charencoding"
    message = "the document declares the encoding {declared!r}"

    def check_source(self) -> None:
        source = self.document.source
        if not source.declared or source.by_bytes or needs_wide_bytes(source.declared):
            return
        if self.applies(text_codec(source.declared)):
            self.found((1, 1), declared=source.declared)

    def applies(self, codec: str) -> bool:
        raise NotImplementedError


class EncodingUnknown(_DeclaredRule):
    """No encoding has the name that the document declares.

    Readers refuse the feed. Write UTF-8 and declare `encoding="utf-8"`.
    """

    id = "encoding-unknown"
    w3c = ("UnknownEncoding",)
    message = "no encoding is called {declared!r}"

    def applies(self, codec: str) -> bool:
        return not codec


class EncodingObscure(_DeclaredRule):
    """Few feeds are in this encoding, and XML requires readers to know only UTF-8 and UTF-16.

    Some readers refuse the feed. Write UTF-8.
    """

    id = "encoding-obscure"
    level = Level.WARNING
    w3c = ("ObscureEncoding",)
    message = "few readers know the encoding {declared!r}"

    def applies(self, codec: str) -> bool:
        return bool(codec) and codec not in COMMON_ENCODINGS | UNICODE_ENCODINGS


class EncodingNotUnicode(_DeclaredRule):
    """The encoding is widely known, but XML requires readers to know only UTF-8 and UTF-16.

    Most readers manage. UTF-8 has every letter that the feed may come to need.
    """

    id = "encoding-not-unicode"
    level = Level.INFO
    w3c = ("NonstdEncoding",)
    message = "the encoding is {declared!r}, not UTF-8"

    def applies(self, codec: str) -> bool:
        return codec in COMMON_ENCODINGS


class EncodingUndeclared(Rule):
    """The document does not declare its encoding; by the rules of XML it is then UTF-8.

    Readers that get another one from the web server believe that. Begin with `<?xml version="1.0" encoding="utf-8"?>`.
    """

    id = "encoding-undeclared"
    level = Level.INFO
    spec = "https://www.w3.org/TR/xml/#charencoding"
    w3c = ("MissingEncoding",)
    message = "the document declares no encoding"

    def check_source(self) -> None:
        source = self.document.source
        if source.utf8 and not source.by_bytes and not source.declared and not seems_json(source.utf8):
            self.found((1, 1))


_COMMENT, _CDATA = b"<!--", b"<![CDATA["
_APART = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)


class _CharacterRule(Rule):
    """Looks for a character in the whole document, written out or as a reference, and tells of the first.

    Nobody reads comments; in a CDATA section a reference is none of XML's, and rules on HTML look at those of HTML.
    """

    level = Level.WARNING
    spec = "https://www.w3.org/TR/xml/#charsets"
    written: ClassVar[re.Pattern[bytes]]
    referred: ClassVar[re.Pattern[bytes]]

    def check_source(self) -> None:
        source = self.document.source
        matches = (
            _search(self.written, source.utf8, _COMMENT),
            _search(self.referred, source.utf8, _COMMENT, _CDATA),
        )
        offsets = [match.start() for match in matches if match]
        if offsets and source.undecodable is None:
            self.found(source.position(min(offsets)))


def _search(pattern: re.Pattern[bytes], utf8: bytes, *passed_over: bytes) -> re.Match[bytes] | None:
    """Return the first match that lies in no section that begins so."""

    def blank(section: re.Match[bytes]) -> bytes:
        return b" " * len(section[0]) if section[0].startswith(passed_over) else section[0]

    return pattern.search(_APART.sub(blank, utf8)) if pattern.search(utf8) else None


class ControlC1(_CharacterRule):
    """Characters U+0080 to U+009F are control characters that no text intends.

    They come from windows-1252 or windows-1256 that was read as latin-1; readers show boxes for what were quotes and
    dashes. Decode the text with its own encoding.
    """

    id = "control-c1"
    w3c = ("BadCharacters",)
    message = "a control character from U+0080 to U+009F stands here"
    written = re.compile(rb"\xc2[\x80-\x9f]")
    referred = re.compile(rb"&#(?:x0*[89][0-9A-Fa-f]|0*1(?:2[89]|[34][0-9]|5[0-9]));")


class ReplacementCharacter(_CharacterRule):
    """U+FFFD stands where a letter was lost: bytes did not decode when the text was read.

    Readers show a question mark in a box. The letter is to be found in the text's source only.
    """

    id = "replacement-character"
    w3c = ("BadCharacters",)
    message = "a letter was lost here, and U+FFFD stands for it"
    written = re.compile(rb"\xef\xbf\xbd")
    referred = re.compile(rb"&#(?:x0*[Ff]{3}[Dd]|0*65533);")


class ByteOrderMarkInside(_CharacterRule):
    """A byte order mark stands inside the document; it belongs before all else, or nowhere.

    It comes from joining files. Nobody sees it, but a search does not find words that contain it.
    """

    id = "byte-order-mark-inside"
    message = "a byte order mark (U+FEFF) stands here"
    written = re.compile(rb"\xef\xbb\xbf")
    referred = re.compile(rb"&#(?:x0*[Ff][Ee][Ff]{2}|0*65279);")


RULES = (
    BytesUndecodable,
    EncodingContradicted,
    EncodingUnknown,
    EncodingObscure,
    EncodingNotUnicode,
    EncodingUndeclared,
    ControlC1,
    ReplacementCharacter,
    ByteOrderMarkInside,
)
