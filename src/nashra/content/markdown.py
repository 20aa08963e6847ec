"""Read Markdown (.md): front matter of any generator, and CommonMark with tables, footnotes and strikethrough.

HTML in the Markdown is kept: rendering sanitises every body.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, cast

from nashra.arabic import dates
from nashra.content import commonmark, escapes, front_matter, keys, lead, obsidian, repeated, shortcodes
from nashra.content.facts import Facts, Found, StatedFacts
from nashra.content.front_matter import FrontMatterError, Parted
from nashra.model import Site
from nashra.problems import Level, Location, Problem

_UNQUOTED = "the value wants quotes, since YAML means something by its signs: it is read as it stands"
# Characters at the beginning and the end of a body in which a byline may be.
_BEGINNING, _LAST = 1_000, 200
_LONGEST_TITLE = 300
_DATED_NAME = re.compile(r"\d{4}-\d\d-\d\d(?=[-_. ]|$)")
# A heading of the first or second level at the beginning, in either notation.
_HEADING = re.compile(r"\s*^(?:#{1,2} +(?P<marked>.+?)(?: +#+)?|(?P<underlined>\S.*+)\n=+) *$\n?", re.MULTILINE)


def read(text: str, path: str, site: Site) -> list[Found]:
    """Return what front matter and body say."""
    try:
        parted = front_matter.part(text)
    except FrontMatterError as error:
        return [Found(Facts(), [Problem(Location(path, error.line, error.column), "front-matter", error.fact)])]

    def where(name: str) -> Location:
        return Location(path, parted.line_of(name))

    values, changes = escapes.cleaned(parted.values, escaped="\\" in parted.source)
    notes = [Problem(Location(path, parted.line), code, fact, Level.INFO) for code, fact in changes]
    notes += [Problem(where(key), "quotes", f"{key}: {_UNQUOTED}", Level.WARNING) for key in parted.unquoted]
    stated, problems = keys.facts(_with_address(values, text), site, where)
    body = _without_headline(parted, stated)
    _date_by_name(stated, path)
    if not stated.get("authors") or not (stated.get("published") or stated.get("stored")):
        body = _stated_below(body, stated, problems, path, site)
    if "{" in body or "%" in body:  # a single character is found ten times as fast as a pair
        problems += _left_out(parted, path)
    return [Found(_facts(stated, body, parted), [*notes, *problems])]


def _with_address(values: dict[str, Any], text: str) -> dict[str, Any]:
    """Return a table with Zola's `path` as the address: only Zola has that key, and writes it in TOML."""
    place = values.get("path")
    if not isinstance(place, str) or not text.lstrip().startswith("+++"):
        return values
    return {"permalink": f"/{place.strip('/')}/"} | values


def _left_out(parted: Parted, path: str) -> Iterator[Problem]:
    """Report what is left out of the body: comments, and what only a generator could fill in."""

    def where(place: int) -> Location:
        return Location(path, parted.body_line + parted.body.count("\n", 0, place))

    names, first = shortcodes.left_out(parted.body)
    if names:
        shown = ", ".join(names)
        yield Problem(where(first), "shortcode", f"what a generator would fill in is left out: {shown}", Level.INFO)
    if (comment := obsidian.first_comment(parted.body)) >= 0:
        yield Problem(where(comment), "comment", "what Obsidian takes for a comment is left out", Level.INFO)


def _facts(stated: StatedFacts, body: str, parted: Parted) -> Facts:
    def html() -> str:
        return commonmark.html(body)

    return Facts(**stated, body=body, html=html, lead=lambda: lead.of_html(html()), lead_line=parted.body_line)


def _without_headline(parted: Parted, stated: StatedFacts) -> str:
    """Take the heading at the beginning of the body as the title where none is stated; drop it if it is the title."""
    heading = _HEADING.match(parted.body)
    if not heading:
        return _without_first_line(parted.body, stated.get("title"))
    shown = lead.of_html(commonmark.html(heading["marked"] or heading["underlined"]))
    if stated.setdefault("title", shown) is None:
        stated["title"] = shown
    return parted.body[heading.end() :] if repeated.is_title(shown, stated["title"] or "") else parted.body


def _without_first_line(body: str, title: str | None) -> str:
    """Return a body without a first line that is the title, bold perhaps, if more follows."""
    line = body[:_LONGEST_TITLE].lstrip().partition("\n")[0]
    if not title or not repeated.is_title(line.strip(" *_"), title):
        return body
    rest = body.lstrip().partition("\n")[2]
    return rest if rest.strip() else body


def _stated_below(body: str, stated: StatedFacts, problems: list[Problem], path: str, site: Site) -> str:
    """Take from the first lines what front matter does not state; return the body without them."""
    from nashra.content import first_lines  # front matter states most: what reads lines takes a while to load

    if not (stated.get("published") or stated.get("stored")):
        read, body, head = first_lines.read(body, stated.get("title"), path, site)
        stated.update(cast("StatedFacts", {fact: value for fact, value in read.items() if stated.get(fact) is None}))
        problems += [*head.problems, *head.notes]
    if not stated.get("authors"):
        last = body.rstrip()[-_LAST:].rpartition("\n")[2].strip()
        stated["authors"] = first_lines.authors((line.strip() for line in body[:_BEGINNING].split("\n")), last)
    return body


def _date_by_name(stated: StatedFacts, path: str) -> None:
    named = None if stated.get("published") or stated.get("stored") else _DATED_NAME.match(PurePosixPath(path).name)
    if named:
        try:
            stated["published"] = dates.parse(named[0])
        except dates.DateError:
            return  # 2026-13-45 is a name like any other
