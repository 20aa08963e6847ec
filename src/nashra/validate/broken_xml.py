"""Why a document is no XML, in words that name what stands there: expat's own are about its tokens.

To explain another fault, write a function that takes a Break and returns words, and put it into EXPLAINED; what is to
be told of an invalid token is one line in TOKENS.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from xml.parsers import expat
from xml.parsers.expat import errors

from nashra.validate.scan import SyntaxFault

# As many bytes around the fault are looked at.
_NEAR = 1_000

# What stands before an invalid token and behind it, and what that means; the first that fits is told.
TOKENS: Final = tuple(
    (re.compile(before + rb"\Z"), re.compile(behind), words)
    for before, behind, words in (
        (rb"&#?[^\s;&<>\"']*", rb"", "a bare &, which is written &amp;"),
        (rb"--", rb"", "a comment holds --"),
        (rb"\]\]", rb">", "]]> stands in a text, where it is written ]]&gt;"),
        (rb"<", rb"/", "an end tag has no start tag"),
        (rb"<", rb"", "a bare <, which is written &lt;"),
        (rb"=\s*", rb"", "the value of an attribute stands without quotes"),
        (rb"=\s*(?:\"[^\"<]*|'[^'<]*)", rb"<", "a bare < in an attribute, which is written &lt;, or a missing quote"),
        (rb"=\s*(?:\"[^\"<]*\"|'[^'<]*')", rb"[^\s/>]", "no space stands before an attribute, or a quote in one"),
        (rb"<[^<>\"'=]*\s[^<>\"'=]+", rb"/?>", "an attribute has no value"),
    )
)


@dataclass(frozen=True)
class Break:
    """The place where a document ceases to be XML."""

    fault: SyntaxFault
    utf8: bytes

    @property
    def before(self) -> bytes:
        return self.utf8[max(self.fault.offset - _NEAR, 0) : max(self.fault.offset, 0)]

    @property
    def behind(self) -> bytes:
        return self.utf8[self.fault.offset : self.fault.offset + _NEAR]

    def at(self, pattern: bytes) -> str:
        """Return what the group of a pattern finds right behind the place, empty where nothing."""
        found = re.match(pattern, self.behind)
        return found[1].decode(errors="replace") if found else ""

    @cached_property
    def elements(self) -> "Elements":
        return Elements.until(self.utf8[: self.fault.offset])


@dataclass
class Elements:
    """The open elements, each with its line and the prefixes that it binds, and the name of the first of all."""

    opened: list[tuple[str, int, frozenset[str]]]
    first: str = ""

    @classmethod
    def until(cls, utf8: bytes) -> "Elements":
        """Read the beginning of a document, as far as it is XML."""
        found, parser = cls([]), expat.ParserCreate("utf-8")

        def start(name: str, attributes: dict[str, str]) -> None:
            found.first = found.first or name
            found.opened.append((name, parser.CurrentLineNumber, frozenset(_bound(attributes))))

        parser.StartElementHandler = start
        parser.EndElementHandler = lambda _: found.opened.pop()
        with suppress(expat.ExpatError):
            parser.Parse(utf8, False)
        return found


def _bound(names: dict[str, str]) -> Iterator[str]:
    return (name.removeprefix("xmlns:") for name in names if name.startswith("xmlns:"))


def reason(fault: SyntaxFault, utf8: bytes) -> str:
    """Return why a document is not well-formed; in expat's words where there are no better ones."""
    explain = EXPLAINED.get(fault.code)
    return (explain(Break(fault, utf8)) if explain else "") or fault.message


def entity(fault: SyntaxFault, utf8: bytes) -> str:
    """Return the name of an entity that is not defined, empty where it is not to be found."""
    found = re.search(rb"&(?!#|(?:amp|lt|gt|quot|apos);)([^;\s&<]+);", Break(fault, utf8).behind)
    return found[1].decode(errors="replace") if found else ""


def _token(broken: Break) -> str:
    if broken.elements.first and not broken.elements.opened:
        return _junk(broken)
    for before, behind, words in TOKENS:
        if before.search(broken.before) and behind.match(broken.behind):
            return words
    letter = broken.behind.decode(errors="replace")[:1]
    return f"the character {letter!r} does not belong here" if letter else ""


def _mismatch(broken: Break) -> str:
    name, line, _ = broken.elements.opened[-1]
    return f"</{broken.at(rb'([^ <>]+)')}> stands where <{name}> of line {line} is to be closed"


def _end(broken: Break) -> str:
    if not broken.utf8.strip():
        return "the document is empty"
    if not broken.elements.opened:
        return ""
    name, line, _ = broken.elements.opened[-1]
    return f"the document ends before <{name}> of line {line} is closed"


def _unclosed(broken: Break) -> str:
    kinds = {b"<!--": "a comment", b"<?": "a processing instruction", b"<": "a tag", b"&": "a reference"}
    kind = next((kind for start, kind in kinds.items() if broken.behind.startswith(start)), "")
    return f"the document ends within {kind}" if kind else ""


def _junk(broken: Break) -> str:
    return f"something follows the end of <{broken.elements.first}>, the first element"


def _prefix(broken: Break) -> str:
    tag = broken.at(rb"(<[^<>]*)")
    bound = {"xml", *re.findall(r"\sxmlns:([^\s=]+)", tag)}.union(*(names for _, _, names in broken.elements.opened))
    used = re.findall(r"(?:<|\s)([^\s<>:=\"'/]+):[^\s<>:=\"'/]+", tag)
    return next((f"the prefix {prefix!r} is bound to no namespace" for prefix in used if prefix not in bound), "")


def _twice(broken: Break) -> str:
    return f"the attribute {broken.at(rb'([^ =<>]+)')} stands twice in a tag"


def _number(broken: Break) -> str:
    return f"{broken.at(rb'(&#[^;<]*;)')} is no character of XML"


def _beginning(broken: Break) -> str:
    return "the document begins with text" if not broken.elements.first else ""


def _code(words: str) -> int:
    return errors.codes[words]


EXPLAINED: Final[dict[int, Callable[[Break], str]]] = {
    _code(errors.XML_ERROR_INVALID_TOKEN): _token,
    _code(errors.XML_ERROR_TAG_MISMATCH): _mismatch,
    _code(errors.XML_ERROR_NO_ELEMENTS): _end,
    _code(errors.XML_ERROR_UNCLOSED_TOKEN): _unclosed,
    _code(errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT): _junk,
    _code(errors.XML_ERROR_UNBOUND_PREFIX): _prefix,
    _code(errors.XML_ERROR_DUPLICATE_ATTRIBUTE): _twice,
    _code(errors.XML_ERROR_BAD_CHAR_REF): _number,
    _code(errors.XML_ERROR_SYNTAX): _beginning,
}
