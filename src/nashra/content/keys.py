"""One vocabulary for the tables of all generators: which key states which fact.

It covers Hugo, Jekyll, Pelican, Eleventy, Zola, Obsidian, JSON Feed, schema.org and WordPress; a new key is one name
here. Case, `_`, `-` and spaces in names do not matter. An unknown key is not a problem: it is meant for somebody else.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from nashra.arabic import dates
from nashra.content import episode, moments, people, pictures, values
from nashra.content.facts import StatedFacts
from nashra.model import Site
from nashra.problems import Level, Location, Problem
from nashra.references import decoded


@dataclass(frozen=True, slots=True)
class Key:
    """A fact, the kind of its values, and the keys that may state it: the first with a value counts.

    A wrong value of level ERROR holds the article back; one of another level is only left out.
    """

    fact: str
    kind: values.Kind
    names: tuple[str, ...]
    level: Level = Level.WARNING


_ADDRESSES = ("url", "permalink", "link", "canonicalurl", "articleurl", "weburl", "الرابط", "رابط")
_SUMMARY = (
    *("summary", "description", "excerpt", "abstract", "standfirst", "teaser", "lede", "lead", "intro"),
    *("metadescription", "trailtext", "shortdescription", "descriptiontext", "dek"),
)
_PUBLISHED = (
    *("published", "publishdate", "datepublished", "publishedat", "pubdate", "publisheddate", "publicationdate"),
    *("publishedon", "publishedtime", "date", "datetime", "timestamp", "created", "createdat", "datecreated"),
    *("postdate", "webpublicationdate", "datepublish", "firstpublishdate", "firstpublishedat", "displaydate"),
    *("publishup", "issued", "dateissued", "firstpublicationdate", "firstcreated", "versioncreated"),
)
_CLOCK = ("time", "publishtime", "pubtime", "posttime", "الوقت", "وقت", "الساعة")
_ATTACHED = ("attachments", "enclosures", "enclosure", "audio", "video", "podcast", "media")
_UPDATED = (
    *("updated", "lastmod", "modified", "lastmodified", "lastmodifiedat", "datemodified", "updatedat", "modifiedat"),
    *("lastupdated", "lastupdate", "dateupdated", "updateddate", "modifieddate", "changed"),
    *("datemodify", "lastupdateddate", "lastpublicationdate", "versioncreated", "tstamp"),
)
_AUTHORS = (
    *("authors", "author", "byline", "creator", "writer", "writers", "authorname", "writername", "reporter", "by"),
    *("journalist", "reporters", "journalists", "correspondent", "createdbyalias"),
)
_SECTIONS = (
    *("section", "category", "articlesection", "sectionname", "categoryname", "catname", "desk", "rubrique", "rubric"),
    *("categorytitle", "sectiontitle", "primarysection", "primarycategory", "maincategory"),
)
_TAGS = (
    *("tags", "tag", "keywords", "hashtags", "الوسوم", "وسوم", "الوسم", "الكلماتالمفتاحية", "كلماتمفتاحية", "topics"),
    *("motsclés", "labels"),
)
_PICTURES = (
    *("image", "images", "cover", "thumbnail", "featuredimage", "coverimage", "bannerimage", "banner", "imageurl"),
    "urltoimage",
    *("mainimage", "leadimage", "heroimage", "featureimage", "photo", "picture"),
    *("topimage", "featuredimageurl", "thumbnailurl"),
)
KEYS = (
    Key("id", values.identifier, ("id", "guid", "uuid")),
    Key("url", values.address, _ADDRESSES, Level.ERROR),
    Key("url", values.page, ("mainentityofpage",)),
    Key("slug", values.text, ("slug",)),
    Key("title", values.text, ("title", "headline", "articletitle", "العنوان", "عنوان", "titre"), Level.ERROR),
    Key(
        "summary", values.text, (*_SUMMARY, "الملخص", "ملخص", "الخلاصة", "خلاصة", "المقدمة", "مقدمة", "résumé", "chapô")
    ),
    Key(
        "language", values.language, ("language", "lang", "locale", "inlanguage", "langcode", "اللغة", "لغة", "langue")
    ),
    Key("published", moments.moment, (*_PUBLISHED, "تاريخالنشر", "التاريخ", "تاريخ", "نشر", "تاریخ"), Level.ERROR),
    Key("clock", moments.clock, _CLOCK),
    Key("stored", moments.moment, ("stored",), Level.ERROR),
    Key("updated", moments.moment, (*_UPDATED, "تاريخالتحديث", "آخرتحديث")),
    Key("expires", moments.moment, ("expires", "expirydate", "expirationdate", "expiresat"), Level.ERROR),
    Key("draft", values.boolean, ("draft", "isdraft"), Level.ERROR),
    Key("draft", values.unpublished, ("published", "publish", "ispublished", "isactive")),
    Key("draft", values.unready, ("status", "pubstatus", "visibility")),
    Key("draft", values.out_of_sight, ("hidden", "ishidden", "deleted", "isdeleted", "trashed")),
    Key("draft", values.removed, ("deletedat",)),
    Key("draft", values.draft_of, ("id",)),
    Key("withdrawn", values.boolean, ("withdrawn", "retracted"), Level.ERROR),
    Key("withdrawn", values.taken_back, ("status", "pubstatus")),
    Key(
        "authors",
        people.people,
        (*_AUTHORS, "الكاتب", "الكاتبة", "كاتب", "المؤلف", "بقلم", "الصحفي", "المحرر", "auteur", "auteurs", "نویسنده"),
    ),
    Key("section", values.first, (*_SECTIONS, "القسم", "قسم", "التصنيف", "تصنيف", "الباب")),
    Key("categories", values.words, ("categories",)),
    Key("tags", values.words, _TAGS),
    Key("media", pictures.pictures, (*_PICTURES, "الصورة", "صورة")),
    Key("attached", pictures.attached, _ATTACHED),
    # Who makes no podcast may mean something else by these.
    Key("duration", episode.seconds, ("duration", "itunesduration", "المدة"), Level.INFO),
    Key("season", episode.number, ("season", "itunesseason", "الموسم"), Level.INFO),
    Key("episode", episode.number, ("episode", "episodenumber", "itunesepisode", "رقمالحلقة"), Level.INFO),
    Key("episode_type", episode.kind, ("episodetype", "itunesepisodetype"), Level.INFO),
    Key("explicit", episode.explicit, ("explicit", "itunesexplicit"), Level.INFO),
)
# Tables in which Zola and Hugo keep the keys of themes and users; the same key outside of them takes precedence.
_INNER_TABLES = ("extra", "params", "taxonomies")


def folded(name: str) -> str:
    """Return the form in which names of keys are compared: `expiryDate`, `expiry_date` and `Expiry Date` are one."""
    return name if name.isalpha() and name.islower() else "".join(filter(str.isalnum, name.lower()))


def _ranks() -> dict[str, list[tuple[int, int]]]:
    """Return for each name the keys that it belongs to: their position in KEYS, and its rank among their names."""
    ranks = defaultdict(list)
    for number, key in enumerate(KEYS):
        for rank, name in enumerate(key.names):
            ranks[name].append((number, rank))
    return dict(ranks)


_RANKS = _ranks()
NAMES = frozenset(_RANKS)
# The fact that each name states first.
FACTS = {name: KEYS[ranks[0][0]].fact for name, ranks in _RANKS.items()}
TITLES = frozenset(name for key in KEYS if key.fact == "title" for name in key.names)
# Prefixes and suffixes in the columns of databases: `post_title`, `news_date`, `عنوان_الخبر`, `اسم_الكاتب`.
_PREFIX = re.compile(
    r"^(?:post|article|news|story)(?=title|date|time|content|body|text|details|excerpt|summary|status|author|image|tags|category|section|url|link|slug)"
    r"|(?<=.)(?:الخبر|المقال|المقالة|الموضوع)$|^اسم(?=ال)"
)


def unprefixed(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with its columns also under their bare names, without `post_` and the like."""
    return {bare(name): value for name, value in table.items()} | dict(table)


