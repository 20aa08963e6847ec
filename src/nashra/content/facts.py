"""What a stored form says of an article, before anything is completed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from nashra.model import Media, Person
from nashra.problems import Problem


def nothing() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Each fact is None where the form does not state it; a date may lack its time or its zone.

    `html` makes the body, `lead` its first paragraph as plain text, without a dateline and with its heading, if it
    has one, in a line above: most articles are listed without anyone asking for either. `body` is the body as it is
    stored. `lead_line` is where the lead stands.
    `slug` is the end of an address that is made. `stored` dates an article that states no date of publication. Of
    several versions of one id the highest counts.
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
    body: str = ""
    html: Callable[[], str] = nothing
    lead: Callable[[], str] = nothing
    lead_line: int = 1


# Of a file without a sidecar.
NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a file, and what reading it told.

    In a file that holds several, `item` is what tells an article from the others for good (its id, its address),
    `place` where it stands for a person ("item 17"), and `source` what its digest is made of; all are empty where it
    stands alone.
    """

    facts: Facts
    problems: list[Problem] = field(default_factory=list)
    item: str = ""
    place: str = ""
    source: str = ""
