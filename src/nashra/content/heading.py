"""The heading of a raw text: title and date in lines of their own before the body, or lines with labels.

    عنوان                     24 نوفمبر 2026          العنوان: عنوان
    24 نوفمبر 2026            عنوان                   التاريخ: 24 نوفمبر 2026
    متن                       متن                     متن

Around these two lines there may be the section, the author, a standfirst, the address, and the date of an update.
Without a date, or a label for the title, there is no heading.
"""

import re
from collections.abc import Sequence

from nashra.arabic import dateline, dateline_parts, given_names, sections
from nashra.content import keys
from nashra.content.heading_lines import Heading, Line, Where, is_date, is_rule, take, take_address, take_date
from nashra.model import Person, Site
from nashra.problems import Location

_LONGEST_TITLE = 250
# Spaces in a name that stands alone.
_LONGEST_NAME = 4
# Spaces in a line that is more likely a headline or a standfirst than a name.
_LEAST_HEADLINE = 3
_LONGEST_PLACE = 40
# Characters of a paragraph below a name.
_LEAST_TEXT = 60
# Lines below a title that may belong to the heading.
_MOST = 6
_LABELLED = re.compile(r"([^\W\d_][^:\n]{1,20}?)\s*:\s*(\S.*)")
# Labels beside the names of keys.
_LABELS = dict.fromkeys(("by", "بقلم", "كتب", "كتبت", "اسمالكاتب"), "author") | {"تاريخالخبر": "date"}
_BODY_LABELS = frozenset({"النص", "المتن", "نص الخبر", "الخبر", "text", "body"})
_BY = re.compile(r"(?:بقلم|بواسطة|كتبت?|كتبوا|إعداد|by|[A-Z][\w.'’-]+ [A-Z][\w.'’-]+$)(?!\w)")
# What Markdown has around a title.
_MARKS = re.compile(r"^#{1,6}\s+(?=\S)|^\*\*(?=.+\*\*$)|(?<=\S)\*\*$")
# Spaces in the name of an agency: `وكالة أنباء الشرق` may be one, a sentence about an agency is longer.
_LONGEST_AGENCY = 2


def read(lines: Sequence[Line], path: str, site: Site) -> Heading:
    """Return the heading of a text; where there is none, an empty one with all lines as the body."""

    def where(line: Line) -> Location:
        return Location(path, line.number)

    return _labelled(lines, where, site) or _unlabelled(lines, where, site) or Heading(body=list(lines))


def _labelled(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read lines like `العنوان: …`, of which one states the title."""
    table: dict[str, str] = {}
    places: dict[str, Line] = {}
    for line in lines:
        found = _LABELLED.fullmatch(line.text)
        name = _LABELS.get(keys.folded(found[1]), found[1]) if found else ""
        if not found or keys.folded(name) not in keys.NAMES:
            break
        table[name], places[name] = found[2], line
    if keys.TITLES.isdisjoint(map(keys.folded, table)):
        return None
    stated, problems = keys.facts(table, site, lambda name: where(places[name]))
    body = list(lines[len(table) :])
    if body and (label := _LABELLED.match(body[0].text)) and label[1].strip().lower() in _BODY_LABELS:
        body[0] = Line(body[0].number, label[2])
    return Heading(stated, [line for line in body if line.text.strip(" :").lower() not in _BODY_LABELS], problems)


def _unlabelled(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read a title with its date below or above."""
    heading = Heading()
    waiting = list(lines)
    while waiting and (take_address(waiting[0], heading) or is_rule(waiting[0])):
        waiting.pop(0)
    _take_section_above(waiting, heading, site)
    is_dated_first = len(waiting) > 2 and not is_date(waiting[1], site)  # noqa: PLR2004 - date, title and text
    if is_dated_first and take_date(waiting[0], heading, where, site):
        waiting.pop(0)
        _take_section_above(waiting, heading, site)
    if not waiting or len(waiting[0].text) > _LONGEST_TITLE:
        return None
    heading.stated["title"] = " ".join(_MARKS.sub("", waiting.pop(0).text).split())
    behind, kept = _take_all(waiting, heading, where, site)
    if not (heading.problems or heading.stated.keys() & {"published", "updated"}):
        return None
    heading.body = [*kept, *waiting[behind:]]
    return heading


def _take_section_above(waiting: list[Line], heading: Heading, site: Site) -> None:
    """Take a first line that names a section, unless no other line could be the title."""
    if len(waiting) < 3 or "section" in heading.stated:  # noqa: PLR2004 - section, title and text
        return
    first, second, third = waiting[:3]
    is_dated = is_date(second, site)
    title = third.text if is_dated else second.text
    named = sections.named(first.text)
    if not named and not is_dated and is_date(third, site) and _is_word_above_headline(first.text, title):
        named = first.text
    is_headline = not is_dated or (len(waiting) > 3 and _is_short(title))  # noqa: PLR2004 - the date, too
    if named and is_headline:
        heading.stated["section"] = named
        waiting.pop(0)


def _is_word_above_headline(line: str, title: str) -> bool:
    """Whether a line is one word above what is surely a headline: then it is a section, listed or not."""
    return " " not in line and title.count(" ") >= _LEAST_HEADLINE - 1 and not given_names.may_be(title)


def _is_short(text: str) -> bool:
    """Whether a line may be a headline rather than a paragraph."""
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ":"))


