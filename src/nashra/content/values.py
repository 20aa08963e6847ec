"""The kinds of value that a stored table may hold: each returns what a value says, or None where it says nothing.

A kind raises ValueError with the fact where the value is wrong.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from nashra import addresses, languages
from nashra.arabic import dates
from nashra.config import strict
from nashra.content import attachments
from nashra.model import Media, Site

Kind = Callable[[Any, Site], Any]

COMMAS = re.compile("[,،;؛|]")
_ARABIC_COMMAS = re.compile("[،؛]")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:mailto|tel|javascript|data|file|ftp|about|blob):", re.IGNORECASE)
_ABSOLUTE = re.compile(r"/|www\.|[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Keys that may hold the address of a picture; `feature` is that of Jekyll's themes.
_PICTURE_KEYS = ("url", "src", "image", "path", "href", "feature", "contentUrl", "sourceUrl", "source_url", "link")
# Who made a picture, or has the rights in it.
_CREDITS = ("credit", "creditText", "photographer", "copyright", "المصور", "تصوير")
_LOCALE_ENCODING = re.compile(r"[.@].*")
_INLINE_ELEMENT = re.compile(r"</?(?:a|b|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_ELEMENT = re.compile(r"</?(?:br|div|h[1-6]|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# A day that links to its note in Obsidian: `"[[2026-11-01]]"`.
_NOTE = re.compile(r"\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
# Jekyll's permalink may be a pattern or a pattern's name, Eleventy's a template.
_PATTERN = re.compile(r"/:\w|\{[{%]|^(?:date|pretty|ordinal|weekdate|none)$")
# Words that Eleventy and Quarto take for times of the file, and MySQL's way to say that there is no date.
_NO_DATES = frozenset(
    {"created", "last modified", "git created", "git last modified", "last-modified", "today", "now"}
    | {"0000-00-00", "0000-00-00 00:00:00"}
)
_LONGEST_CLOCK = 40
_DAY = re.compile(r"\d{8}")
_LEAST_SECONDS, _LEAST_MILLISECONDS, _MOST_MILLISECONDS = 10**8, 10**11, 10**13
# Other dates that machines write: seconds or milliseconds as text, 20261124203000, .NET's /Date(1795552200000)/.
_EPOCH = re.compile(r"(?:/Date\()?(-?\d{13}|\d{10})(?:[+-]\d{4})?(?:\)/)?")
_COMPACT = re.compile(r"^((?:19|20)\d{6})(\d{6})$")
HIDDEN = frozenset(
    {"draft", "hidden", "private", "pending", "future", "trash", "unpublished", "inactive", "deleted"}
    | {"withheld", "مسودة", "غير منشور", "محذوف"}
)
_TRUTHS: dict[object, bool] = {
    **dict.fromkeys(("true", "yes", "on", "1", 1, "نعم"), True),
    **dict.fromkeys(("false", "no", "off", "0", 0, "لا"), False),
}
_MEDIA_TYPE = re.compile(r"(?:image|audio|video)/[\w.+-]+")
# Names of languages that people write in place of a tag.
_LANGUAGES = {
    **dict.fromkeys(("arabic", "ara", "العربية", "عربية", "عربي", "اللغة العربية"), "ar"),
    **dict.fromkeys(("english", "eng", "الإنجليزية", "إنجليزي"), "en"),
    **dict.fromkeys(("french", "fra", "fre", "الفرنسية", "فرنسي"), "fr"),
    **dict.fromkeys(("persian", "farsi", "fas", "per", "الفارسية", "فارسی"), "fa"),
    **dict.fromkeys(("urdu", "urd", "اردو"), "ur"),
    **dict.fromkeys(("hebrew", "heb", "العبرية"), "he"),
}
_WITHDRAWN = frozenset({"withdrawn", "retracted", "canceled", "cancelled", "killed"})


def text(value: object, site: Site | None = None) -> str | None:
    """Return text on one line, with HTML's elements left out and its references decoded."""
    if isinstance(value, str):  # nearly all are, and have nothing to be read in them
        return " ".join((unmarked(value) if "<" in value or "&" in value else value).split()) or None
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and len(value) == 1:
        return text(value[0], site)  # a search index has lists for all fields
    held = wrapped(value, site) if isinstance(value, Mapping) else value
    if not isinstance(held, str):
        raise ValueError(f"{strict.shown(value)} is no text: put it in quotes")  # noqa: TRY004 - a fact, for a problem
    return text(held)


def unmarked(value: str) -> str:
    """Return a text without HTML's elements, and with its references decoded."""
    if "</" in value or "<br" in value:
        value = _ELEMENT.sub(" ", _INLINE_ELEMENT.sub("", value))
    return unescape(value) if "&" in value else value


