"""The kinds of value that a stored table may hold: each returns what a value says, or None where it says nothing.

A kind raises ValueError with the fact where the value is wrong.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from nashra import addresses, languages
from nashra.config import kinds
from nashra.model import Site
from nashra.references import decoded

Kind = Callable[[Any, Site], Any]

COMMAS = re.compile("[,،;؛|]")
_ARABIC_COMMAS = re.compile("[،؛]")
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"(?:mailto|tel|javascript|data|file|ftp|about|blob):", re.IGNORECASE)
_LOCALE_ENCODING = re.compile(r"[.@].*")
_INLINE_ELEMENT = re.compile(r"</?(?:a|b|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE)
_ELEMENT = re.compile(r"</?(?:br|div|h[1-6]|p)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Jekyll's permalink may be a pattern or a pattern's name, Eleventy's a template.
_PATTERN = re.compile(r"/:\w|\{[{%]|^(?:date|pretty|ordinal|weekdate|none)$")
HIDDEN = frozenset(
    {"draft", "hidden", "private", "pending", "future", "trash", "unpublished", "inactive", "deleted"}
    | {"withheld", "مسودة", "غير منشور", "محذوف"}
)
_TRUTHS: dict[object, bool] = {
    **dict.fromkeys(("true", "yes", "on", "1", 1, "نعم"), True),
    **dict.fromkeys(("false", "no", "off", "0", 0, "لا"), False),
}
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
        raise ValueError(f"{kinds.shown(value)} is no text: put it in quotes")  # noqa: TRY004 - a fact, for a problem
    return text(held)


def unmarked(value: str) -> str:
    """Return a text without HTML's elements, and with its references decoded."""
    if "</" in value or "<br" in value:
        value = _ELEMENT.sub(" ", _INLINE_ELEMENT.sub("", value))
    return decoded(value) if "&" in value else value


def wrapped(value: Mapping[str, Any], site: Site | None) -> object:
    """Return the text inside a table that stands for it: WordPress's `{"rendered": …}`, or a text in several languages.

    Where there is none, the table itself.
    """
    own_languages = (site.language, site.language.partition("-")[0]) if site else ()
    names = ("rendered", "value", "main", "basic", "text", "#text", "$oid", "current", *own_languages)
    return next((held for name in names if isinstance(held := value.get(name), str)), value)


def first(value: object, site: Site) -> str | None:
    """Return a text, the first of several, or the name in a table."""
    if isinstance(value, list):
        return next(iter(words(value, site) or ()), None)
    return _name(value) if isinstance(value, Mapping) and "name" in value else text(value)


def words(value: object, _: Site) -> tuple[str, ...] | None:
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


def boolean(value: object, _: Site) -> bool | None:
    stated = truth(value)
    if stated is None and value is not None and value != "":
        raise ValueError(f"{kinds.shown(value)} is not true or false")
    return stated


def truth(value: object) -> bool | None:
    """Return the truth that a boolean, a word or a number states; None for everything else."""
    word = value.strip().lower() if isinstance(value, str) else value
    return _TRUTHS.get(word) if isinstance(word, (str, int)) else None  # True is 1


def unpublished(value: object, _: Site) -> bool | None:
    """Return True where a key like Jekyll's `published` says false; the same key may hold a date."""
    return True if truth(value) is False else None


def unready(value: object, _: Site) -> bool | None:
    """Return True for the status of an article that is not public: `draft` and the like, or Drupal's 0."""
    is_hidden = isinstance(value, str) and value.strip().lower() in HIDDEN
    return True if is_hidden or truth(value) is False else None


def out_of_sight(value: object, _: Site) -> bool | None:
    """Return True where a key like `hidden` or `is_deleted` says so."""
    return True if truth(value) is True else None


def removed(value: object, _: Site) -> bool | None:
    """Return True where there is a time at which an article was deleted."""
    return True if isinstance(value, (str, date, int)) and value and truth(value) is not False else None


def draft_of(value: object, _: Site) -> bool | None:
    """Return True for the id that Sanity gives to drafts."""
    return True if isinstance(value, str) and value.startswith("drafts.") else None


def taken_back(value: object, _: Site) -> bool | None:
    return True if isinstance(value, str) and value.strip().lower() in _WITHDRAWN else None


def language(value: object, _: Site) -> str | None:
    """Return a tag of BCP 47, also for the name of a locale (`ar_SA.UTF-8`) or of a language."""
    written = text(value) or ""
    tag = _LANGUAGES.get(written.lower()) or _LOCALE_ENCODING.sub("", written).replace("_", "-")
    if tag and not languages.is_valid(tag):
        raise ValueError(f"{written!r} is no language tag")
    return tag or None


def address(value: object, site: Site) -> str | None:
    """Return an absolute address; one without a host is resolved against the site's home."""
    written = text(value) if value is not False else None
    if not written or _PATTERN.search(written):
        return None
    if written.startswith(("//", "www.")):
        written = f"{site.home.partition(':')[0]}://{written.removeprefix('//')}"
    if _OTHER_SCHEME.match(written):
        raise ValueError(f"{written!r} is no absolute http or https address")
    return addresses.web_address(written if "://" in written else site.home + written.lstrip("/"))


def page(value: object, site: Site) -> str | None:
    """Return the address of the page that is about an article alone; schema.org states it as a text or a node."""
    found = value.get("@id") if isinstance(value, Mapping) else value
    return address(found, site) if isinstance(found, str) and found.startswith(("http://", "https://")) else None


def identifier(value: object, _: Site) -> str | None:
    """Return an id that can be a guid and an atom:id; None for a bare number, which is not unique in the world."""
    written = text(value)
    if written and UUID.fullmatch(written):
        return f"urn:uuid:{written.lower()}"
    return addresses.identifier(written) if written and _URI.fullmatch(written) else None
