"""What stands behind the body of a raw text: who wrote it, when, its tags, and what its page shows there.

What names somebody stays in the text, as a byline before it does; what is stated elsewhere, once it is read, goes.
"""

import re

from nashra.arabic import dateline, dateline_parts, given_names
from nashra.arabic.named import names
from nashra.content import heading_labels, values
from nashra.content.heading_lines import Heading, Line, Where, is_credible, is_date, is_rule, take_beside, take_date
from nashra.model import Person, Site

_TAGS = re.compile(
    r"(?:الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|كلمات دالة|الكلمات الدالة|تاجات|tags"
    r"|keywords|mots[- ]clés)\s*:\s*(.+)",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#[\w\u200c]+[\s،,|]*)+")
_NUMBERS = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[\d:\s]*")
# Reuters ends with `(إعداد … للنشرة العربية - تحرير …)`.
_PREPARED = re.compile(r"\(?\s*(?:إعداد|اعداد|تغطية صحفية:?)\s+(.+?)\s+للنشرة العربية.*")
# Lines behind a text, at most, and the characters of the last paragraph above them.
_MOST, _LEAST_TEXT = 8, 40
_LONGEST = 120
_BRACKETS = "()[]/ *ـ-–—."


def take(heading: Heading, where: Where, site: Site) -> tuple[Person, ...]:
    """Take the last lines out of a text where they are none of it; return who is named there."""
    named: tuple[Person, ...] = ()
    last = number = len(heading.body)
    while number > 1 and last - number < _MOST and len(heading.body[number - 1].text) <= _LONGEST:
        number -= 1
        line = heading.body[number]
        if _take_known(line, heading, where, site):
            del heading.body[number]
        elif people := who(line):
            named = named or people
        elif not (is_rule(line) or _is_wrong_date(line, heading, where, site)):
            break
    return named


def _take_known(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Take a line whose meaning is stated elsewhere once it is read, or that belongs to the page."""
    return (
        _take_tags(line, heading, site)
        or heading_labels.take(line, heading, where, site)
        or ("published" not in heading.stated and is_date(line, site) and take_date(line, heading, where, site))
        or take_beside(line, heading, where)
    )


def _is_wrong_date(line: Line, heading: Heading, where: Where, site: Site) -> bool:
    """Whether a line means to be a date, and is none: that is told, and the line stays."""
    return _NUMBERS.fullmatch(line.text) is not None and take_date(line, heading, where, site)


def _take_tags(line: Line, heading: Heading, site: Site) -> bool:
    if "tags" in heading.stated:
        return False
    if listed := _TAGS.fullmatch(line.text):
        heading.stated["tags"] = values.words(listed[1], site)
    elif _HASHTAGS.fullmatch(line.text):
        heading.stated["tags"] = values.words(" ".join(re.sub("[،,|]", " ", line.text).split()), site)
    return heading.stated.get("tags") is not None


def who(line: Line) -> tuple[Person, ...]:
    """Return who is named by a line that says nothing else, people or else an agency."""
    if source := heading_labels.source_of(line):
        return source
    if prepared := _PREPARED.fullmatch(line.text):
        return tuple(map(Person, names(prepared[1])))
    name = line.text.strip(_BRACKETS)
    if given_names.is_full(name) or dateline_parts.kind(name) == "wire":
        return (Person(name),)
    named = dateline.own_line(name)
    return tuple(map(Person, named.authors)) if named and is_credible(named, name) else ()
