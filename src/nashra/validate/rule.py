"""What a rule is.

To write one, derive a class from Rule in rules/<subject>.py, list it in that module's RULES, and put examples
beside it: tests/rules/<id>/good-*.xml and bad-*.xml. Its docstring is what `nashra explain <id>` prints: what is wrong,
what readers do with it, how to mend it. It says what it looks at, in as many of these ways as it needs:

    elements = ("item/guid", "atom:id")   ->  check(element)               of any parent, or of the one named
    texts = ("item/pubDate",)             ->  check_value(element, value)  the text of these elements
    attributes = ("xml:lang", "atom:link/href")
                                          ->  check_value(element, value)  on any element, or on the one named
    datatypes = ("rfc3339-date",)         ->  check_value(element, value)  all values that have it in the grammar
    looks_at_tags = True                  ->  check_tags(element, tags)    the tags of all HTML, as in tags.py
    formats = ("rss",)                        only in formats whose name starts so; without it in all XML formats,
                                              and with ANY_FORMAT in all formats

    check_source()     once, before there is a tree and even when there is none
    check_document()   once, with the whole tree
    check_last()       once, with what all rules have found

and calls `self.found(element, name=value, ...)` for what is wrong. Each document gets a new object, so a check may keep
in attributes what it wants to remember. A rule about values that the grammar refuses is a MisfitsRule, without code.
"""

from typing import ClassVar

from nashra.problems import Level, Location, printable
from nashra.validate.document import Document
from nashra.validate.findings import Finding
from nashra.validate.names import name_of
from nashra.validate.written import attribute_place
from nashra.xml import Element

MAX_FINDINGS = 1000
MAX_VALUE = 80
ANY_FORMAT = ("",)


class Rule:
    """One thing that can be wrong with a feed.

    `message` is a format string for the values given to `found`: `{x!r}` is quoted, `{x}` is not, and both are made
    short and printable. A rule that has more to say has more of them: `message_future`, `message_early`.
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
    looks_at_tags: ClassVar[bool] = False

    def __init__(self, document: Document, findings: list[Finding]) -> None:
        self.document = document
        self.findings = findings
        # The attribute that is being checked, as lxml names it; empty while it is a text or an element.
        self.at = ""
        self._count = 0

    def check_source(self) -> None:
        """Look at the bytes and at what the first pass found."""

    def check_document(self) -> None:
        """Look at the whole tree."""

    def check(self, element: Element) -> None:
        """Look at one of `elements`."""

    def check_value(self, element: Element, value: str) -> None:
        """Look at one of `attributes`, `texts` or `datatypes`."""

    def check_tags(self, element: Element, tags: str) -> None:
        """Look at the tags of an element's HTML, or at the start tag of an element of XHTML."""

    def check_last(self) -> None:
        """Look at `findings`, what all rules have found."""

    def found(
        self,
        where: Element | tuple[int, int],
        message: str = "",
        /,
        *,
        at: str | None = None,
        entry: int | None = None,
        **values: object,
    ) -> None:
        """Add a finding at an element, or at a line and column; of one rule no more than MAX_FINDINGS are added.

        `{element}` in a message is the name of that element unless another is given. `at` names the attribute to point
        at, if it is not the one that is being checked. `entry` is for places without an element.
        """
        self._count += 1
        if self._count > MAX_FINDINGS:
            return
        if isinstance(where, tuple):
            place = Location(self.document.path, *where)
        else:
            place, entry = self.place(where, self.at if at is None else at), self.document.entry_of(where)
            values.setdefault("element", name_of(where))
        shown = {name: Shown(value) if isinstance(value, str) else value for name, value in values.items()}
        text = (message or self.message).format(**shown)
        self.findings.append(Finding(self.id, self.level, place, text, self.w3c, entry))

    def place(self, element: Element, attribute: str | None) -> Location:
        """Return where an element stands, or an attribute of it."""
        return attribute_place(self.document, element, attribute) if attribute else self.document.where(element)

    @classmethod
    def messages(cls) -> tuple[str, ...]:
        """Return every message that the rule can give."""
        return tuple(getattr(cls, name) for name in dir(cls) if name.startswith("message") and name != "messages")


class MisfitsRule(Rule):
    """Reports values of its `datatypes` that the grammar refuses; a message may contain `{name}` and `{value!r}`."""

    message = "{name} {value!r} is not valid"

    def check_document(self) -> None:
        for misfit in self.document.faults.misfits:
            if misfit.datatype.name in self.datatypes:
                self.found(misfit.element, at=misfit.attribute, name=misfit.name, value=misfit.value)


class Shown(str):
    """A value as messages show it, short and printable: `{value}` bare, `{value!r}` in quotes."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return printable(self if len(self) <= MAX_VALUE else self[: MAX_VALUE - 1] + "…")

    def __repr__(self) -> str:
        return f"'{self:}'"
