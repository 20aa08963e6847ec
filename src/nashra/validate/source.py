"""First stage: bytes become UTF-8, and what is found on the way is kept for the rules on encodings.

Nothing is guessed: as in XML 1.0 appendix F a byte order mark decides, then the zero bytes of UTF-16, then the
declaration, and UTF-8 where there is none.
"""

import codecs
import re
from dataclasses import dataclass

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_UTF_16_STARTS = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}

_DECLARATION = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^"'>]*?)\s*["']""")
_DECLARATION_ENDS = 400

# Python's names of the character sets that feeds may come in; its other codecs (hex, idna, ...) are not for text.
_TEXT = re.compile(
    r"utf-(8|16|32).*|ascii|iso8859-.*|cp\d+|koi8-.|mac-.*|gb.*|hz|big5.*|euc_.*|shift_jis.*|iso2022_.*|tis-620|johab"
)

UNICODE_ENCODINGS = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"})
# Encodings that browsers know, and so most readers, too.
COMMON_ENCODINGS = frozenset(
    {"ascii", "big5", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "koi8-r", "koi8-u", "shift_jis"}
    | {f"iso8859-{part}" for part in range(1, 17)}
    | {f"cp{page}" for page in range(1250, 1259)}
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes, and what they say about themselves.

    `utf8` is the whole document without a byte order mark; `encoding` what it was decoded from; `declared` the name in
    the XML declaration and `by_bytes` the encoding that the first bytes prove, each empty without one; `undecodable`
    the offset in `utf8` of the first byte that did not decode.
    """

    utf8: bytes
    encoding: str
    declared: str = ""
    by_bytes: str = ""
    undecodable: int | None = None
    undecodable_byte: int = 0

    def declares_what_it_is(self) -> bool:
        """Whether the declaration names the encoding that the first bytes prove, in either byte order."""
        family = self.by_bytes.removesuffix("-le").removesuffix("-be")
        declared = self.declared.lower().replace("_", "-")
        return declared.removesuffix("le").removesuffix("be").removesuffix("-") == family

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (characters, from 1) of an offset in `utf8`."""
        before = self.utf8[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        last_line = before[before.rfind(b"\n") + 1 :]
        return before.count(b"\n") + 1, len(last_line.decode(errors="replace")) + 1


def read(data: bytes) -> Source:
    """Decode a document by its byte order mark or its declaration; bytes that do not decode become U+FFFD."""
    mark = next((mark for mark in _BYTE_ORDER_MARKS if data.startswith(mark)), b"")
    body = data[len(mark) :]
    by_bytes = _BYTE_ORDER_MARKS.get(mark) or _UTF_16_STARTS.get(body[:2], "")
    declared = _declared(body[: 2 * _DECLARATION_ENDS].replace(b"\0", b"")[:_DECLARATION_ENDS])
    encoding = by_bytes or text_codec(declared) or "utf-8"
    utf8, undecodable, byte = _decode(body, encoding)
    return Source(utf8, encoding, declared, by_bytes, undecodable, byte)


def _declared(head: bytes) -> str:
    declaration = _DECLARATION.search(head)
    return declaration[1].decode(errors="replace") if declaration else ""


def text_codec(name: str) -> str:
    """Return Python's name of a declared encoding, empty where it is not one for text.

    Without a mark, bytes that start as ASCII are not UTF-16 whatever they declare.
    """
    try:
        codec = codecs.lookup(name).name if name.isascii() and name.isprintable() else ""
    except LookupError:
        return ""
    return codec if _TEXT.fullmatch(codec) and not codec.startswith(("utf-16", "utf-32")) else ""


def needs_wide_bytes(name: str) -> bool:
    """Whether a declared encoding has two or four bytes a character, which the first bytes would show."""
    return name.lower().replace("_", "-").startswith(("utf-16", "utf-32", "utf16", "utf32", "ucs-2", "ucs-4"))


def _decode(body: bytes, encoding: str) -> tuple[bytes, int | None, int]:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        text = body.decode(encoding, errors="replace")
        readable = body[: error.start].decode(encoding, errors="replace")
        return _encode(text), len(_encode(readable)), body[error.start]
    return body if encoding == "utf-8" else _encode(text), None, 0


def _encode(text: str) -> bytes:
    return text.encode(errors="replace")
