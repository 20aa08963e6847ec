"""Read content/feeds.toml: what the site is, and which feeds it publishes.

A new key is one line in its table here, a field in nashra.model, and a line in README's example.
"""

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

from nashra import addresses
from nashra.arabic import dates
from nashra.config import kinds, source, strict, toml
from nashra.config.files import FILES
from nashra.config.source import CONFIG
from nashra.model import FORMATS, KINDS, PODCAST_TYPES, SITEMAP, Family, FeedSpec, Files, Person, Podcast, Site
from nashra.problems import Location, Problem

__all__ = ["CONFIG", "load"]

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
PLACEHOLDERS = ("home", "section", "slug", "path", "year", "month", "day")


def _article_pattern(value: object) -> str:
    """Return a pattern for the addresses of articles; it must give different articles different addresses."""
    pattern = _pattern(value, PLACEHOLDERS)
    kinds.address(pattern.format(**dict.fromkeys(PLACEHOLDERS, "x") | {"home": "https://x/"}))
    if "{slug}" not in pattern and "{path}" not in pattern:
        raise ValueError(f"{pattern!r} gives every article one address: it needs {{slug}} or {{path}}")
    return pattern


def _feed_name(value: object) -> str:
    """Return a name that can be that of a file as it stands: what is made of another, nobody would look for."""
    name = kinds.text(value)
    if addresses.file_name(name) == name:
        return name
    refused = next((sign for sign in name if sign != "." and addresses.file_name(sign) != sign), None)
    if refused:
        raise ValueError(f"{name!r} names no file: write it without {refused!r}")
    remedy = "write it without '.' at its beginning" if name.startswith(".") else "write a shorter one"
    raise ValueError(f"{name!r} names no file: {remedy}")


def _formats(value: object) -> list[str]:
    """Return the formats of a feed by their suffixes; a sitemap lists what is new alone, and so is none of a feed's."""
    known = kinds.list_of(kinds.one_of(*FORMATS, "sitemap"))(value)
    if "sitemap" in known and len(known) > 1:
        raise ValueError("a sitemap needs a [[feed]] of its own")
    return [SITEMAP if form == "sitemap" else form for form in known]


def _colour(value: object) -> str:
    """Return a colour as Feedly takes it: six hexadecimal digits."""
    found = _COLOUR.fullmatch(kinds.text(value))
    if not found:
        raise ValueError(f"{kinds.shown(value)} is no colour: write six hexadecimal digits, 8A1C2B")
    return found[1].upper()


def _family_pattern(value: object) -> str:
    return _pattern(value, ("site", "name"))


def _pattern(value: object, known: tuple[str, ...]) -> str:
    """Return a pattern with known, plain placeholders only: others could reach into Python, or pad without limit."""
    pattern = kinds.text(value)
    for _, name, form, conversion in Formatter().parse(pattern):
        if name is not None and (name not in known or form or conversion):
            raise ValueError(f"{pattern!r} has an unknown placeholder (known: {', '.join(known)})")
    return pattern