def wrapped(value: Mapping[str, Any], site: Site | None) -> object:
    """Return the text inside a table that stands for it: WordPress's `{"rendered": …}`, or a text in several languages.

    Where there is none, the table itself.
    """
    names = (
        *("rendered", "value", "main", "basic", "text", "#text", "$oid", "current"),
        *((site.language, site.language.partition("-")[0]) if site else ()),
    )
    return next((held for name in names if isinstance(held := value.get(name), str)), value)


def first(value: object, site: Site) -> str | None:
    """Return a text, the first of several, or the name in a table."""
    if isinstance(value, list):
        return next(iter(words(value, site) or ()), None)
    return _name(value) if isinstance(value, Mapping) and "name" in value else text(value)


def words(value: object, site: Site) -> tuple[str, ...] | None:  # noqa: ARG001 - every kind is called so
    """Return the names in a list, perhaps of lists, or between the commas of a text, without Obsidian's `#`.

    An Arabic comma parts names in a list, too: YAML takes `[نقل، قطارات]` for one.
    """
    items = (value if _is_level(value) else _level(value)) if isinstance(value, list) else _parted(text(value) or "")
    named = (_name(item) for item in items)
    return tuple(dict.fromkeys(word for name in named if name and (word := name.removeprefix("#").strip()))) or None


def _is_level(items: list[object]) -> bool:
    """Whether a list holds names alone, as nearly all do."""
    return all(type(item) is str and "،" not in item and "؛" not in item for item in items)


def _level(items: Iterable[object]) -> Iterator[object]:
    """Yield the items of a list and of the lists in it, texts parted at Arabic commas."""
    for item in items:
        if isinstance(item, list):
            yield from (inner for inner in item if not isinstance(inner, list))
        elif isinstance(item, str) and _ARABIC_COMMAS.search(item):
            yield from _ARABIC_COMMAS.split(item)
        else:
            yield item


def _parted(written: str) -> list[str]:
    """Split names at commas, hashtags at spaces."""
    hashtags = written.split()
    return hashtags if hashtags and all(word.startswith("#") for word in hashtags) else COMMAS.split(written)


def _name(value: object) -> str | None:
    """Return a name: a text, or the name in a table (`{"name": …}`, `{"title": …}`)."""
    if isinstance(value, Mapping):
        return text(value.get("name") or value.get("title") or value.get("label"))
    return text(value)


def moment(value: object, site: Site) -> date | None:
    """Return a date from one of TOML's or YAML's own, a text, seconds or milliseconds since the epoch, or a table."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and not value.isalnum() and not value.startswith("/"):
        return _of_text(value.strip(), site)
    if isinstance(value, Mapping):
        return _of_table(value, site)
    if isinstance(value, list) and len(value) == 1:
        return moment(value[0], site)
    return None if value is None or _truth(value) is not None else _of_machine(value, site)


def _of_machine(value: object, site: Site) -> date | None:
    """Return the date in what programs write: a number, or digits in a text."""
    if isinstance(value, (int, float)) and not (_DAY.fullmatch(str(value)) or _COMPACT.fullmatch(str(value))):
        return _since_epoch(value)
    if not isinstance(value, (str, int)):
        raise ValueError(f"{strict.shown(value)} is no date")  # noqa: TRY004 - a fact, for a problem
    written = _COMPACT.sub(r"\1T\2", str(value).strip())
    epoch = _EPOCH.fullmatch(written)
    return _since_epoch(int(epoch[1])) if epoch else _of_text(written, site)


def _of_text(written: str, site: Site) -> date | None:
    written = _NOTE.sub(r"\1", written) if written.startswith("[[") else written
    return dates.parse(written, site.date_order) if written and written.lower() not in _NO_DATES else None


def _of_table(value: Mapping[str, Any], site: Site) -> date | None:
    """Return the date in MongoDB's `{"$date": …}`, PHP's `{"date": …, "timezone": …}` or MkDocs' `{"created": …}`."""
    names = [name for name in ("$date", "date", "$numberLong", "created") if name in value]
    if not names:
        raise ValueError(f"{strict.shown(value)} is no date")
    stated, zone = value[names[0]], value.get("timezone")
    return moment(f"{stated} {zone}" if isinstance(stated, str) and isinstance(zone, str) else stated, site)


def _since_epoch(value: float) -> datetime:
    if _LEAST_SECONDS <= value < _LEAST_MILLISECONDS:
        return datetime.fromtimestamp(value, UTC)
    if _LEAST_MILLISECONDS <= value < _MOST_MILLISECONDS:
        return datetime.fromtimestamp(value / 1000, UTC)
    raise ValueError(f"{value!r} is no date")


def clock(value: object, site: Site) -> str | None:  # noqa: ARG001 - every kind is called so
    """Return a time of day as text; None for anything else, such as a whole date."""
    if isinstance(value, time):
        return value.isoformat()
    return text(value) if isinstance(value, str) and len(value) <= _LONGEST_CLOCK else None


