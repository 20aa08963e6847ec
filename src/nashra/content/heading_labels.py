"""Lines of a raw text that say what they are: `العنوان: …`, `الكاتب: …`, alone or several in one line.

A new label is one line in LABELS, where it is not a name that keys know.
"""

import re
from collections.abc import Sequence

from nashra.arabic import author_field, dateline_parts
from nashra.content import keys
from nashra.content.heading_lines import Heading, Line, Where
from nashra.model import Person, Site
from nashra.problems import Level

_LABELLED = re.compile(r"([^\W\d_][^:\n]{1,20}?)\s*:\s*(\S.*)")
# Markdown's marks around a label: `**الكاتب:** سارة`, `*الكاتب*: سارة`.
_MARKED = re.compile(r"^[*_]{1,2}([^*_:]{2,25}?)\s*(?::[*_]{1,2}|[*_]{1,2}\s*:)\s*(?=\S)")
LABELS = dict.fromkeys(("by", "كتب", "كتبت", "اسمالكاتب"), "author") | {
    "العنوانالفرعي": "standfirst",
    "عنوانفرعي": "standfirst",
    "subtitle": "standfirst",
}
# A byline stays in the text, as it does without a label.
_BYLINE = re.compile(r"(?:by|بقلم|كتبت?)\b", re.IGNORECASE)
_BODY_LABELS = frozenset(
    {"النص", "المتن", "نص الخبر", "نص المقال", "نص الموضوع", "الخبر", "المحتوى", "التفاصيل", "text", "body", "texte"}
)
# What a label may say below a title or behind a text; an address or a picture is more likely of the text.
_BELOW = frozenset({"authors", "section", "published", "updated", "summary", "tags", "language"})
_BETWEEN = re.compile(r"\s+[|•]\s+")
_SOURCE = re.compile(r"(?:المصدر|مصدر|source)\s*[:/]\s*(.+)", re.IGNORECASE)
_LONGEST_SOURCE = 60
# Characters of a line under a label that nobody knows, among others.
_LONGEST_OTHER = 100
_LONGEST_SECTION = 40


def plain(text: str) -> str:
    """Return a line with its label in front of it as it would be without Markdown's marks."""
    return _MARKED.sub(r"\1: ", text)


def _key_and_value(text: str) -> tuple[str, str] | None:
    """Return the key that a label means, and what stands behind it; None for a label that nobody knows."""
    labelled = _LABELLED.fullmatch(plain(text)) if ":" in text else None
    if not labelled:
        return None
    label = LABELS.get(keys.folded(labelled[1]), labelled[1])
    key = next((key for key in (keys.folded(label), keys.bare(label)) if key in keys.FACTS), "")
    return (key, labelled[2]) if key else None


def read(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read lines like `العنوان: …`, of which one states the title."""
    table: dict[str, str] = {}
    line_of: dict[str, Line] = {}
    others: list[Line] = []
    waiting = list(lines)
    while waiting:
        if key_and_value := _key_and_value(waiting[0].text):
            key, table[key] = key_and_value
            line_of[key] = waiting.pop(0)
        elif table and _is_among(waiting):
            others.append(waiting.pop(0))
        else:
            break
    if keys.TITLES.isdisjoint(table):
        return None
    stated, problems = keys.facts(table, site, lambda key: where(line_of[key]))
    heading = Heading(stated, [*others, *_body(waiting)], problems)
    for line in others:
        state_source(line, heading)
    return heading


def _is_among(lines: Sequence[Line]) -> bool:
    """Whether a line has a label that nobody knows, and a known one below it."""
    first, *below = lines[:2]
    is_labelled = len(first.text) <= _LONGEST_OTHER and _LABELLED.fullmatch(plain(first.text)) is not None
    return is_labelled and any(_key_and_value(line.text) for line in below)


def _body(lines: Sequence[Line]) -> list[Line]:
    body = list(lines)
    if body and (label := _LABELLED.match(plain(body[0].text))) and label[1].strip().lower() in _BODY_LABELS:
        body[0] = Line(body[0].number, plain(body[0].text)[label.start(2) :])
    return [line for line in body if line.text.strip(" :*_#").lower() not in _BODY_LABELS]


def take(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line in which each part has a label that is known, and says what it should."""
    table: dict[str, str] = {}
    parts = _BETWEEN.split(line.text)
    if ":" not in line.text or (len(parts) == 1 and _BYLINE.match(plain(line.text))):
        return False
    for part in parts:
        key_and_value = _key_and_value(part)
        if not key_and_value or keys.FACTS[key_and_value[0]] not in _BELOW:
            return False
        key, table[key] = key_and_value
    stated, problems = keys.facts(table, site, lambda _: where(line))
    is_long = len(stated.get("section") or "") > _LONGEST_SECTION
    if not stated or is_long or any(problem.level > Level.INFO for problem in problems):
        return False
    heading.stated = stated | heading.stated
    return True


def is_source(line: Line) -> bool:
    return len(line.text) <= _LONGEST_SOURCE and _SOURCE.fullmatch(plain(line.text)) is not None


def source_of(line: Line) -> tuple[Person, ...]:
    """Return who is named as a source: an agency, or somebody with a place; nobody where a line says anything else."""
    labelled = _SOURCE.fullmatch(plain(line.text)) if len(line.text) <= _LONGEST_SOURCE else None
    if not labelled:
        return ()
    source = labelled[1].strip(" .")
    if dateline_parts.is_agency(source) or dateline_parts.kind(source) == "wire":
        return (Person(source),)
    named = author_field.read(source)
    return tuple(map(Person, named.authors)) if named and named.place else ()


def state_source(line: Line, heading: Heading) -> bool:
    """State who is named as a source for the author, where there is none."""
    people = () if heading.stated.get("authors") else source_of(line)
    if people:
        heading.stated["authors"] = people
    return bool(people)
