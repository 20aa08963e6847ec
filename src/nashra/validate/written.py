"""Find attributes and texts in the bytes of a document, as they were written before XML was parsed."""

import re
from html import unescape

from nashra.problems import Location
from nashra.validate.document import Document
from nashra.validate.names import NAMESPACES
from nashra.xml import Element

_START_TAG = re.compile(rb"""<(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_TEXT = re.compile(rb"(?:[^<]++|<!\[CDATA\[[^\]]*+(?:\](?!\]>)[^\]]*+)*+\]\]>)*+")
# As many bytes of a start tag are searched for an attribute: each finding asks for one.
_LONGEST_TAG = 20_000
_ATTRIBUTE = re.compile(rb"""([^\s=/>"'<]++)\s*+=\s*+(?:"[^"]*+"|'[^']*+')""")
_LINE_END = re.compile(r"\r\n?|\n")
_CDATA = re.compile(r"<!\[CDATA\[([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>")


def attribute_place(document: Document, element: Element, name: str) -> Location:
    """Return where an attribute (by its name in lxml) is, or if there is none, where the element is."""
    start, offset = document.where(element), document.offsets[element]
    tag = _START_TAG.match(document.source.utf8[offset : offset + _LONGEST_TAG])
    for attribute in _ATTRIBUTE.finditer(tag[0]) if tag else ():
        if _qualified(attribute[1].decode(errors="replace"), element) == name:
            *lines, last = _LINE_END.split(attribute.string[: attribute.start()].decode(errors="replace"))
            column = len(last) + (1 if lines else start.column)
            return Location(start.path, start.line + len(lines), column)
    return start


def _qualified(name: str, element: Element) -> str:
    """Return the name that lxml gives to an attribute that is written so in this element."""
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return name
    return f"{{{NAMESPACES[prefix] if prefix == 'xml' else element.nsmap.get(prefix)}}}{local}"


def written(document: Document, element: Element) -> str:
    """Return the text between a start tag and the next tag or comment, with its references and CDATA marks."""
    utf8 = document.source.utf8
    start = _START_TAG.match(utf8, document.offsets[element])
    text = _TEXT.match(utf8, start.end()) if start else None
    return text[0].decode(errors="replace") if text else ""


def read(text: str) -> str:
    """Return the text that XML makes of a written one."""
    parts = _CDATA.split(text)
    return "".join(part if number % 2 else unescape(part) for number, part in enumerate(parts))
