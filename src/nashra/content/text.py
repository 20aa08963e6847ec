"""Read raw text (.txt): perhaps a title with its date, then a dateline or byline, then one paragraph a line.

A body that is stored twice, one copy after the other, is read once.
"""

import re
from contextlib import suppress
from html import unescape

from nashra.arabic import dateline, dates, repeats, safety
from nashra.arabic.named import Dateline
from nashra.content import ending, escapes, front_matter, heading, keys, lead, plain, values
from nashra.content.facts import Facts, Found
from nashra.content.heading_lines import Heading, Line, is_credible
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

_MARKUP = re.compile(r"</(?:p|div)>|<br\s*/?>", re.IGNORECASE)
# A character reference with its semicolon; without that, `&copy=` is a part of an address.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ENTITY = "HTML's character references are read as the characters they mean"
_FENCES = ("---\n", "+++\n")


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what a raw text says: its heading, its body and lead, and the authors that its first line names."""
    is_markup = "<" in text and _MARKUP.search(text) is not None
    head = _heading(text, path, site) if is_markup or "&" not in text else _unreferenced(text, path, site)
    at_end = () if is_markup else ending.take(head, lambda line: Location(path, line.number), site)
    kept = repeats.once([paragraph.text for paragraph in head.body])
    paragraphs = head.body[:kept]
    if not paragraphs:
        empty = Problem(Location(path, 1), "empty", "the file holds no text")
        return [Found(Facts(), [*head.problems, *head.notes, empty])]
    if is_markup:
        return [_of_markup(head, paragraphs, path)]
    found = _of_paragraphs(head, paragraphs, at_end, path, site)
    found.problems.extend(_note_repeat(head.body, kept, path))
    return [found]


def _of_paragraphs(head: Heading, paragraphs: list[Line], at_end: tuple[Person, ...], path: str, site: Site) -> Found:
    """Return a text that has one paragraph a line; people `at_end` are its authors where nothing above names any."""
    is_standfirst = len(paragraphs) > 1 and paragraphs[0].text == head.stated.get("summary")
    own, first = _first_line(paragraphs[1:] if is_standfirst else paragraphs)
    below = paragraphs[1].text if first is paragraphs[0] and len(paragraphs) > 1 else ""
    if not head.stated.get("authors"):
        head.stated["authors"] = tuple(map(Person, own.authors if own else ())) or at_end or None
    _date_by_dateline(own, head, site)
    facts = Facts(
        **head.stated,
        body="\n".join(paragraph.text for paragraph in paragraphs),
        html=lambda: plain.paragraphs(paragraph.text for paragraph in paragraphs),
        lead=lambda: lead.below_heading(first.text, below),
        lead_line=first.number,
    )
    return Found(facts, [*head.problems, *head.notes, *_note_dateline(own, path, paragraphs[0].number)])


def _date_by_dateline(first: Dateline | None, head: Heading, site: Site) -> None:
    """Take the day of an agency's dateline, where it has its year, and no other is stated."""
    if first and first.date and "published" not in head.stated:
        with suppress(dates.DateError):
            head.stated["published"] = dates.parse(first.date, site.date_order)


def _unreferenced(text: str, path: str, site: Site) -> Heading:
    """Return the heading of a text without HTML, its character references decoded, and made as safe as the rest."""
    first = _REFERENCE.search(text)
    decoded = _REFERENCE.sub(lambda reference: _decoded(reference[0]), text)
    head = _heading(decoded, path, site)
    if first and decoded != text:
        where = Location(path, text.count("\n", 0, first.start()) + 1)
        head.problems.append(Problem(where, "entity", _ENTITY, Level.INFO))
    return head


def _decoded(reference: str) -> str:
    """Return the character that a reference means; a line break becomes a space."""
    return " ".join(safety.clean(unescape(reference))[0].split("\n"))


def _of_markup(head: Heading, paragraphs: list[Line], path: str) -> Found:
    """Return a text whose paragraphs are marked up as HTML, as some databases export them."""
    html = "\n".join(paragraph.text for paragraph in paragraphs)
    where = Location(path, paragraphs[0].number)
    note = Problem(where, "markup", "the text has HTML's paragraphs: it is HTML", Level.INFO)
    if title := head.stated.get("title"):
        head.stated["title"] = values.text(title)
    facts = Facts(
        **head.stated,
        body=html,
        html=lambda: html,
        lead=lambda: lead.of_html(html),
        lead_line=paragraphs[0].number,
    )
    return Found(facts, [*head.problems, *head.notes, note])


def _heading(text: str, path: str, site: Site) -> Heading:
    """Return the heading and the body: the text has front matter, or a heading in lines of its own, or neither."""
    try:
        parted = front_matter.part(text) if text.startswith(_FENCES) else None
    except front_matter.FrontMatterError:
        parted = None
    if not parted:
        return heading.read(_lines(text, 1), path, site)
    table, changes = escapes.cleaned(parted.values, escaped="\\" in parted.source)
    stated, problems = keys.facts(table, site, lambda name: Location(path, parted.line_of(name)))
    notes = [Problem(Location(path, parted.line), code, fact, Level.INFO) for code, fact in changes]
    return Heading(stated, _lines(parted.body, parted.body_line), [*notes, *problems])


def _lines(text: str, first: int) -> list[Line]:
    return [Line(number, line.strip()) for number, line in enumerate(text.split("\n"), first) if line.strip()]


def _first_line(paragraphs: list[Line]) -> tuple[Dateline | None, Line]:
    """Return the dateline, and the lead without it."""
    first = paragraphs[0]
    if len(paragraphs) > 1 and (own := _own_line(first, paragraphs[1])):
        return own, _without_dateline(paragraphs[1])
    if before := dateline.before_text(first.text):
        return before, Line(first.number, first.text[before.length :])
    return None, first


def _own_line(first: Line, second: Line) -> Dateline | None:
    """Return what the first line says, alone or with the dateline of an agency below it."""
    own = dateline.own_line(first.text)
    return own if own and is_credible(own, first.text) else dateline.from_author(first.text, second.text)


def _without_dateline(line: Line) -> Line:
    before = dateline.before_text(line.text)
    return Line(line.number, line.text[before.length :]) if before else line


def _note_dateline(first: Dateline | None, path: str, line: int) -> list[Problem]:
    if not first:
        return []
    parts = {"place": first.place, "agency": first.agency, "author": "، ".join(first.authors)}
    fact = ", ".join(f"{name} {value!r}" for name, value in parts.items() if value)
    return [Problem(Location(path, line), "dateline", f"the first line says {fact}", Level.INFO)]


def _note_repeat(stored: list[Line], kept: int, path: str) -> list[Problem]:
    if kept == len(stored):
        return []
    dropped = len(stored) - kept
    message = f"the body is stored twice: the second copy ({dropped} paragraphs from here) is left out"
    return [Problem(Location(path, stored[kept].number), "body-twice", message, Level.INFO)]