def bare(name: str) -> str:
    return _PREFIX.sub("", folded(name))


def by_folded_name(table: Mapping[str, Any]) -> dict[str, str]:
    return {folded(name): name for name in table if isinstance(name, str)}


@lru_cache(16)
def _known(names: tuple[str, ...]) -> list[tuple[Key, str]]:
    """Return the keys that names belong to, in order of precedence; cached, since tables are much alike."""
    ranked = ((rank, name) for name in names for rank in _RANKS.get(folded(name), ()))
    return [(KEYS[number], name) for (number, _), name in sorted(ranked)]


def facts(table: Mapping[str, Any], site: Site, where: Callable[[str], Location]) -> tuple[StatedFacts, list[Problem]]:
    """Return the facts that a table states, and what is wrong; `where` locates a key."""
    for inner in _INNER_TABLES:
        if isinstance(table.get(inner), dict):
            table = table[inner] | table
    stated: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, name in _known(tuple(name for name in table if isinstance(name, str))):
        if stated.get(key.fact) is not None:
            continue
        value = table[name]
        try:
            stated[key.fact] = key.kind(value, site)
        except ValueError as error:
            problems.append(Problem(where(name), "value-wrong", f"{name}: {error}", key.level))
            continue
        if key.kind in _INTERPRETED and isinstance(value, str):
            problems += _notes(key, name, value, stated[key.fact], where)
    _sort_categories(stated)
    problems += _join(stated, site, where)
    return cast("StatedFacts", stated), problems


