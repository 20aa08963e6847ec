"""What the first lines of a body say of its article, and the last, where no field of the stored form does.

Raw text has all of it there; Markdown without front matter, and bodies of JSON and pages, often have some.
"""

import re
from collections.abc import Iterable
from itertools import islice

from nashra.arabic import dateline
from nashra.content import ending, heading
from nashra.content.facts import StatedFacts
from nashra.content.heading_lines import Heading, Line, is_credible
from nashra.model import Person, Site

# Lines that are looked at, and the characters beyond which none is.
_MOST, _LONGEST = 10, 20_000
_LONGEST_LAST = 120
_EMPHASIS = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")


def authors(lines: Iterable[str], last: str = "") -> tuple[Person, ...] | None:
    """Return who a byline or dateline names, in a line of its own or before the text, or else in the last line."""
    return _authors_of_first(lines) or (ending.who(Line(0, last)) if len(last) <= _LONGEST_LAST else None) or None


def _authors_of_first(lines: Iterable[str]) -> tuple[Person, ...] | None:
    first, second = (*islice(filter(None, lines), 2), "", "")[:2]
    own = dateline.own_line(first) or dateline.from_author(first, second) if second else None
    if own and is_credible(own, first):
        return tuple(map(Person, own.authors)) or None
    before = dateline.before_text(first)
    return tuple(map(Person, before.authors)) or None if before else None


def read(body: str, title: str | None, path: str, site: Site) -> tuple[StatedFacts, str, Heading]:
    """Return what the first lines of a Markdown body state below a title, and the body without what is stated.

    Where no title is known, the first line may be it.
    """
    written = body[:_LONGEST].split("\n")
    lines = [Line(number, _plain(line)) for number, line in enumerate(written) if line.strip()][:_MOST]
    head = heading.below(lines, title, path, site) if title else heading.read(lines, path, site)
    if not head.stated.keys() & {"published", "updated", "authors"}:
        return StatedFacts(), body, Heading()
    left = {line.number for line in lines} - {line.number for line in head.body}
    kept = [line for number, line in enumerate(body.split("\n")) if number not in left]
    return head.stated, "\n".join(kept), head


def _plain(line: str) -> str:
    """Return a line without what Markdown has around it."""
    return _EMPHASIS.sub(r"\2", line.strip().removeprefix("> "))
