"""The heading of a raw text: title and date in lines of their own before the body, or lines with labels.

    عنوان                     24 نوفمبر 2026          العنوان: عنوان
    24 نوفمبر 2026            عنوان                   التاريخ: 24 نوفمبر 2026
    متن                       متن                     متن

Above, between and behind the two may stand its section, who wrote it, what sums it up, its address, and when it was
changed. Without a date, or a label for the title, a line is a title only where it looks like one: it is short, ends no
sentence, and what follows is a paragraph.
"""

from collections.abc import Sequence

from nashra.arabic import author_field, beside, dateline, dateline_parts, given_names
from nashra.arabic.folding import folded
from nashra.arabic.named import names, without_photographer
from nashra.content import heading_labels, heading_top
from nashra.content.heading_lines import (
    LEAST_HEADLINE,
    LONGEST_TITLE,
    Heading,
    Line,
    Where,
    is_credible,
    is_short,
    take,
    take_beside,
    take_date,
)
from nashra.model import Person, Site
from nashra.problems import Level, Location, Problem

# Spaces in a name that stands alone.
_LONGEST_NAME = 4
_LONGEST_NAMES = 120
_LONGEST_PLACE = 40
# Characters of a paragraph below a name or an undated title, and of such a title.
_LEAST_TEXT, _LONGEST_UNDATED = 60, 150
# Lines below a title that may be of its heading.
_MOST = 8
# Spaces in the name of an agency: `وكالة أنباء الشرق` may be one, a sentence about an agency is longer.
_LONGEST_AGENCY = 2


def read(lines: Sequence[Line], path: str, site: Site) -> Heading:
    """Return the heading of a text; where there is none, an empty one with all lines as the body."""

    def where(line: Line) -> Location:
        return Location(path, line.number)

    return heading_labels.read(lines, where, site) or _unlabelled(lines, where, site) or Heading(body=list(lines))


def _unlabelled(lines: Sequence[Line], where: Where, site: Site) -> Heading | None:
    """Read a title with its date below it, or above, or one that is known by what follows."""
    heading = Heading()
    waiting = list(lines)
    above = heading_top.take(waiting, heading, where, site)
    if not waiting or len(waiting[0].text) > LONGEST_TITLE:
        return None
    title = waiting.pop(0)
    headline = heading.stated["title"] = heading_top.unmarked(title.text)
    behind, kept = _take_all(waiting, heading, where, site)
    heading.body = [*above, *kept, *_without_title(waiting[behind:], headline)]
    if heading.problems or heading.stated.keys() & {"published", "updated"}:
        return heading if heading.body or is_short(title.text) else None
    if given_names.is_full(title.text):
        return _of_name(title, lines)
    if not _is_title(title, heading):
        return None
    heading.notes.append(Problem(where(title), "title", "the first line is taken for the title", Level.INFO))
    return heading


def _of_name(line: Line, lines: Sequence[Line]) -> Heading | None:
    """Return a heading that is nothing but the author's name, above a text."""
    is_above_text = len(lines[-1].text) >= _LEAST_TEXT
    return Heading({"authors": (Person(line.text.strip(" *")),)}, list(lines)) if is_above_text else None


def _is_title(title: Line, heading: Heading) -> bool:
    """Whether an undated line is a title by itself: no sentence, no byline, and followed by a paragraph."""
    text = [line for line in heading.body if not (_is_byline(line) or heading_labels.is_source(line))]
    is_headline = is_short(title.text) and len(title.text) <= _LONGEST_UNDATED and heading_top.is_headline(title.text)
    located = dateline.before_text(title.text)
    if not (is_headline and text) or _is_byline(title) or (located and (located.agency or located.authors)):
        return False
    if dateline.from_author(title.text, text[0].text):
        return False
    if is_short(text[0].text) and len(text[0].text) < _LEAST_TEXT and len(text) > 1:
        text.pop(0)
    return len(text[0].text) >= (_LEAST_TEXT if heading.is_sure else max(_LEAST_TEXT, len(title.text)))


def _without_title(lines: Sequence[Line], title: str) -> list[Line]:
    """Return a text without its title, where that is its first line."""
    return list(lines[1:] if len(lines) > 1 and folded(lines[0].text) == folded(title) else lines)


def below(lines: Sequence[Line], title: str, path: str, site: Site) -> Heading:
    """Return what lines below a title say that is known already, and those that are text."""

    def where(line: Line) -> Location:
        return Location(path, line.number)

    heading = Heading({"title": title})
    behind, kept = _take_all(lines, heading, where, site)
    heading.body = [*kept, *lines[behind:]]
    return heading


