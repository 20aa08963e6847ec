"""Turn what a source states about an article, as text, into facts; what is wrong in it is reported."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from nashra import addresses, languages
from nashra.arabic import dates, safety
from nashra.content import episode
from nashra.content.facts import Facts, Found
from nashra.imports.source import Source
from nashra.model import Media, Person
from nashra.problems import Level, Location, Problem
from nashra.references import decoded

# How the scheme of a section's category ends in feeds of nashra's own.
SECTION_SCHEME = "#section"
_REFERENCE = re.compile(r"&#?\w+;")
# RFC 3986 section 4.3; an id that is none cannot be an atom:id.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """An article as an export states it, every value as it was written; what is empty is not stated.

    `html` is the body, `attached` are sounds and films, `episode` has the names of `content.episode.KINDS`.
    """

    id: str = ""
    url: str = ""
    slug: str = ""
    title: str = ""
    summary: str = ""
    language: str = ""
    published: str = ""
    updated: str = ""
    expires: str = ""
    draft: bool = False
    authors: tuple[Person, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    attached: tuple[Media, ...] = ()
    episode: Mapping[str, str] = field(default_factory=dict)
    html: str = ""


def checked(stated: Stated, source: Source, line: int, place: str) -> Found:
    """Return what is stated as facts. A wrong date keeps the article out; any other wrong value is only left out."""
    check = _Checker(source.where(line))
    moment = partial(dates.parse, order=source.site.date_order)
    facts = Facts(
        id=check.value("id", stated.id, _identifier),
        url=check.value("url", stated.url, addresses.web_address),
        slug=check.line("slug", stated.slug) or None,
        title=check.line("title", stated.title) or None,
        summary=check.line("summary", stated.summary) or None,
        language=check.value("language", stated.language, _language),
        published=check.value("published", stated.published, moment, Level.ERROR),
        updated=check.value("updated", stated.updated, moment, Level.ERROR),
        expires=check.value("expires", stated.expires, moment, Level.ERROR),
        draft=stated.draft or None,
        authors=check.people(stated.authors) or None,
        section=check.line("section", stated.section) or None,
        tags=check.lines("tags", stated.tags) or None,
        media=tuple(_media(stated, check)) or None,
        episode=episode.joined(
            {name: check.value(name, text, episode.KINDS[name]) for name, text in stated.episode.items()}
        ),
    )
    html = check.clean("text", stated.html)
    if not (facts.title or html.strip()):
        check.add("empty", "it has neither a title nor a text", Level.ERROR)
    updated = facts.updated if facts.updated != facts.published else None
    return Found(replace(facts, updated=updated, html=lambda: html), check.problems, place=place)


def _media(stated: Stated, check: "_Checker") -> Iterator[Media]:
    """Yield the picture, and what is attached, as far as their addresses are right."""
    if image := check.value("image", stated.image, addresses.web_address):
        yield Media(image)
    for one in stated.attached:
        if address := check.value("enclosure", one.url, addresses.web_address):
            yield replace(one, url=address)


@dataclass(frozen=True, slots=True)
class _Checker:
    """Makes values of texts, and reports what is wrong with them and what was changed in them."""

    where: Location
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, level: Level) -> None:
        self.problems.append(Problem(self.where, code, message, level))

    def clean(self, name: str, text: str) -> str:
        """Return text that can be published."""
        text, changes = safety.clean(text)
        for change in changes:
            self.add(change.code, f"{name}: {change.fact}", Level.INFO)
        return text

    def line(self, name: str, text: str) -> str:
        return " ".join(self.clean(name, text).split())

    def lines(self, name: str, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line for line in (self.line(name, text) for text in texts) if line))

    def people(self, people: Iterable[Person]) -> tuple[Person, ...]:
        named = (Person(*(self.line("author", part) for part in (one.name, one.email, one.url))) for one in people)
        return tuple(dict.fromkeys(person for person in named if person.name))

    def value(self, name: str, text: str, kind: Callable[[str], _Value], level: Level = Level.WARNING) -> _Value | None:
        """Return the value of a text, None where it is empty or wrong."""
        line = self.line(name, text)
        try:
            return kind(line) if line else None
        except ValueError as error:
            self.add("value-wrong", f"{name}: {error}", level)
            return None


def divided(categories: Iterable[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """Return section and tags of categories, each with its scheme: that of a section in nashra's own feeds says so."""
    listed = list(categories)
    section = next((name for scheme, name in listed if scheme.endswith(SECTION_SCHEME)), "")
    return section, tuple(name for scheme, name in listed if not scheme.endswith(SECTION_SCHEME))


def plain(html: str) -> str:
    """Return the text of an HTML fragment."""
    import nh3

    return decoded(nh3.clean(html, tags=set())) if "<" in html or "&" in html else html


def unescaped(title: str) -> str:
    """Return a title with its references (`&quot;`) decoded: feeds contain them, since readers take titles for HTML."""
    return _REFERENCE.sub(lambda match: decoded(match[0]), title)


def _identifier(text: str) -> str:
    if not _URI.fullmatch(text):
        raise ValueError(f"{text!r} is no absolute URI, so the article gets an id of its own")
    addresses.identifier(text)  # raises ValueError where it is none; the id itself stays as it is
    return text


def _language(text: str) -> str:
    if not languages.is_valid(text):
        raise ValueError(f"{text!r} is no language tag")
    return text