def _join(stated: dict[str, Any], site: Site, where: Callable[[str], Location]) -> list[Problem]:
    """Join what a table states in several places: a day and its time, pictures and other attachments, an episode."""
    clock, attached = stated.pop("clock", None), stated.pop("attached", None)
    if joined := episode.joined(stated):
        stated["episode"] = joined
    if attached:
        stated["media"] = tuple(dict.fromkeys((*(stated.get("media") or ()), *attached)))
    day = stated.get("published")
    if clock and not isinstance(day, datetime):
        try:
            stated["published"] = dates.parse(f"{day.isoformat()} {clock}" if day else clock, site.date_order)
        except ValueError as error:
            return [Problem(where("time"), "value-wrong", f"time: {error}", Level.WARNING)] if day else []
    return []


# Kinds that interpret a text, so that a change is reported.
_INTERPRETED = frozenset({values.text, people.people})


def _notes(key: Key, name: str, written: str, value: Any, where: Callable[[str], Location]) -> Iterator[Problem]:  # noqa: ANN401 - of any kind
    """Report how a text was interpreted, where the result is not what was written."""
    if key.kind is values.text and "<" in written and values.unmarked(written) != decoded(written):
        yield Problem(where(name), "markup", f"{name}: the elements of HTML in it are left out", Level.INFO)
    if key.kind is values.text and "&" in written and decoded(written) != written:
        message = f"{name}: HTML's character references are read as the characters they mean"
        yield Problem(where(name), "entity", message, Level.INFO)
    if key.kind is people.people and (names := "، ".join(person.name for person in value or ())) != written.strip():
        read = f"names {names!r}" if names else "names nobody"
        yield Problem(where(name), "byline", f"{name}: {written!r} {read}", Level.INFO)


def _sort_categories(stated: dict[str, Any]) -> None:
    """Take the first of several categories as the section where none is stated, and the others as tags."""
    categories = stated.pop("categories", None)
    if categories:
        stated["section"] = stated.get("section") or categories[0]
        others = (name for name in (*(stated.get("tags") or ()), *categories) if name != stated["section"])
        stated["tags"] = tuple(dict.fromkeys(others))