def boolean(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    found = _truth(value)
    if found is None and value is not None and value != "":
        raise ValueError(f"{strict.shown(value)} is not true or false")
    return found


def _truth(value: object) -> bool | None:
    """Return the truth that a boolean, a word or a number states; None for everything else."""
    word = value.strip().lower() if isinstance(value, str) else value
    return _TRUTHS.get(word) if isinstance(word, (str, int)) else None  # True is 1


def unpublished(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return True where a key like Jekyll's `published` says false; the same key may hold a date."""
    return True if _truth(value) is False else None


def unready(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return True for the status of an article that is not public: `draft` and the like, or Drupal's 0."""
    is_hidden = isinstance(value, str) and value.strip().lower() in HIDDEN
    return True if is_hidden or _truth(value) is False else None


def out_of_sight(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return True where a key like `hidden` or `is_deleted` says so."""
    return True if _truth(value) is True else None


def removed(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return True where there is a time at which an article was deleted."""
    return True if isinstance(value, (str, date, int)) and value and _truth(value) is not False else None


def draft_of(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    """Return True for the id that Sanity gives to drafts."""
    return True if isinstance(value, str) and value.startswith("drafts.") else None


def taken_back(value: object, site: Site) -> bool | None:  # noqa: ARG001 - every kind is called so
    return True if isinstance(value, str) and value.strip().lower() in _WITHDRAWN else None


def language(value: object, site: Site) -> str | None:  # noqa: ARG001 - every kind is called so
    """Return a tag of BCP 47, also for the name of a locale (`ar_SA.UTF-8`) or of a language."""
    said = text(value) or ""
    tag = _LANGUAGES.get(said.lower()) or _LOCALE_ENCODING.sub("", said).replace("_", "-")
    if tag and not languages.is_valid(tag):
        raise ValueError(f"{text(value)!r} is no language tag")
    return tag or None


def address(value: object, site: Site) -> str | None:
    """Return an absolute address; one without a host is resolved against the site's home."""
    found = text(value) if value is not False else None
    if not found or _PATTERN.search(found):
        return None
    if found.startswith(("//", "www.")):
        found = f"{site.home.partition(':')[0]}://{found.removeprefix('//')}"
    if _OTHER_SCHEME.match(found):
        raise ValueError(f"{found!r} is no absolute http or https address")
    return addresses.web_address(found if "://" in found else site.home + found.lstrip("/"))


def page(value: object, site: Site) -> str | None:
    """Return the address of the page that is about an article alone; schema.org states it as a text or a node."""
    found = value.get("@id") if isinstance(value, Mapping) else value
    return address(found, site) if isinstance(found, str) and found.startswith(("http://", "https://")) else None


def identifier(value: object, site: Site) -> str | None:  # noqa: ARG001 - every kind is called so
    """Return an id that can be a guid and an atom:id; None for a bare number, which is not unique in the world."""
    found = text(value)
    if found and UUID.fullmatch(found):
        return f"urn:uuid:{found.lower()}"
    return addresses.identifier(found) if found and _URI.fullmatch(found) else None


def pictures(value: object, site: Site) -> tuple[Media, ...] | None:
    """Return the pictures in an address, a table with address and caption, or a list of either."""
    items: Iterable[object] = value if isinstance(value, list) else (value,)
    return tuple(dict.fromkeys(media for item in items if (media := _picture(item, site)))) or None


def _place(value: object, site: Site) -> str | None:
    """Return an absolute address; a relative path stays as it is, since it may name a file beside the article."""
    whole, written = address(value, site), text(value) or ""
    return written.removeprefix("./") if whole and not _ABSOLUTE.match(written) else whole


def _first_of(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _picture(value: object, site: Site) -> Media | None:
    if isinstance(value, Mapping):
        return _described(value, site)
    # A bare number is that of a picture in somebody's database.
    url = None if isinstance(value, int) else _place(value, site)
    return Media(url) if url else None


def _described(table: Mapping[str, Any], site: Site) -> Media | None:
    """Return the picture, sound or film in a table, with what the table says about it."""
    url = next((found for key in _PICTURE_KEYS if (found := _place(_first_of(table.get(key)), site))), None)
    caption = text(table.get("caption") or table.get("title") or table.get("alt"))
    if not url:
        return None
    credit = next((found for key in _CREDITS if (found := text(table.get(key)))), "")
    kind, length = table.get("mime_type") or table.get("type"), table.get("size_in_bytes") or table.get("length")
    media_type = kind if isinstance(kind, str) and _MEDIA_TYPE.fullmatch(kind) else ""
    size = length if isinstance(length, int) and length > 0 else 0
    return Media(url, media_type, size, title=caption or "", credit=credit)


def attached(value: object, site: Site) -> tuple[Media, ...] | None:
    """Return the pictures, sounds and films in a list; addresses of other kinds (a player's page) are left out."""
    stated = pictures(value, site) or ()
    return tuple(media for media in stated if media.type or attachments.type_of(urlsplit(media.url).path)) or None
