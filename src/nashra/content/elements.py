"""What the elements of an HTML or XML document state, collected in one table with the line of each value."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from nashra.content import escapes, keys, lead
from nashra.content.facts import Facts, Found
from nashra.model import Site
from nashra.problems import Level, Location, Problem
from nashra.xml import Element

_BODY = "body"


class Table:
    """Values under the names that `keys` knows; of several values for one name the first that is not empty counts."""

    def __init__(self, path: str, site: Site) -> None:
        self._path, self.site = path, site
        self._lines: dict[str, int] = {}
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def state(self, name: str, value: object, element: Element) -> None:
        if value and name not in self.values:
            self.values[name] = value
            self._lines[name] = line(element)

    def tell(self, code: str, message: str, at: int, level: Level = Level.ERROR) -> None:
        self.problems.append(Problem(Location(self._path, at), code, message, level))

    def found(self, html: str, before: str = "", lead_line: int = 1) -> Found:
        """Return the facts of the table with this body; `before` is put in front of it, and is not part of its lead."""
        values, changes = escapes.cleaned(self.values | {_BODY: [before, html]}, escaped=True)
        before, html = values.pop(_BODY)
        stated, problems = keys.facts(values, self.site, self._where)
        if "draft" not in values:
            stated.pop("draft", None)  # `published: 0` is a draft in front matter; in a document it is a date
        notes = [Problem(Location(self._path, 1), code, fact, Level.INFO) for code, fact in changes]
        facts = Facts(
            **stated, body=html, html=lambda: before + html, lead=lambda: lead.of_html(html), lead_line=lead_line
        )
        return Found(facts, [*self.problems, *notes, *problems])

    def at(self, line: int) -> Location:
        return Location(self._path, line)

    def _where(self, name: str) -> Location:
        return Location(self._path, self._lines[name])


def line(element: Element) -> int:
    return element.sourceline or 1


def text(element: Element | None) -> str:
    """Return the text in an element on one line, empty where there is none."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def texts(elements: Iterator[Element]) -> list[str]:
    """Return the texts of elements, each only once."""
    return list(dict.fromkeys(filter(None, map(text, elements))))


def markup(element: Element) -> str:
    """Return the content of an element as HTML, without the element itself."""
    element.tail = None
    element.attrib.clear()
    whole: str = etree.tostring(element, method="html", encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("</")].strip()