def take_line(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that stands alone before a text; one that only names somebody states it, and is not taken."""
    if take_date(line, heading, where, site) or take_beside(line, heading, where):
        return True
    named = dateline.own_line(line.text)
    if named and named.authors and is_credible(named, line.text):
        heading.stated["authors"] = tuple(map(Person, named.authors))
    return False


def _take_all(lines: Sequence[Line], heading: Heading, where: Where, site: Site) -> tuple[int, list[Line]]:
    """Take the lines below a title that belong to the heading; return how many, and which of them are text as well.

    A byline, a place and a standfirst belong to it only above a line that surely does.
    """
    taken = 0
    kept: list[Line] = []
    for number, line in enumerate(lines[:_MOST], start=1):
        below = lines[number:]
        if len(line.text) > LONGEST_TITLE:
            break
        if _take_surely(line, below, heading, where, site):
            taken = number
            continue
        is_byline = heading_labels.state_source(line, heading) or _is_byline(line)
        if _take_author_above_date(line, below, heading, site):
            taken = number
            kept += [line] if is_byline else []
        elif is_byline or _is_place(line) or _take_above_date(line, below, heading, site):
            kept.append(line)
        else:
            break
    return taken, [line for line in kept if line in lines[:taken]]


def _take_surely(line: Line, below: Sequence[Line], heading: Heading, where: Where, site: Site) -> bool:
    """Take a line that belongs to the heading without any other that shows it."""
    return (
        take(line, heading, where, site)
        or heading_labels.take(line, heading, where, site)
        or folded(line.text) == folded(heading.stated["title"] or "")
        or _take_agency(line, heading)
        or _take_name(line, below, heading, site)
    )


def _is_byline(line: Line) -> bool:
    named = dateline.own_line(line.text)
    return named is not None and is_credible(named, line.text)


def _is_place(line: Line) -> bool:
    return len(line.text) <= _LONGEST_PLACE and dateline_parts.kind(line.text) == "place"


def _take_agency(line: Line, heading: Heading) -> bool:
    """Take a line that names an agency and nothing else for the author."""
    agency = line.text.strip("()[]/ ")
    is_agency = agency.count(" ") <= _LONGEST_AGENCY and dateline_parts.kind(agency) == "wire"
    if is_agency:
        heading.stated.setdefault("authors", (Person(agency),))
    return is_agency


def _take_above_date(line: Line, below: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a line between title and date; one that is long enough is the summary."""
    if "published" in heading.stated or not is_short(heading.stated["title"] or "") or not _is_date_near(below, site):
        return False
    if not any(len(lower.text) >= min(len(line.text), _LEAST_TEXT) for lower in below[1:]):
        return False
    if _is_standfirst(line) and "summary" not in heading.stated:
        heading.stated["summary"] = line.text
    return True


def _is_date_near(below: Sequence[Line], site: Site) -> bool:
    """Whether one of the next two lines is a date, with text below it."""
    return any(
        heading_top.is_time(line, site) and len(below) > number for number, line in enumerate(below[:2], start=1)
    )


def _is_standfirst(line: Line) -> bool:
    """Whether a line says more than a name or a rubric would."""
    return line.text.count(" ") >= LEAST_HEADLINE and len(line.text) <= LONGEST_TITLE


def _take_name(line: Line, below: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a line that is surely a name for the author, above the text, or just above the date."""
    if "authors" in heading.stated or not below or not given_names.is_full(line.text):
        return False
    is_dated = "published" in heading.stated
    below = [lower for lower in below if not beside.is_button(lower.text)] or below
    is_author = len(below[0].text) >= _LEAST_TEXT or (not is_dated and _is_date_near(below, site))
    if is_author:
        heading.stated["authors"] = (Person(line.text.strip(" *")),)
    return is_author


def _take_author_above_date(line: Line, below: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a line that says who wrote it, with the date in the line below, or in the one after that."""
    named = author_field.read(line.text) if _may_name(line.text) else None
    if not (named and named.authors and below and is_credible(named, line.text)):
        return False
    is_above = heading_top.is_time(below[0], site)
    if is_above or (given_names.may_be(line.text) and _is_date_near(below, site)):
        authors = tuple(map(Person, named.authors))
        return heading.stated.setdefault("authors", authors) == authors
    return False


def _may_name(text: str) -> bool:
    """Whether a line is short enough for a name, or a list of names that are known."""
    if len(text) > _LONGEST_NAMES or text.count(" ") <= _LONGEST_NAME:
        return len(text) <= _LONGEST_NAMES
    listed = without_photographer(text)
    return listed.count(" ") <= _LONGEST_NAME or all(map(given_names.may_be, names(listed)))
