"""Bytes become text: by a byte order mark, else UTF-16 by its zero bytes, else UTF-8, else by what it states or shows.

UTF-8 is recognised at once. Otherwise an encoding that is stated counts, if its letters bear it out; else the letters
of Arabic tell its encodings apart, and chardet knows those of other languages.
"""

import codecs
import re

from nashra.arabic import frequency, mojibake
from nashra.arabic.safety import Change
from nashra.problems import Level

# The longer mark first: UTF-32-LE begins with the bytes of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of its bytes, how many are low controls: half of UTF-16 in most scripts, of other text its line ends and tabs.
_LOW = bytes(range(0x20))
_MOST_LOW_SHARE = 0.25
# In UTF-16 the high byte of each pair is 0 for spaces, line ends and ASCII, and 6 for Arabic.
_HIGH_BYTES = (0, 6)
_LEAST_HIGH_SHARE = 0.05
# The rarer an encoding is, the more clearly its letters must show it.
_ARABIC = {"windows-1256": 1.0, "iso-8859-6": 1.0, "mac-arabic": 0.9}
# An XML declaration or HTML's meta element; encodings that hide markup (UTF-7) are not taken from either.
_STATED = re.compile(
    rb"""(?:<\?xml\b[^>]{0,200}?\bencoding\s?=\s?["']|<meta\b[^>]{0,200}?\bcharset\s?=\s?["']?)([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"cp\d{3,4}|iso8859-\d+|mac-[a-z]+|koi8-[a-z]|gb18030|gbk|big5|euc_\w+|shift_jis")
_LOOK_AT = 4096
# Control characters that no text holds.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x7f-\x9f]")
_LEAST_CONFIDENCE = 0.1
_LEAST_BYTES = 8


class NotTextError(ValueError):
    """Bytes that are not text: the fact, and the line, from 1, where they stop being text."""

    def __init__(self, fact: str, line: int) -> None:
        super().__init__(fact)
        self.fact, self.line = fact, line


def decode(data: bytes) -> tuple[str, list[Change]]:
    """Return the text, and what was done beyond plainly reading UTF-8.

    Raises NotTextError.
    """
    text, changes = _decoded(data)
    text, was = mojibake.repaired(text)
    if was:
        changes.append(Change("mojibake", f"the text is {was}, and is read again", 1, Level.WARNING))
    return text, changes


def _decoded(data: bytes) -> tuple[str, list[Change]]:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", _unmarked(data)))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        is_meant = mark or encoding != "utf-8" or _is_damaged_utf_8(data)
        if read := None if is_meant else _otherwise(data):
            return read
        line = data[: error.start].count(b"\n") + 1
        raise NotTextError(f"byte 0x{error.object[error.start]:02X} is not {encoding.upper()}", line) from None
    return text, [] if encoding == "utf-8" else [_read_as(f"the text is {encoding.upper()}")]


def _unmarked(data: bytes) -> str:
    if b"\x00" not in data and b"\x06" not in data:
        return "utf-8"
    if _is_utf_8_with_controls(data):
        return "utf-8"
    even, odd = (sum(map(half.count, _HIGH_BYTES)) for half in (data[::2], data[1::2]))
    least = _LEAST_HIGH_SHARE * len(data) / 2
    if odd > least and not even:
        return "utf-16-le"
    if even > least and not odd:
        return "utf-16-be"
    return "utf-8"


def _is_utf_8_with_controls(data: bytes) -> bool:
    """Whether it is UTF-8 into which single control characters came, a zero byte among them."""
    if len(data) - len(data.translate(None, _LOW)) > _MOST_LOW_SHARE * len(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of the data is UTF-8: then some bytes were damaged, and no other encoding would explain them."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(not sign.isascii() for sign in text) - wrong > wrong


def _otherwise(data: bytes) -> tuple[str, list[Change]] | None:
    """Read bytes that are not UTF-8: by the encoding they state, by the letters of Arabic, or by what chardet finds."""
    stated = _stated(data)
    arabic = {encoding: text for encoding in (stated, *_ARABIC) if (text := _strictly(data, encoding))}
    scores = {encoding: frequency.score(text) * _ARABIC.get(encoding, 1) for encoding, text in arabic.items()}
    if scores.get(stated, 0) >= frequency.LEAST or (stated in arabic and max(scores.values()) < frequency.LEAST):
        return arabic[stated], [_read_as(f"the text is {stated}, as it states")]
    encoding = max(scores, key=scores.__getitem__, default="")
    if scores.get(encoding, 0) < frequency.LEAST:
        encoding = _detected(data)
    text = _strictly(data, encoding)
    fact = f"the text is not UTF-8: it is taken for {encoding}, by its letters"
    return (text, [_read_as(fact, Level.WARNING)]) if text else None


def _read_as(fact: str, level: Level = Level.INFO) -> Change:
    return Change("encoding", fact, 1, level)


def _stated(data: bytes) -> str:
    stated = _STATED.search(data[:_LOOK_AT])
    try:
        name = codecs.lookup(stated[1].decode("ascii")).name if stated else ""
    except (LookupError, ValueError):
        return ""
    # Browsers read latin-1 as windows-1252: those who write the one mean the other.
    return "cp1252" if name == "iso8859-1" else name if _TAKEN.fullmatch(name) else ""


def _strictly(data: bytes, encoding: str) -> str:
    """Return the text in an encoding, empty where the bytes cannot be text in it."""
    try:
        text = data.decode(encoding) if encoding else ""
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROLS.search(text) else text


def _detected(data: bytes) -> str:
    if len(data) < _LEAST_BYTES:
        return ""
    import chardet  # for the few files that need it

    guess = chardet.detect(data)
    return guess["encoding"] or "" if guess["confidence"] >= _LEAST_CONFIDENCE else ""
