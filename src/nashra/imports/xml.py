"""Read XML of any size in bounded memory, record by record; other files that it names are never read."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from nashra.content import form
from nashra.imports.source import Source, opened
from nashra.problems import Level, as_fact, counted
from nashra.references import decoded
from nashra.xml import UNTRUSTED, Element

CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
MEDIA = "{http://search.yahoo.com/mrss/}"

# Control characters that XML forbids, and exports of old systems contain.
_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32)])
_CHANNEL = "channel"


class _Readable:
    """A stream of XML without the control characters that it must not hold."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self._stream, self._source = stream, source
        # In UTF-16 half of all bytes look like control characters.
        self._is_wide = b"\0" in stream.read(4)
        self._removed = 0
        stream.seek(0)

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._source.done += len(data)
        clean = data if self._is_wide else data.translate(None, _FORBIDDEN)
        self._removed += len(data) - len(clean)
        return clean if clean or not data else self.read(size)

    def tell(self) -> None:
        if self._removed:
            message = f"{counted(self._removed, 'control character')} that XML forbids removed"
            self._source.add("forbidden-character", message, level=Level.WARNING)


def begins(head: str) -> bool:
    """Whether a file begins as XML does."""
    return head.lstrip().startswith("<")


def records(source: Source) -> Iterator[Element]:
    """Yield each child of the document's root, and of its channel, once it is complete; it is then discarded.

    Where the document stops being well-formed, or declares entities, that is reported and nothing more is yielded.
    """
    # The size of a packed file, unpacked, is known only at its end.
    source.done, source.total = 0, 0 if form.is_packed(source.path.name) else source.path.stat().st_size
    with opened(source.path) as file:
        stream = _Readable(file, source)
        try:
            yield from _records(stream)
        except etree.XMLSyntaxError as error:
            fact = error.msg.partition(", line ")[0]
            source.add("xml", f"{as_fact(fact)}: nothing from here on is read", error.lineno or 0)
        stream.tell()


def _records(stream: _Readable) -> Iterator[Element]:
    events = etree.iterparse(stream, events=("start", "end"), **UNTRUSTED)
    above: list[Element] = []
    for event, element in events:
        if event == "start":
            if not above:
                _refuse_entities(element)
            above.append(element)
            continue
        above.pop()
        if len(above) == 1 or (above and name(above[-1]) == _CHANNEL):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del above[-1][0]


def _refuse_entities(root: Element) -> None:
    """Refuse a document that declares entities: they can make it grow without end, or name files."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise etree.XMLSyntaxError("it declares entities", 0, 1, 1)


def name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def text(element: Element | None) -> str:
    """Return the text of an element, with HTML's named references decoded."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        # Comments and instructions are removed, so a child without a name is an entity reference.
        shown = text(child) if isinstance(child.tag, str) else decoded(child.text or "")
        parts += [shown, child.tail or ""]
    return "".join(parts)
