"""What stands in the bytes of a document, before XML has read it."""

import re
from html import unescape

from nashra.validate.document import Document
from nashra.validate.elements import Element

_LINE_END = re.compile(rb"\r\n?|\n")
_START_TAG = re.compile(r"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_TEXT = re.compile(r"(?:[^<]++|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>)*+")
_CDATA = re.compile(r"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>")


class Written:
    """Gives the text of elements as it was written, references and CDATA marks and all."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lines: list[int] | None = None

    def text(self, element: Element) -> str:
        """Return what stands between the start tag of an element and the next tag or comment."""
        after = self._from(element)
        start = _START_TAG.match(after)
        found = _TEXT.match(after, start.end()) if start else None
        return found[0] if found else ""

    def _from(self, element: Element) -> str:
        if self._lines is None:
            ends = (match.end() for match in _LINE_END.finditer(self.document.source.utf8))
            self._lines = [0, *ends]
        where, text = self.document.where(element), element.text or ""
        start = self._lines[where.line - 1]
        # A character takes at most four bytes, and is written with at most ten characters.
        bound = start + 4 * where.column + 20 * len(text.encode()) + 10_000
        return self.document.source.utf8[start:bound].decode(errors="ignore")[where.column - 1 :]


def read(written: str) -> str:
    """Return the text that XML makes of what was written."""
    parts = _CDATA.split(written)
    return "".join(part if number % 2 else unescape(part) for number, part in enumerate(parts))
