"""What a reader cannot do, and why: the tests hold that it still cannot, and README's table says so."""

from dataclasses import dataclass

RSS, ATOM = ("rss",), ("atom",)
BOTH = RSS + ATOM
_WITHDRAWN = "a withdrawn article goes"


@dataclass(frozen=True)
class Limit:
    """Laws that do not hold for a reader, the formats for which they do not, and what the reader does instead."""

    why: str
    laws: tuple[str, ...]
    forms: tuple[str, ...] = BOTH


_PARSER = Limit("remembers nothing between two polls", ("304 at the second poll", "304 from then on"))
_ONE_TIME = Limit("knows no time of an update", ("time of an update",))
_KEEPING = Limit("keeps what is withdrawn", (_WITHDRAWN,))
_NO_CATEGORIES = Limit("knows no categories", ("categories",))
_NO_LANGUAGE = Limit("knows no language", ("language of the article",))
_FEED_LANGUAGE = Limit("knows the feed's language alone", ("language of the article",))
_FIRST_AUTHOR = Limit("names the first author", ("several authors",))
_NO_SUMMARY = Limit("shows the full text for the summary", ("summary",))
_ADDRESS_ALONE = Limit("knows an attachment's address alone", ("its type and length",))
_ENCLOSURE = Limit("knows the enclosure alone", ("attached picture and sound",), RSS)

LIMITS: dict[str, tuple[Limit, ...]] = {
    "lemon24_reader": (Limit("names the last author", ("several authors",)), _NO_CATEGORIES, _ENCLOSURE, _KEEPING),
    "newsboat": (
        Limit("names the last author", ("several authors",), RSS),
        Limit("remembers the ETag from its second poll on", ("304 at the second poll",)),
        _ONE_TIME,
        _NO_CATEGORIES,
        _NO_SUMMARY,
        Limit(
            "attaches sounds and films alone", ("attached picture", "its type and length", "attached picture and sound")
        ),
        _FEED_LANGUAGE,
        _KEEPING,
    ),
    "sfeed": (
        Limit("lists a corrected title and a new address as new", ("a corrected title", "a renamed file is not new")),
        Limit("keeps the text that it read first", ("an updated text",)),
        _FIRST_AUTHOR,
        _ONE_TIME,
        _NO_SUMMARY,
        _ADDRESS_ALONE,
        Limit("knows the first attachment", ("attached picture and sound",)),
        _NO_LANGUAGE,
        _KEEPING,
    ),
    "rss2email": (
        Limit("leaves a mail as it was sent", ("an updated text", "a corrected title", _WITHDRAWN)),
        Limit("takes a title with `<` for HTML", ("title with < and &amp;",), RSS),
        Limit("names the first author", ("several authors",), RSS),
        Limit("names the last author", ("several authors",), ATOM),
        _ONE_TIME,
        _NO_SUMMARY,
        _ADDRESS_ALONE,
        _ENCLOSURE,
        _NO_LANGUAGE,
    ),
    "feedsmith": (_PARSER,),
    "rss_parser": (
        Limit(
            "knows no categories, language and attachments",
            (
                "categories",
                "language of the article",
                "attached picture",
                "its type and length",
                "attached picture and sound",
            ),
            ATOM,
        ),
        _ENCLOSURE,
        _FIRST_AUTHOR,
        _ONE_TIME,
        _PARSER,
    ),
    "xml_feed": (
        Limit("names several authors `ARRAY`", ("several authors",), RSS),
        Limit("names the first author", ("several authors",), ATOM),
        _ENCLOSURE,
        _FEED_LANGUAGE,
        _PARSER,
    ),
    "rome": (
        Limit("knows no time of an update", ("time of an update",), RSS),
        Limit("knows the feed's language alone", ("language of the article",), ATOM),
        _ENCLOSURE,
        _PARSER,
    ),
    "liferea": (
        Limit("takes a title with `<` for HTML", ("title with < and &amp;",), RSS),
        Limit("leaves an article as it read it first", ("an updated text", "a corrected title")),
        Limit("knows no time of an update", ("time of an update",), RSS),
        Limit("knows no language", ("language of the article",), ATOM),
        _NO_SUMMARY,
        _KEEPING,
    ),
}

_SOUND_FIRST = "encloses a sound or a film before a picture, which is the thumbnail too"

# What nashra does for a reader's sake; test_accommodations.py shows the difference.
HELP = {
    "lemon24_reader": "`xml:lang` on each item, since it reads no `dc:language`",
    "newsboat": "a new site is in `ar`: of `ar-SA` it would not know that it is read from the right",
    "sfeed": _SOUND_FIRST,
    "rss_parser": _SOUND_FIRST,
    "liferea": "a right-to-left mark before an Arabic title that begins with Latin letters",
}


def reason(reader: str, form: str, law: str) -> str | None:
    """Return what a reader does instead of what a law asks, None where it does that."""
    found = (limit.why for limit in LIMITS.get(reader, ()) if form in limit.forms and law in limit.laws)
    return next(found, None)
