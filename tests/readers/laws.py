"""What is asked of every reader: that it shows what is stored, and follows what the newsroom does.

A law is a pair: what was seen, and what it ought to be. A new law is one function here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from tests.readers import editions
from tests.readers.editions import Stored, utc
from tests.readers.shown import Shown, unmarked


@dataclass(frozen=True)
class Seen:
    """What a reader showed after the first edition, when it had asked twice again, and after the second edition.

    `answers` are the status codes of the server.
    """

    first: list[Shown]
    again: list[Shown]
    second: list[Shown]
    answers: list[int] = field(default_factory=list)

    def of(self, article: Stored) -> Shown:
        """Return an article as the first edition shows it."""
        return next(shown for shown in self.first if shown.link == article.link)

    def later(self, article: Stored) -> list[Shown]:
        """Return every form that an article has after the second edition."""
        return [shown for shown in self.second if shown.link == article.link]


Law = Callable[[Seen], tuple[Any, Any]]
LAWS: dict[str, Law] = {}


def law(name: str) -> Callable[[Law], Law]:
    def named(function: Law) -> Law:
        LAWS[name] = function
        return function

    return named


@law("every article, once")
def _all(seen: Seen) -> tuple[Any, Any]:
    return sorted(shown.link for shown in seen.first), sorted(article.link for article in editions.FIRST)


def _titled(article: Stored) -> Law:
    return lambda seen: (unmarked(seen.of(article).title), article.title)


LAWS |= {
    "plain title": _titled(editions.PLAIN),
    "title with Latin first": _titled(editions.LATIN),
    "title with digits first": _titled(editions.DIGITS),
    "title with quotes and &": _titled(editions.QUOTES),
    "title with < and &amp;": _titled(editions.MARKUP),
    "title with harakat and tatweel": _titled(editions.HARAKAT),
    "title with joined emoji": _titled(editions.EMOJI),
    "title of 300 characters": _titled(editions.LONG),
    "title in another language": _titled(editions.ENGLISH),
    "title with joiners": _titled(editions.PERSIAN),
}


def _each(of_shown: Callable[[Shown], Any], of_stored: Callable[[Stored], Any]) -> Law:
    """Return the law that something is as stored in each article of the first edition."""
    return lambda seen: (
        {article.name: of_shown(seen.of(article)) for article in editions.FIRST},
        {article.name: of_stored(article) for article in editions.FIRST},
    )


def _attached(article: Stored) -> Law:
    """Return the law that the addresses of what is attached are shown."""
    return lambda seen: tuple({address for address, _, _ in it.media} for it in (seen.of(article), article))


LAWS |= {
    "id": _each(attrgetter("id"), attrgetter("id")),
    "author": lambda seen: (seen.of(editions.PLAIN).authors, editions.PLAIN.authors),
    "several authors": lambda seen: (seen.of(editions.AUTHORS).authors, editions.AUTHORS.authors),
    "time of publication": _each(attrgetter("published"), lambda article: utc(article.published)),
    "time of an update": lambda seen: (seen.of(editions.REVISED).updated, utc(editions.REVISED.updated)),
    "categories": _each(attrgetter("categories"), lambda article: (article.section, *article.tags)),
    "summary": _each(attrgetter("summary"), attrgetter("summary")),
    "full text": _each(attrgetter("text"), attrgetter("text")),
    "picture in the text": lambda seen: (seen.of(editions.ILLUSTRATED).pictures, list(editions.ILLUSTRATED.pictures)),
    "attached picture": _attached(editions.PHOTOGRAPHED),
    "its type and length": lambda seen: (seen.of(editions.PHOTOGRAPHED).media, editions.PHOTOGRAPHED.media),
    "attached picture and sound": _attached(editions.RECORDED),
    "language of the article": _each(attrgetter("language"), attrgetter("language")),
}


@law("304 at the second poll")
def _at_once(seen: Seen) -> tuple[Any, Any]:
    return seen.answers[1], 304


@law("304 from then on")
def _from_then_on(seen: Seen) -> tuple[Any, Any]:
    return seen.answers[2:], [304, 200]


@law("nothing new when nothing changed")
def _still(seen: Seen) -> tuple[Any, Any]:
    return (_without(seen.first, seen.again), _without(seen.again, seen.first)), ([], [])


def _without(shown: list[Shown], others: list[Shown]) -> list[Shown]:
    return [one for one in shown if one not in others]


@law("a new article")
def _new(seen: Seen) -> tuple[Any, Any]:
    return [shown.title for shown in seen.later(editions.NEW)], [editions.NEW.title]


@law("an updated article is not new")
def _not_new(seen: Seen) -> tuple[Any, Any]:
    return len(seen.later(editions.REVISED)), 1


@law("an updated text")
def _updated(seen: Seen) -> tuple[Any, Any]:
    return [shown.text for shown in seen.later(editions.REVISED)], [editions.REVISED_AGAIN.text]


@law("a corrected title")
def _corrected(seen: Seen) -> tuple[Any, Any]:
    return [shown.title for shown in seen.later(editions.CORRECTED)], [editions.CORRECTED.title]


@law("a withdrawn article goes")
def _withdrawn(seen: Seen) -> tuple[Any, Any]:
    return [shown.title for shown in seen.later(editions.WITHDRAWN)], []


@law("a renamed file is not new")
def _renamed(seen: Seen) -> tuple[Any, Any]:
    return [shown.title for shown in seen.second].count(editions.RENAMED.title), 1
