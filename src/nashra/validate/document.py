"""Third stage: a document as rules see it, a tree in which every element knows its place."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lxml import etree

from nashra.problems import Location
from nashra.validate.answer import Answer
from nashra.validate.findings import NOT_FETCHED
from nashra.validate.formats import JSON_FEED, entries_of, feed_of, recognise
from nashra.validate.grammars import Format, Rejection, format_of, rejected
from nashra.validate.json_text import JsonText, read_feed, seems_json
from nashra.validate.names import clark
from nashra.validate.scan import BEYOND, JSON, NAMESPACE, Scan, SyntaxFault, scan, start_tags
from nashra.validate.source import Source, read
from nashra.validate.structure import Faults, examine
from nashra.xml import UNTRUSTED, XML_LANG, Element

# In RSS, of a channel and of an item.
_LANGUAGES = ("language", clark("dc:language"))

MAX_BYTES = 250_000_000
MAX_ELEMENTS = 2_000_000
# In one element, entries aside: libxml2 holds children against a grammar in time quadratic in their number.
MAX_CHILDREN = 10_000


@dataclass
class Document:
    """A feed to be judged; without a `root` it could not be read, and `fault` says why."""

    path: str
    source: Source
    scan: Scan
    now: datetime | None
    root: Element | None = None
    fault: SyntaxFault | None = None
    answer: Answer | None = None
    json: JsonText | None = None

    @cached_property
    def format(self) -> str:
        if self.json:
            return JSON_FEED
        return recognise(self.root) if self.answer is None or self.answer.has_document else NOT_FETCHED

    @cached_property
    def elements(self) -> list[Element]:
        """All elements in document order; the list keeps them alive, so that each stays one object."""
        return [] if self.root is None else list(self.root.iter("*"))

    @cached_property
    def feed(self) -> Element | None:
        """What the feed says of itself: RSS's channel, Atom's feed; None for an entry document."""
        return feed_of(self.root, self.format)

    @cached_property
    def entries(self) -> list[Element]:
        """Items or entries, in the order of the feed."""
        return entries_of(self.root, self.format)

    @cached_property
    def grammar(self) -> Format | None:
        """The grammar that the document is held against."""
        return None if self.root is None else format_of(self.root)

    @cached_property
    def rejections(self) -> list[Rejection]:
        """What the grammar does not let pass: the feed around its entries, and single entries."""
        if self.root is None or self.grammar is None or not self.elements:
            return []
        # It meets elements that rules meet again: without the list of them lxml would make each twice.
        return rejected(self.root)

    @cached_property
    def faults(self) -> Faults:
        """Why, as far as the grammar read as a table can tell."""
        if self.root is None or self.grammar is None or not self.rejections:
            return Faults()
        return examine(self.root, self.grammar, self.entries, self.rejections)

    @cached_property
    def _order(self) -> dict[Element, int]:
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def offsets(self) -> dict[Element, int]:
        """Where each element's start tag begins in the source's `utf8`: a second pass, for the few rules that ask."""
        return dict(zip(self.elements, start_tags(self.source.utf8), strict=True))

    @cached_property
    def _entry_order(self) -> dict[Element, int]:
        return {entry: number for number, entry in enumerate(self.entries)}

    def language_of(self, element: Element) -> str:
        """Return the language tag that holds for the text of an element, empty where none is said."""
        tags = (self.language_said(above) for above in (element, *element.iterancestors()))
        return next(filter(None, tags), "")

    def language_said(self, element: Element) -> str:
        """Return the language tag that an element says of itself, empty where it says none."""
        tag = element.get(XML_LANG) or next((child.text for child in element.iterchildren(*_LANGUAGES)), None)
        return (tag or "").strip()

    def part(self, entry: int | None) -> Element:
        """Return the entry of this number, or the root for what stands around the entries."""
        assert self.root is not None  # noqa: S101 - asked only of what was read
        return self.root if entry is None else self.entries[entry]

    def where(self, element: Element) -> Location:
        """Return the place of an element's start tag."""
        number = self._order[element]
        return Location(self.path, self.scan.lines[number], self.scan.columns[number])

    def entry_of(self, element: Element) -> int | None:
        """Return the number, from 0, of the entry that an element lies in."""
        above: Element | None = element
        while above is not None:
            if above in self._entry_order:
                return self._entry_order[above]
            above = above.getparent()
        return None


def parse(data: bytes, path: str, now: datetime | None, answer: Answer | None = None) -> Document:
    """Read a document, whatever its bytes; `answer` is what a server said with it."""
    if answer and not answer.has_document:
        return Document(path, Source(b"", ""), Scan(), now, answer=answer)
    if len(data) > MAX_BYTES:
        fault = _beyond(f"{MAX_BYTES:,} bytes")
        return Document(path, Source(b"", ""), Scan(), now, fault=fault, answer=answer)
    source = read(data)
    json = read_feed(source.utf8)
    if json:
        return Document(path, source, Scan(), now, answer=answer, json=json)
    if seems_json(source.utf8):
        return Document(path, source, Scan(), now, fault=SyntaxFault(JSON, "JSON", 1, 1), answer=answer)
    document = Document(path, source, scan(source.utf8), now, answer=answer)
    document.fault = _fault(document.scan)
    if document.fault is None:
        build_tree(document)
        _refuse_crowds(document)
    return document


def _beyond(limit: str) -> SyntaxFault:
    return SyntaxFault(BEYOND, f"more than {limit}", 1, 1)


def _fault(scan: Scan) -> SyntaxFault | None:
    return _beyond(f"{MAX_ELEMENTS:,} elements") if len(scan.lines) > MAX_ELEMENTS else scan.fault


def build_tree(document: Document) -> None:
    """Read the tree of a document, or say in its `fault` why that cannot be."""
    parser = etree.XMLParser(encoding="utf-8", **UNTRUSTED)
    try:
        document.root = etree.fromstring(document.source.utf8, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = error.msg.partition(", line ")[0]
        if error.code == etree.ErrorTypes.WAR_NS_URI:
            document.fault = _namespace_fault(document.scan, message)
            return
        code = BEYOND if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT else 0
        if code:
            message = "elements nest too deep" if "depth" in message else "a text is too long"
        document.fault = SyntaxFault(code, message, line, max(column, 1))


def _namespace_fault(found: Scan, message: str) -> SyntaxFault:
    """Return where a namespace that libxml2 takes for no URI is declared; its message quotes it."""
    for (_, address), (line, column) in found.namespaces.items():
        if f"'{address}' is not" in message:
            return SyntaxFault(NAMESPACE, address, line, column)
    return SyntaxFault(NAMESPACE, message, 1, 1)


def _refuse_crowds(document: Document) -> None:
    """Take back the tree of a document with an element that would cost the grammar too much."""
    entries = len(document.entries)
    around = document.root if document.feed is None else document.feed
    for number, element in enumerate(document.elements):
        allowed = MAX_CHILDREN + (entries if element is around else 0)
        if len(element) > allowed:
            line, column = document.scan.lines[number], document.scan.columns[number]
            document.fault = SyntaxFault(BEYOND, f"more than {MAX_CHILDREN:,} children of one element", line, column)
            document.root = None
            return
