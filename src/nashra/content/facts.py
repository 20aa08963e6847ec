"""What a stored form says about an article, before anything is completed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from nashra.model import Episode, Media, Person
from nashra.problems import Location, Problem


def nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Each fact is None where the form does not state it; a date may lack its time or its zone.

    `html` makes the body, and `lead` its first paragraph as plain text: without a dateline, and if it has a heading,
    with that in a line above. Both are functions, since most articles are listed without anyone asking for either.
    `body` is the body as it is stored; `lead_line` is the line of the lead. `slug` is the end of an address that is
    derived. `stored` dates an article that states no date of publication. Of several versions of one id the highest
    counts.
    """

    id: str | None = None
    version: int | None = None
    url: str | None = None
    slug: str | None = None
    title: str | None = None
    summary: str | None = None
    language: str | None = None
    published: date | None = None
    stored: date | None = None
    updated: date | None = None
    expires: date | None = None
    draft: bool | None = None
    withdrawn: bool | None = None
    authors: tuple[Person, ...] | None = None
    section: str | None = None
    tags: tuple[str, ...] | None = None
    media: tuple[Media, ...] | None = None
    episode: Episode | None = None
    body: str = ""
    html: Callable[[], str] = nothing
    lead: Callable[[], str] = nothing
    lead_line: int = 1


class StatedFacts(TypedDict, total=False):
    """The facts that a part of a form states, by their names in Facts; None where it says that there is none."""

    id: str | None
    url: str | None
    slug: str | None
    title: str | None
    summary: str | None
    language: str | None
    published: date | None
    stored: date | None
    updated: date | None
    expires: date | None
    draft: bool | None
    withdrawn: bool | None
    authors: tuple[Person, ...] | None
    section: str | None
    tags: tuple[str, ...] | None
    media: tuple[Media, ...] | None
    episode: Episode | None


# Of a file without a sidecar.
NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a file, and the problems found in reading it.

    In a file that holds several articles, `item` is what tells this one from the others for good (its id, its address),
    `place` is where a person finds it ("item 17"), and `source` is what its digest is computed from. All three are
    empty in a file that holds one article. `where` gives the line that it begins on, where that is not the first; it
    is a function, since most articles have no problem to tell.
    """

    facts: Facts
    problems: list[Problem] = field(default_factory=list)
    item: str = ""
    place: str = ""
    source: str = ""
    where: Callable[[], Location] | None = None
