"""What a stored form says of an article, before anything is completed."""

from dataclasses import dataclass
from datetime import date

from nashra.model import Person


@dataclass(frozen=True, slots=True)
class Facts:
    """Each fact is None where the form does not state it; a date may lack its time or its zone.

    `html` is the body, `lead` its first paragraph as plain text, without a dateline; `lead_line` is where it stands.
    `stored` dates an article that states no date of publication.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    summary: str | None = None
    language: str | None = None
    published: date | None = None
    stored: date | None = None
    updated: date | None = None
    authors: tuple[Person, ...] | None = None
    section: str | None = None
    tags: tuple[str, ...] | None = None
    html: str | None = None
    lead: str = ""
    lead_line: int = 1
