"""Complete an article: what the sidecar states comes first, then what the form states, then what can be derived.

Whatever is derived is reported. No date, author or place is ever made up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from typing import TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from nashra import addresses, digests
from nashra.arabic import safety, sentences
from nashra.arabic.folding import folded
from nashra.content import attachments, form, language
from nashra.content.facts import NOTHING, Facts, Found, nothing
from nashra.languages import UNDETERMINED
from nashra.model import Article, Media, Reading, Site
from nashra.problems import Level, Location, Problem

_STATED = tuple(field.name for field in fields(Facts) if field.default is None)
# When the first newspapers appeared; an earlier year is a slip of the pen, and RFC 822 wants four digits.
_FIRST_YEAR = 1600
# Each tag and author may get feeds of its own: one article must not cause thousands of files.
_MOST = 100
# Characters that make a body recognisable: two short ones may be the same by chance.
_LEAST_BODY = 200
# What stands between the title of a page and the name of its site.
_BEFORE_SITE = ("|", " -", " –", " —", "»", "·", "::")
_SIGNS = " |-–—»·:"
_EPOCH = datetime.fromtimestamp(0, UTC)
_Value = TypeVar("_Value")


class _Teller:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def __call__(self, level: Level, code: str, message: str, line: int = 1) -> None:
        self.problems.append(Problem(Location(self.path, line), code, message, level))


def article(found: Found, stated: Facts, path: str, site: Site, digest: str) -> Reading:
    """Return the article, or the problems that say why it cannot be published."""
    tell = _Teller(path)
    facts = _over(stated, found.facts)
    if _is_held_back(facts, tell):
        return Reading(_in_place_of_older(facts, path, digest), tuple(tell.problems))
    done = _completed(facts, found.item, site, digest, tell)
    is_wrong = any(problem.level is Level.ERROR for problem in tell.problems)
    return Reading(None if is_wrong else done, tuple(tell.problems))


def _completed(facts: Facts, item: str, site: Site, digest: str, tell: _Teller) -> Article:
    """Return the article; where an error is reported, it is only as complete as it can be."""
    path = tell.path
    title, summary, spoken = _title(facts, site, tell), _summary(facts, tell), _language(facts, tell)
    published, updated = _dates(facts, site.timezone, tell)
    section, body = _section(facts.section, site) or _folder(path), facts.body.strip()
    return Article(
        where=Location(path, 1),
        id=facts.id,
        url=facts.url or _address(facts, published, section, item, site, tell),
        title=title,
        language=spoken,
        published=published,
        updated=updated,
        expires=_moment("expires", facts.expires, site.timezone, tell),
        authors=_bounded("authors", facts.authors or (), tell),
        section=section,
        tags=_bounded("tags", _tags(facts.tags or (), tell), tell),
        summary=summary,
        html=facts.html,
        digest=digest,
        media=tuple(_media(facts.media or (), site, tell)),
        version=facts.version or 0,
        episode=facts.episode,
        body=digests.of_copies(body) if len(body) >= _LEAST_BODY else None,
    )


def _is_held_back(facts: Facts, tell: _Teller) -> bool:
    if facts.draft:
        tell(Level.INFO, "draft", "it is a draft: it is not published")
    elif facts.withdrawn:
        tell(Level.INFO, "withdrawn", "it is withdrawn: it is in no feed, and keeps its id")
    return bool(facts.draft or facts.withdrawn)


def _in_place_of_older(facts: Facts, path: str, digest: str) -> Article | None:
    """Return an article that is never shown, but shadows the older versions of one that is held back.

    None where the article has no versions.
    """
    if not (facts.id and facts.version):
        return None
    return Article(
        where=Location(path, 1),
        id=facts.id,
        url=facts.id,
        title="",
        language=UNDETERMINED,
        published=_EPOCH,
        updated=None,
        authors=(),
        section="",
        tags=(),
        summary="",
        html=nothing,
        digest=digest,
        expires=_EPOCH,
        version=facts.version,
    )


def _over(stated: Facts, found: Facts) -> Facts:
    """Return the facts found, overridden by those stated."""
    if stated is NOTHING:
        return found
    overriding = {name: value for name in _STATED if (value := getattr(stated, name)) is not None}
    return replace(found, **overriding) if overriding else found


def _section(stated: str | None, site: Site) -> str | None:
    """Return a section by the name of its folder, where an article calls it what readers see."""
    if not stated or not site.sections or stated in site.sections:
        return stated
    return next((name for name, shown in site.sections.items() if folded(shown) == folded(stated)), stated)


def _title(facts: Facts, site: Site, tell: _Teller) -> str:
    if facts.title:
        return _without_site(facts.title, site, tell) if facts.title.endswith(site.title) else facts.title
    made = sentences.headline(facts.lead().partition("\n")[0])
    if made:
        tell(Level.INFO, "headline-made", f"the headline {made!r} is made from the lead", facts.lead_line)
    else:
        tell(Level.ERROR, "no-title", "no title is stated, and there is no text to make one of")
    return made


def _without_site(title: str, site: Site, tell: _Teller) -> str:
    """Return a title without the name of the site that a page has behind it."""
    before = title.removesuffix(site.title).rstrip()
    if not before.endswith(_BEFORE_SITE) or not before.rstrip(_SIGNS):
        return title
    tell(Level.INFO, "title-of-page", "the name of the site behind the title is left out")
    return before.rstrip(_SIGNS)


def _summary(facts: Facts, tell: _Teller) -> str:
    if facts.summary:
        return facts.summary
    made = sentences.summary(facts.lead().rpartition("\n")[2])
    if made:
        message = f"the summary ({len(made)} characters) is made from the lead"
        tell(Level.INFO, "summary-made", message, facts.lead_line)
    return made


def _language(facts: Facts, tell: _Teller) -> str:
    """Return the stated tag, else the language that the text shows."""
    if facts.language:
        if shown := language.contradicted(facts):
            tell(
                Level.WARNING,
                "language-doubtful",
                f"the language is stated as {facts.language!r}, the text is {shown!r}",
            )
        return facts.language
    if tag := language.of(facts):
        return tag
    message = "no language is stated, and the letters do not tell it: it is published as 'und' (state `language`)"
    tell(Level.WARNING, "language-unknown", message)
    return UNDETERMINED


def _tags(stated: tuple[str, ...], tell: _Teller) -> tuple[str, ...]:
    """Return the tags as they were written, each only once, whatever its spelling."""
    first: dict[str, str] = {}
    for tag in stated:
        if first.setdefault(folded(tag), tag) != tag:
            tell(Level.INFO, "tag-twice", f"the tag {tag!r} is {first[folded(tag)]!r} in another spelling")
    return tuple(first.values())


def _bounded(name: str, stated: tuple[_Value, ...], tell: _Teller) -> tuple[_Value, ...]:
    if len(stated) > _MOST:
        tell(Level.WARNING, "too-many", f"it has {len(stated)} {name}: those after the first {_MOST} are left out")
    return stated[:_MOST]


def _dates(facts: Facts, timezone: str, tell: _Teller) -> tuple[datetime | None, datetime | None]:
    published = _moment("published", facts.published or facts.stored, timezone, tell)
    updated = _moment("updated", facts.updated, timezone, tell)
    if not (facts.published or facts.stored):
        tell(Level.WARNING, "undated", "no date is stated: the file's time when it was first seen counts")
    elif published and updated and updated < published:
        message = f"updated ({updated.isoformat()}) is before published ({published.isoformat()}): it is left out"
        tell(Level.WARNING, "updated-early", message)
        updated = None
    return published, updated


def _moment(name: str, stated: date | None, timezone: str, tell: _Teller) -> datetime | None:
    """Return a stated date as an aware one in UTC; a missing time means midnight, a missing zone that of the site."""
    if stated is None:
        return None
    if stated.year < _FIRST_YEAR:
        tell(Level.ERROR, "date-implausible", f"{name}: the year {stated.year} is before the first newspaper")
        return None
    moment = stated if isinstance(stated, datetime) else datetime.combine(stated, time())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(timezone))
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        tell(Level.ERROR, "date-implausible", f"{name}: {stated.isoformat()} is past the last date in UTC")
        return None


def _media(stated: Iterable[Media], site: Site, tell: _Teller) -> Iterator[Media]:
    """Yield media with absolute addresses (below home where they had no host), and with types, by suffix if need be."""
    for media in stated:
        try:
            address = addresses.web_address(media.url if "://" in media.url else site.home + media.url)
        except ValueError as error:
            tell(Level.WARNING, "media-address", f"a picture, sound or film is left out: {error}")
        else:
            kind = media.type or attachments.type_of(urlsplit(address).path)
            whole = replace(media, url=address, type=kind)
            if whole.is_played and not whole.length:
                message = f"the size of {address} is not stated: RSS cannot enclose it, and no podcast carries it"
                tell(Level.INFO, "length-unknown", message)
            yield whole


def _folder(path: str) -> str:
    """Return the section that a path implies: the first folder below content/."""
    folders = _folders(path)
    return safety.clean_line(folders[0]) if folders else ""


def _folders(path: str) -> list[str]:
    """Return the folders below content/ that a file lies in."""
    return path.split("/")[1:-1]


def _place(path: str, item: str) -> tuple[list[str], str]:
    """Return the folders of an article, and its name: that of the file, and of the item where it holds several.

    An `index` is called what its folder is, unless that is a section: else all of a section had one address.
    """
    *folders, name = (*_folders(path), form.name(path))
    if name == "index" and len(folders) > 1:
        *folders, name = folders
    return folders, f"{name}-{item}" if item else name


def _downward(place: str) -> str:
    """Return a part of an address without `.` and `..`, which would lead out of its place."""
    return "/".join(step for step in place.split("/") if step not in {".", ".."})


def _address(facts: Facts, published: datetime | None, section: str, item: str, site: Site, tell: _Teller) -> str:  # noqa: PLR0913, PLR0917 - all that a pattern may name
    """Return the article's address by the pattern of feeds.toml."""
    pattern = site.article if section else site.article.replace("{section}/", "")
    folders, name = _place(tell.path, item)
    slug = _downward(facts.slug or "") or name
    places = {"section": _downward(section), "slug": slug, "path": "/".join((*folders, slug))}
    encoded = {name: addresses.path(place) for name, place in places.items() if name in pattern}
    if "{year}" in pattern or "{month}" in pattern or "{day}" in pattern:
        encoded |= _day(published, site, tell)
    return addresses.encoded(pattern.format(home=site.home, **encoded))


def _day(published: datetime | None, site: Site, tell: _Teller) -> dict[str, str]:
    """Return the parts of a day in an address, in the zone of the site: they must not move, so they are not guessed."""
    if published is None:
        message = "no date is stated, and `article` in feeds.toml wants one for the address"
        tell(Level.ERROR, "undated-address", message)
    local = (published or _EPOCH).astimezone(ZoneInfo(site.timezone))
    return {"year": f"{local:%Y}", "month": f"{local:%m}", "day": f"{local:%d}"}
