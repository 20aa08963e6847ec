"""Second stage: one pass of expat, which finds what lxml does not tell: line and column of every element.

Documents that would cost more than their size are refused here: those with declared entities or attribute defaults.
Nothing outside of the document is ever read.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat


@dataclass(frozen=True, slots=True)
class Doctype:
    """A document type declaration: where it stands, the address that it names."""

    line: int
    column: int
    system: str


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """Why a document cannot be read: expat's number (or BEYOND, REFUSED, JSON, 0 for lxml) and the words for it."""

    code: int
    message: str
    line: int
    column: int
    offset: int = 0


@dataclass(slots=True)
class Scan:
    """What the pass found; the n-th element in document order is at `lines[n]`, `columns[n]`.

    `namespaces` maps each prefix and address that it is bound to, to where that is first done. `unread_entities` are
    those that are referred to, but declared in another file, if anywhere.
    """

    lines: "array[int]" = field(default_factory=lambda: array("I"))
    columns: "array[int]" = field(default_factory=lambda: array("I"))
    xml_version: str = "1.0"
    doctype: Doctype | None = None
    namespaces: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    external_entities: list[tuple[str, int, int]] = field(default_factory=list)
    unread_entities: list[tuple[str, int, int]] = field(default_factory=list)
    fault: SyntaxFault | None = None


class _RefusedError(Exception):
    """Stops the parser."""


SEPARATOR: Final = "}"
# In one element, and in a document: libxml2 takes time quadratic in their number.
MAX_ATTRIBUTES = 1_000
MAX_NAMESPACES = 1_000
BEYOND: Final = -1
REFUSED: Final = -2
VERSION: Final = -3
JSON: Final = -4
NAMESPACE: Final = -5


def scan(utf8: bytes) -> Scan:
    """Read a whole document once; where it ends early, `fault` says why."""
    result = Scan()
    parser = expat.ParserCreate("utf-8", SEPARATOR)
    _Handlers(parser, result)
    try:
        parser.Parse(utf8, True)
    except _RefusedError:
        pass
    except expat.ExpatError as error:
        result.fault = SyntaxFault(
            error.code, expat.ErrorString(error.code) or "", error.lineno, error.offset + 1, parser.ErrorByteIndex
        )
    return result


def start_tags(utf8: bytes) -> "array[int]":
    """Return the offsets of all start tags of a document that `scan` found no fault with."""
    offsets = array("Q")
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda _name, _attributes: offsets.append(parser.CurrentByteIndex)
    parser.Parse(utf8, True)
    return offsets


Stop = Callable[[int, str], None]


class _Handlers:
    """Enters into a Scan what the parser reports."""

    def __init__(self, parser: expat.XMLParserType, result: Scan) -> None:
        self.parser, self.result = parser, result
        parser.StartElementHandler = self._element(parser, result, self.stop)
        parser.StartNamespaceDeclHandler = self.namespace
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.entity
        parser.SkippedEntityHandler = self.unread_entity
        parser.ExternalEntityRefHandler = self.external_reference
        parser.AttlistDeclHandler = self.attribute_default

    @staticmethod
    def _element(parser: expat.XMLParserType, result: Scan, stop: Stop):  # type: ignore[no-untyped-def]  # noqa: ANN205 - a closure, for speed
        add_line, add_column = result.lines.append, result.columns.append

        def start(_name: str, attributes: dict[str, str]) -> None:
            if len(attributes) > MAX_ATTRIBUTES:
                stop(BEYOND, f"more than {MAX_ATTRIBUTES:,} attributes of one element")
            add_line(parser.CurrentLineNumber)
            add_column(parser.CurrentColumnNumber + 1)

        return start

    def here(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def declaration(self, version: str, _encoding: str | None, _standalone: int) -> None:
        self.result.xml_version = version
        if version not in ("1.0", "1.1"):
            self.stop(VERSION, f"XML has no version '{version}'")

    def namespace(self, prefix: str | None, address: str | None) -> None:
        key = (prefix or "", address or "")
        if key not in self.result.namespaces:
            self.result.namespaces[key] = self.here()
        if len(self.result.namespaces) > MAX_NAMESPACES:
            self.stop(BEYOND, f"more than {MAX_NAMESPACES:,} namespaces")

    def doctype(self, _name: str, system: str | None, _public: str | None, _has_subset: int) -> None:
        self.result.doctype = Doctype(*self.here(), system or "")

    def entity(self, name: str, _parameter: bool, value: str | None, *_external: str | None) -> None:  # noqa: FBT001 - expat calls
        if value is not None:
            self.stop(REFUSED, f"entity '{name}' is declared")
        self.result.external_entities.append((name, *self.here()))

    def unread_entity(self, name: str, _parameter: bool) -> None:  # noqa: FBT001 - expat calls
        self.result.unread_entities.append((name, *self.here()))

    def external_reference(self, names: str | None, *_where: str | None) -> int:
        """Note the reference, and go on as if the entity were empty."""
        self.result.unread_entities.append((names or "", *self.here()))
        return 1

    def attribute_default(self, _element: str, name: str, _type: str, default: str | None, _required: int) -> None:
        if default is not None:
            self.stop(REFUSED, f"attribute '{name}' is given a default")

    def stop(self, code: int, message: str) -> None:
        self.result.fault = SyntaxFault(code, message, *self.here())
        raise _RefusedError
