"""Read raw text (.txt): a title and its date if there are, a dateline or byline, then one paragraph a line.

All of it may stand there twice.
"""

import re
from dataclasses import dataclass
from datetime import date
from html import escape

from nashra.arabic import dateline, dates, repeats
from nashra.content.facts import Facts, Found
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

_LONGEST_DATE = 80
# A line of numbers and signs alone is meant as a date, whether it is one or not.
_NUMBERS = re.compile(r"[\d/.:\s-]*\d[/.-]\d+[/.-]\d[\d/.:\s-]*")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class _Heading:
    """The title and the date that stand before a body; `lines` says how many lines they take."""

    title: str | None = None
    published: date | None = None
    lines: int = 0
    problems: tuple[Problem, ...] = ()


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what a raw text says: its heading, the body, its lead, and the authors of its first line."""
    lines = [_Paragraph(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    heading = _heading(lines, path, site)
    stored = lines[heading.lines :]
    paragraphs = stored[: repeats.once([paragraph.text for paragraph in stored])]
    if not paragraphs:
        return [Found(Facts(), [Problem(Location(path, 1), "empty", "the file holds no text")])]
    found, lead = _first_line(paragraphs)
    facts = Facts(
        title=heading.title,
        published=heading.published,
        authors=tuple(Person(name) for name in found.authors) if found and found.authors else None,
        body="\n".join(paragraph.text for paragraph in paragraphs),
        html=lambda: "\n".join(f"<p>{escape(paragraph.text, quote=False)}</p>" for paragraph in paragraphs),
        lead=lambda: lead.text,
        lead_line=lead.line,
    )
    told = _told_dateline(found, path, paragraphs[0].line) + _told_repeat(stored, len(paragraphs), path)
    return [Found(facts, [*heading.problems, *told])]


def _heading(lines: list[_Paragraph], path: str, site: Site) -> _Heading:
    """Read a title and, in a line of its own below it, its date; without the date there is no heading."""
    if len(lines) < 2 or len(lines[1].text) > _LONGEST_DATE:  # noqa: PLR2004 - title and date
        return _Heading()
    title, dated = " ".join(lines[0].text.split()), lines[1]
    try:
        return _Heading(title, dates.parse(dated.text, site.date_order), 2)
    except dates.DateError as error:
        if not _NUMBERS.fullmatch(dated.text):
            return _Heading()
        return _Heading(title, None, 2, (Problem(Location(path, dated.line), "date", str(error), Level.WARNING),))


def _first_line(paragraphs: list[_Paragraph]) -> tuple[dateline.Dateline | None, _Paragraph]:
    """Return the dateline, and the lead without it."""
    first = paragraphs[0]
    if len(paragraphs) > 1 and (found := dateline.own_line(first.text)):
        return found, paragraphs[1]
    if found := dateline.before_text(first.text):
        return found, _Paragraph(first.line, first.text[found.length :])
    return None, first


def _told_dateline(found: dateline.Dateline | None, path: str, line: int) -> list[Problem]:
    if not found:
        return []
    said = {"place": found.place, "agency": found.agency, "author": "، ".join(found.authors)}
    fact = ", ".join(f"{name} {value!r}" for name, value in said.items() if value)
    return [Problem(Location(path, line), "dateline", f"the first line says {fact}", Level.INFO)]


def _told_repeat(stored: list[_Paragraph], kept: int, path: str) -> list[Problem]:
    if kept == len(stored):
        return []
    dropped = len(stored) - kept
    message = f"the body is stored twice: the second copy ({dropped} paragraphs from here) is left out"
    return [Problem(Location(path, stored[kept].line), "body-twice", message, Level.INFO)]
