"""Bytes become text: a byte order mark, else UTF-16 by its zero bytes, else UTF-8. Nothing is guessed."""

import codecs

# The longer mark first: UTF-32-LE begins with the bytes of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Text in UTF-16 has zero bytes in the same place of each pair: its spaces, line ends and ASCII.
_LEAST_ZERO_SHARE = 0.05


class NotTextError(ValueError):
    """Bytes that are not text: the fact and the line, from 1, where they stop being it."""

    def __init__(self, fact: str, line: int) -> None:
        super().__init__(fact)
        self.fact, self.line = fact, line


def decode(data: bytes) -> str:
    """Return the text.

    Raises NotTextError.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", _unmarked(data)))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise NotTextError(f"byte 0x{error.object[error.start]:02X} is not {encoding.upper()}", line) from None


def _unmarked(data: bytes) -> str:
    even, odd = data[::2].count(0), data[1::2].count(0)
    least = _LEAST_ZERO_SHARE * len(data) / 2
    if odd > least and not even:
        return "utf-16-le"
    if even > least and not odd:
        return "utf-16-be"
    return "utf-8"
