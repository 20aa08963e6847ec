"""What stands above the title of a raw text: its section, who wrote it, its date, its address."""

import re
from collections.abc import Sequence

from nashra.arabic import beside, dateline, dateline_parts, given_names, sections
from nashra.arabic.named import Dateline
from nashra.content import heading_labels
from nashra.content.heading_lines import (
    LEAST_HEADLINE,
    Heading,
    Line,
    Where,
    is_change,
    is_credible,
    is_date,
    is_rule,
    is_short,
    section_named,
    take_address,
    take_beside,
    take_date,
)
from nashra.model import Person, Site

# What Markdown has around a title.
_MARKS = re.compile(r"^#{1,6}\s+(?=\S)|^\*\*(?=.+\*\*$)|(?<=\S)\*\*$")
_ENDS_NO_HEADLINE = ("،", "؛", ",", ";", "-")
_BULLETS = ("-", "–", "—", "*", "•", "·", "▪", "■", "●", "►", ">")
# Of an interview: `س: متى بدأت؟`.
_QUESTION = re.compile(r"\w\s?[:/-]")
# Lines above a title, at most.
_MOST = 4
# In a line that says who wrote it.
_MOST_SPACES = 7


def unmarked(title: str) -> str:
    return " ".join(_MARKS.sub("", title).split())


def is_headline(text: str) -> bool:
    """Whether a line may be a headline rather than a part of a sentence, or an item of a list."""
    return not text.endswith(_ENDS_NO_HEADLINE) and not text.startswith(_BULLETS) and not _QUESTION.match(text)


def is_time(line: Line, site: Site) -> bool:
    """Whether a line says when it was published or changed, and nothing else."""
    return is_date(line, site) or beside.is_relative(line.text) or is_change(line, site)


def take(waiting: list[Line], heading: Heading, where: Where, site: Site) -> list[Line]:
    """Take what stands above the title out of the lines; return those that are of the text, too."""
    kept: list[Line] = []
    for _ in range(_MOST):
        if not waiting or not _take_first(waiting, heading, kept, where, site):
            break
        waiting.pop(0)
    return kept


def _take_first(waiting: Sequence[Line], heading: Heading, kept: list[Line], where: Where, site: Site) -> bool:
    first = waiting[0]
    if take_address(first, heading) or is_rule(first):
        return True
    if _is_section(waiting, heading, site):
        heading.stated["section"] = section_named(first, site) or first.text
        return True
    if len(waiting) < 3:  # noqa: PLR2004 - it stands above a title and its text
        return False
    if _take_date_above(waiting, heading, where, site) or _take_other(first, heading, where, site):
        return True
    is_author = _take_author(waiting, heading, site)
    if is_author and not given_names.is_full(first.text):
        kept.append(first)
    return is_author


def _take_date_above(waiting: Sequence[Line], heading: Heading, where: Where, site: Site) -> bool:
    """Take a first line that is a date, unless it is a title."""
    return not is_date(waiting[1], site) and take_date(waiting[0], heading, where, site)


def _take_other(first: Line, heading: Heading, where: Where, site: Site) -> bool:
    return take_beside(first, heading, where) or heading_labels.take(first, heading, where, site)


def _is_section(waiting: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Whether a first line names a section; where no other line could be the title, it is that."""
    if len(waiting) < 3 or "section" in heading.stated:  # noqa: PLR2004 - section, title and text
        return False
    first, second, third = waiting[:3]
    is_known = bool(section_named(first, site))
    if is_time(second, site):
        return is_known and len(waiting) > 3 and is_short(third.text)  # noqa: PLR2004 - the date, too
    return is_known or (first.text.isalpha() and is_time(third, site) and _is_title_above_date(second.text))


def _is_title_above_date(text: str) -> bool:
    return _is_likely_title(text) and not _is_author_line(text)


def _is_likely_title(text: str) -> bool:
    return text.count(" ") >= LEAST_HEADLINE - 1 and is_short(text) and is_headline(text)


def _is_author_line(text: str) -> bool:
    named = dateline.own_line(text)
    return given_names.may_be(text) or (named is not None and bool(named.authors) and is_credible(named, text))


def _take_author(waiting: Sequence[Line], heading: Heading, site: Site) -> bool:
    """Take a first line that says who wrote it, with a headline and a text below, perhaps after a date."""
    first = waiting[0].text
    if first.count(" ") > _MOST_SPACES or "authors" in heading.stated:
        return False
    named = dateline.own_line(first)
    is_full = given_names.is_full(first)
    is_agency = dateline_parts.is_agency(first) or (named is not None and _is_of_agency(named))
    is_named = named is not None and bool(named.authors) and is_credible(named, first, is_located=False)
    if not (is_full or is_agency or is_named):
        return False
    below = [line for line in waiting[1:5] if not is_time(line, site)]
    if len(below) < 2 or not _is_above_text(below):  # noqa: PLR2004 - title and text
        return False
    authors = (first.strip(" *"),) if is_full else named.authors if named and is_named else ()
    heading.stated |= {"authors": tuple(map(Person, authors))} if authors else {}
    return True


def _is_of_agency(named: Dateline) -> bool:
    return bool(named.agency) and not named.authors and (not named.place or dateline_parts.kind(named.place) == "place")


def _is_above_text(lines: Sequence[Line]) -> bool:
    title, text = lines[0].text, lines[1].text
    return _is_likely_title(title) and not sections.named(title) and len(text) > len(title)