# Of a podcast: what a feed no longer carries, directories no longer have. Apple shows no more of one.
_EPISODES = 2_000
# Google reads no more of a sitemap.
_NEWS = 1_000
_COUNT = kinds.whole_number(1, 100_000)
_NAMES = kinds.list_of(kinds.text)
_LAYOUT: dict[str, kinds.Kind] = {
    "entries": _COUNT,
    "body": kinds.one_of("both", "full", "summary"),
    "formats": kinds.list_of(kinds.one_of(*FORMATS)),
    "max_age": kinds.whole_number(1, 87_600),
}
OWNER = strict.Table({"name": kinds.text, "email": kinds.e_mail}, required=("name", "email"))
PODCAST = strict.Table(
    {
        "image": kinds.address,
        "categories": _NAMES,
        "explicit": kinds.boolean,
        "type": kinds.one_of(*PODCAST_TYPES),
        "author": kinds.text,
        "owner": OWNER,
        "moved_to": kinds.address,
    },
    required=("image", "categories", "explicit"),
)
FEED = strict.Table(
    {
        "name": _feed_name,
        "title": kinds.text,
        "description": kinds.text,
        "language": kinds.language,
        "home": kinds.address,
        "sections": _NAMES,
        "tags": _NAMES,
        "authors": _NAMES,
        "languages": kinds.list_of(kinds.language),
        "podcast": PODCAST,
        **_LAYOUT,
        "formats": _formats,
    },
    required=("name",),
)
FAMILY = strict.Table({"title": _family_pattern, "description": _family_pattern, "at_least": _COUNT, **_LAYOUT})
EDITOR = strict.Table({"name": kinds.text, "email": kinds.e_mail, "url": kinds.address}, required=("name",))
# Which field of a JSON export states which fact; `items` is the array that holds the articles.
JSON_FIELDS = strict.Table(
    dict.fromkeys(
        (
            *("items", "id", "url", "slug", "title", "summary", "language", "published", "updated", "expires", "draft"),
            *("withdrawn", "authors", "section", "tags", "image", "html", "text"),
        ),
        kinds.text,
    )
)
FEEDLY = strict.Table({"cover": kinds.address, "icon": kinds.address, "logo": kinds.address, "accent_color": _colour})
SITE = strict.Table(
    {
        "title": kinds.text,
        "description": kinds.text,
        "home": kinds.folder_address,
        "feeds": kinds.folder_address,
        "article": _article_pattern,
        "language": kinds.language,
        "timezone": kinds.timezone,
        "date_order": kinds.one_of(*dates.ORDERS),
        "copyright": kinds.text,
        "editor": EDITOR,
        "image": kinds.address,
        "icon": kinds.address,
        "media": kinds.folder_address,
        "hub": kinds.address,
        "ttl": kinds.whole_number(1, 525_600),
        "ping": kinds.address,
        "sections": strict.Names(kinds.text),
        "content": strict.Table({"json": JSON_FIELDS}),
        "feed": strict.Tables(FEED),
        "every": strict.Table(dict.fromkeys(KINDS, FAMILY)),
        "files": FILES,
        "feedly": FEEDLY,
    },
    required=("title", "home", "feeds"),
)


def load(folder: Path) -> Site | list[Problem]:
    """Return the site in a folder, or everything that is wrong with its feeds.toml."""
    stored = source.read(folder)
    if isinstance(stored, Problem):
        return [stored]
    raw, text = stored
    try:
        document, lines = toml.parse(text)
    except toml.TomlError as error:
        return [Problem(Location(CONFIG, error.line, error.column), "toml", error.fact)]
    checker = strict.Checker(CONFIG, lines, SITE)
    site = _site(checker, document, hashlib.sha256(raw).hexdigest())
    return site if site and not checker.problems else checker.problems


def _site(checker: strict.Checker, document: dict[str, Any], digest: str) -> Site | None:
    facts = checker.check(document, SITE)
    feeds, every = facts.pop("feed", [{"name": "main"}]), facts.pop("every", {})
    if checker.problems:
        return None
    editor, forms = facts.pop("editor", None), facts.pop("content", {})
    person, files = Person(**editor) if editor else None, Files(**facts.pop("files", {}))
    site = Site(**facts, editor=person, files=files, json_fields=forms.get("json", {}), digest=digest)
    specs = [_spec(site, feed) for feed in feeds]
    _refuse_twice(checker, [spec.path for spec in specs])
    families = tuple(Family(kind, **family) for kind, family in every.items())
    return replace(site, specs=tuple(specs), families=families)


def _spec(site: Site, facts: dict[str, Any]) -> FeedSpec:
    """Return a feed, completed with what the site says."""
    defaults = {
        "title": site.title,
        "description": site.description or site.title,
        "language": site.language,
        "home": site.home,
    }
    named = {key: value for key, value in facts.items() if key not in {"name", "podcast"}}
    if SITEMAP in named.get("formats", ()):
        named["entries"] = min(named.get("entries", _NEWS), _NEWS)
    if "podcast" in facts:
        named = {"entries": _EPISODES, "podcast": _podcast(**facts["podcast"])} | named
    return FeedSpec(path=addresses.file_name(facts["name"]), **defaults | named)


def _podcast(owner: dict[str, str] | None = None, **stated: Any) -> Podcast:  # noqa: ANN401 - as they were checked
    return Podcast(owner=Person(**owner) if owner else None, **stated)


def _refuse_twice(checker: strict.Checker, paths: list[str]) -> None:
    for number, path in enumerate(paths):
        if path in paths[:number]:
            checker.add("feed-twice", f"name: a second feed is named {path!r}", ("feed", number, "name"))