def _take_all(lines: Sequence[Line], heading: Heading, where: Where, site: Site) -> tuple[int, list[Line]]:
    """Take the lines below a title that belong to the heading; return how many, and which of them are text as well."""
    taken = number = 0
    passed: list[Line] = []
    while number < min(len(lines), _MOST) and len(lines[number].text) <= _LONGEST_TITLE:
        line, below = lines[number], lines[number + 1 :]
        number += 1
        if take(line, heading, where, site) or _take_agency(line, heading) or _take_name(line, below, heading, site):
            taken = number
        elif _take_author_above_date(line, below, heading, where, site):
            taken = number = number + 1
            passed += [line] if _is_byline(line) else []
        elif _is_byline(line) or _is_place(line) or _take_above_date(line, below, heading, site):
            passed.append(line)
        else:
            break
    return taken, [line for line in passed if line in lines[:taken]]


def _is_byline(line: Line) -> bool:
    named = dateline.own_line(line.text)
    return named is not None and _is_credible(named, line.text)


def _is_place(line: Line) -> bool:
    return len(line.text) <= _LONGEST_PLACE and dateline_parts.kind(line.text) == "place"


def _take_agency(line: Line, heading: Heading) -> bool:
    """Take a line that names an agency and nothing else for the author."""
    is_one = line.text.count(" ") <= _LONGEST_AGENCY and dateline_parts.kind(line.text) == "wire"
    if is_one:
        heading.stated.setdefault("authors", (Person(line.text),))
    return is_one


def _take_above_date(line: Line, below: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a line between title and date; one that is long enough is the summary."""
    if "published" in heading.stated or not _is_date_near(below, site):
        return False
    if _is_standfirst(line) and "summary" not in heading.stated and _is_short(heading.stated["title"]):
        heading.stated["summary"] = line.text
    return True


def _is_date_near(below: Sequence[Line], site: Site) -> bool:
    """Whether one of the next two lines is a date, with text below it."""
    return any(is_date(line, site) and len(below) > number for number, line in enumerate(below[:2], start=1))


def _is_standfirst(line: Line) -> bool:
    """Whether a line says more than a name or a rubric would."""
    return line.text.count(" ") >= _LEAST_HEADLINE and len(line.text) <= _LONGEST_TITLE


def _take_name(line: Line, below: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a line that is surely a name for the author, between the date and the text, or just above the date."""
    if "authors" in heading.stated or not below or not given_names.is_full(line.text):
        return False
    is_dated = "published" in heading.stated
    is_there = len(below[0].text) >= _LEAST_TEXT if is_dated else _is_date_near(below, site)
    if is_there:
        heading.stated["authors"] = (Person(line.text),)
    return is_there


def _take_author_above_date(line: Line, below: Sequence[Line], heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that says who wrote it, with the date in the line below."""
    named = dateline.credit(line.text) if line.text.count(" ") <= _LONGEST_NAME else None
    if not (named and named.authors and below and _is_credible(named, line.text)):
        return False
    if not take_date(below[0], heading, where, site):
        return False
    heading.stated.setdefault("authors", tuple(map(Person, named.authors)))
    return True


def _is_credible(named: dateline.Dateline, written: str) -> bool:
    """Whether names are people's: known names, names after `بقلم`, or short ones beside a known place or agency."""
    is_located = bool(named.agency) or dateline_parts.kind(named.place) == "place"
    is_short = all(name.count(" ") < _LEAST_HEADLINE for name in named.authors)
    is_said = _BY.match(written) is not None or (is_located and is_short)
    return is_said or all(map(given_names.may_be, named.authors))
