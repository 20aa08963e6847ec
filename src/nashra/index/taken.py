"""The part of a reading that goes into the index. It is kept small, since worker processes send it."""

from typing import NamedTuple

from nashra import digests
from nashra.model import Article, Reading
from nashra.problems import Problem

# The label, of the kind "media", of an article with a sound or a film that RSS can enclose.
PLAYED = "played"


class Known(NamedTuple):
    """What the index has to know about an article; times in seconds since the epoch, None where none is stated.

    `address` and `body` are numbers (`nashra.digests`); `labels` are the kinds and names that feeds select by.
    """

    id: str | None
    published: int | None
    updated: int | None
    expires: int | None
    digest: str
    version: int
    address: int
    body: int | None
    labels: frozenset[tuple[str, str]]


class Taken(NamedTuple):
    """The result of reading one stored article; `known` is None where it cannot be published.

    `item` tells the articles of one file apart; `place` says for people where it stands among them.
    """

    item: str
    place: str
    known: Known | None
    problems: tuple[Problem, ...] = ()


def taken(reading: Reading) -> Taken:
    """Return the part of a reading that goes into the index."""
    known = _known(reading.article) if reading.article else None
    return Taken(reading.item, reading.place, known, reading.problems)


def _known(article: Article) -> Known:
    published, updated, expires = (
        int(moment.timestamp()) if moment else None for moment in (article.published, article.updated, article.expires)
    )
    address = digests.number(article.url)
    stored = (article.digest, article.version, address, article.body)
    return Known(article.id, published, updated, expires, *stored, _labels(article))


def _labels(article: Article) -> frozenset[tuple[str, str]]:
    labels = [("tag", name) for name in article.tags]
    labels += [("author", author.name) for author in article.authors]
    labels.append(("language", article.language))
    if article.section:
        labels.append(("section", article.section))
    if any(media.is_played and media.length for media in article.media):
        labels.append(("media", PLAYED))
    return frozenset(labels)
