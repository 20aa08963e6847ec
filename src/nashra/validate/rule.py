"""What a rule is.

To write one, derive a class from Rule in rules/<subject>.py, list it in that module's RULES, and put examples beside it:
tests/rules/<id>/good-*.xml and bad-*.xml. Its docstring is what `nashra explain <id>` prints: what is wrong, what readers
do with it, how to mend it. It says what it looks at, and gets it, in as many of these ways as it needs:

    elements = ("item/guid", "atom:id")     check(element)        these elements, of any parent or of the one named
    attributes = ("xml:lang", "atom:link/href")
                                            check_value(element, value)   for each element that has the attribute
    texts = ("item/pubDate",)               check_value(element, value)   the text of these elements
    datatypes = ("rfc3339-date",)             check_value(element, value)   whatever the grammar gives this datatype
    formats = ("rss",)                      only in formats whose name starts so; in all when not said
                                            check_source()        once, before the tree, even when there is none
                                            check_document()      once, with the whole tree

and calls `self.found(element, name=value, ...)` for what is wrong. An object is made for each document, so what a check
wants to remember goes into `__init__` or `self`.
"""

import string
from typing import Any, ClassVar

from nashra.problems import Level, Location, printable
from nashra.validate.document import Document
from nashra.validate.elements import Element
from nashra.validate.findings import Finding
from nashra.validate.names import usual

MAX_FINDINGS = 1000
MAX_VALUE = 80


class Rule:
    """One thing that can be wrong with a feed.

    `message` is a format string for the values given to `found`: `{x!r}` is quoted, `{x}` is not, and both are made
    short and printable. A rule that has more to say has more of them, each an attribute whose name starts with `message`.
    """

    id: ClassVar[str]
    level: ClassVar[Level] = Level.ERROR
    spec: ClassVar[str]
    w3c: ClassVar[tuple[str, ...]] = ()
    message: ClassVar[str]

    formats: ClassVar[tuple[str, ...]] = ()
    elements: ClassVar[tuple[str, ...]] = ()
    attributes: ClassVar[tuple[str, ...]] = ()
    texts: ClassVar[tuple[str, ...]] = ()
    datatypes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, document: Document, findings: list[Finding]) -> None:
        self.document = document
        self._findings = findings
        self._count = 0

    def check_source(self) -> None:
        """Look at the bytes and at what the first pass found."""

    def check_document(self) -> None:
        """Look at the whole tree."""

    def check(self, element: Element) -> None:
        """Look at one of `elements`."""

    def check_value(self, element: Element, value: str) -> None:
        """Look at one of `attributes`, `texts` or `datatypes`."""

    def found(self, where: Element | tuple[int, int], message: str = "", /, **values: object) -> None:
        """Note a finding at an element, or at a line and column; beyond MAX_FINDINGS more of the same is not noted.

        `{element}` in a message is the name of that element unless another is given.
        """
        self._count += 1
        if self._count > MAX_FINDINGS:
            return
        entry = None
        if isinstance(where, tuple):
            place = Location(self.document.path, *where)
        else:
            place, entry = self.document.where(where), self.document.entry_of(where)
            values.setdefault("element", usual(str(where.tag)))
        text = _FORMATTER.vformat(message or self.message, (), values)
        self._findings.append(Finding(self.id, self.level, place, text, self.w3c, entry))

    @classmethod
    def messages(cls) -> tuple[str, ...]:
        """Return every message that the rule can give."""
        return tuple(getattr(cls, name) for name in dir(cls) if name.startswith("message") and name != "messages")


class _Formatter(string.Formatter):
    """Makes every value short and printable."""

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as in string.Formatter
        return super().format_field(printable(shorten(value)) if isinstance(value, str) else value, format_spec)

    def convert_field(self, value: Any, conversion: str | None) -> Any:  # noqa: ANN401 - as above
        return f"'{printable(shorten(str(value)))}'" if conversion == "r" else super().convert_field(value, conversion)


def shorten(text: str) -> str:
    """Return text cut to what a line of a report bears."""
    return text if len(text) <= MAX_VALUE else text[: MAX_VALUE - 1] + "…"


_FORMATTER = _Formatter()
