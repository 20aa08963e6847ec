"""Read raw text (.txt): a dateline or byline, then one paragraph a line, perhaps all of it twice."""

from dataclasses import dataclass
from html import escape

from nashra.arabic import dateline, repeats
from nashra.content.facts import Facts, Found
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem


@dataclass(frozen=True, slots=True)
class _Paragraph:
    line: int
    text: str


def read(text: str, path: str, site: Site) -> list[Found]:  # noqa: ARG001 - every reader is called so
    """Return what a raw text says: the body, its lead, and the authors of its first line."""
    stored = [_Paragraph(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    paragraphs = stored[: repeats.once([paragraph.text for paragraph in stored])]
    if not paragraphs:
        return [Found(Facts(), [Problem(Location(path, 1), "empty", "the file holds no text")])]
    found, lead = _first_line(paragraphs)
    facts = Facts(
        authors=tuple(Person(name) for name in found.authors) if found and found.authors else None,
        html=lambda: "\n".join(f"<p>{escape(paragraph.text, quote=False)}</p>" for paragraph in paragraphs),
        lead=lambda: lead.text,
        lead_line=lead.line,
    )
    told = _told_dateline(found, path, paragraphs[0].line) + _told_repeat(stored, len(paragraphs), path)
    return [Found(facts, told)]


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
