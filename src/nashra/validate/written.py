"""What stands in the bytes of a document, before XML has read it."""

import re
from html import unescape

from nashra.validate.document import Document
from nashra.validate.elements import Element

_START_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_TEXT = re.compile(rb"(?:[^<]++|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>)*+")
_CDATA = re.compile(r"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>")


def written(document: Document, element: Element) -> str:
    """Return what stands between a start tag and the next tag or comment, with its references and CDATA marks."""
    utf8 = document.source.utf8
    start = _START_TAG.match(utf8, document.offsets[element])
    text = _TEXT.match(utf8, start.end()) if start else None
    return text[0].decode(errors="replace") if text else ""


def read(text: str) -> str:
    """Return what XML makes of a text that was written."""
    parts = _CDATA.split(text)
    return "".join(part if number % 2 else unescape(part) for number, part in enumerate(parts))
