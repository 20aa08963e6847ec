"""Whether nothing is said twice: links, hours, days, and elements that mean the same."""

from collections.abc import Iterator

from nashra.problems import Level
from nashra.validate.bases import relation
from nashra.validate.names import clark, name_of, parent_name, usual
from nashra.validate.rule import Rule
from nashra.xml import Element

_LINK, _CREATOR = clark("atom:link"), clark("dc:creator")
_LONGEST = {"skipHours": 24, "skipDays": 7}
# Of an hour; Python makes no number of thousands of them.
_MOST_DIGITS = 9


class AlternateRepeated(Rule):
    """A feed, an entry or a source has one alternate link of each type and language.

    Readers open the first or the last. Where two pages say the same, tell them apart by `type` or `hreflang`; where
    they do not, say `rel="related"`.
    """

    id = "alternate-repeated"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1"
    w3c = ("DuplicateAtomLink",)
    elements = ("atom:feed", "atom:entry", "atom:source")
    message = "another alternate link has the same type and language"

    def check(self, element: Element) -> None:
        seen = set()
        for link in element.iterchildren(_LINK):
            if relation(link) == "alternate":
                sort = (link.get("type", "").lower(), link.get("hreflang", "").lower())
                if sort in seen:
                    self.found(link)
                seen.add(sort)


class SkipRepeated(Rule):
    """An hour or a day is named twice.

    RSS does not allow it; one of the two was most likely meant to be another.
    """

    id = "skip-repeated"
    spec = "https://www.rssboard.org/rss-profile#element-channel-skiphours"
    w3c = ("DuplicateValue",)
    elements = ("channel/skipHours", "channel/skipDays")
    message = "{element} {value!r} is named twice"

    def check(self, element: Element) -> None:
        if len(element) > _LONGEST[str(element.tag)]:
            return
        seen = set()
        for child in element:
            value = (child.text or "").strip()
            is_hour = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
            same = int(value) % 24 if is_hour else value
            if same in seen:
                self.found(child, value=value)
            seen.add(same)


class SkipTooMany(Rule):
    """A day has 24 hours, and a week 7 days.

    A feed that skips all of them is never read at all.
    """

    id = "skip-too-many"
    spec = "https://www.rssboard.org/rss-profile#element-channel-skiphours"
    w3c = ("NotEnoughHoursInTheDay", "EightDaysAWeek")
    elements = ("channel/skipHours", "channel/skipDays")
    message = "{element} names {count}, more than {longest}"

    def check(self, element: Element) -> None:
        longest = _LONGEST[str(element.tag)]
        if len(element) > longest:
            self.found(element, count=len(element), longest=longest)


def _all(core: str, twins: str) -> tuple[tuple[str, str], ...]:
    """Return an element of RSS with each of its twins, as lxml names them."""
    return tuple((clark(core), clark(twin)) for twin in twins.split())


class _TwinsRule(Rule):
    """Looks for elements of RSS that stand beside one of a module that means the same."""

    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-dublin"
    message = "{parent} has {element} beside {twin}"
    twins: tuple[tuple[str, str], ...]

    def check(self, element: Element) -> None:
        for core, twin in self.in_both(element):
            self.found(next(element.iterchildren(core)), parent=name_of(element), twin=usual(twin))

    def in_both(self, element: Element) -> Iterator[tuple[str, str]]:
        present = {str(child.tag) for child in element.iterchildren("*")}
        for core, twin in self.twins:
            if twin in present and core in present:
                yield core, twin


class ChannelTwins(_TwinsRule):
    """The channel says the same with an element of RSS and with one of a module.

    Readers believe the one or the other, and sometimes they differ. Keep RSS's own.
    """

    id = "channel-twins"
    w3c = ("DuplicateSemantics",)
    elements = ("rss/channel",)
    twins = (
        *_all("title", "dc:title dcterms:title atom:title"),
        *_all("description", "dc:description dcterms:description atom:subtitle"),
        *_all("language", "dc:language dcterms:language"),
        *_all("copyright", "dc:rights dcterms:rights atom:rights"),
        *_all("managingEditor", "dc:creator dcterms:creator atom:author"),
        *_all("webMaster", "dc:publisher dcterms:publisher admin:errorReportsTo"),
        *_all("pubDate", "dc:date dcterms:issued"),
        *_all("lastBuildDate", "dcterms:modified atom:updated"),
        *_all("generator", "admin:generatorAgent atom:generator"),
        *_all("category", "dc:subject dcterms:subject"),
        *_all("creativeCommons:license", "cc:license"),
    )


class ItemTwins(_TwinsRule):
    """The item says the same with an element of RSS and with one of a module.

    Readers believe the one or the other, or show both. Keep RSS's own, but for the author: `dc:creator` is the better
    of the two, as `author` makes an e-mail address public. Both are right where they name the same person: the address
    for those who ask for it, the name for the others.
    """

    id = "item-twins"
    w3c = ("DuplicateItemSemantics",)
    elements = ("channel/item",)
    twins = (
        *_all("title", "dc:title dcterms:title atom:title"),
        *_all("description", "dc:description dcterms:description"),
        *_all("author", "dc:creator dcterms:creator atom:author"),
        *_all("category", "dc:subject dcterms:subject atom:category"),
        *_all("guid", "atom:id"),
        *_all("pubDate", "dc:date dcterms:issued atom:published"),
        *_all("source", "dc:source dcterms:source atom:source"),
        *_all("creativeCommons:license", "cc:license"),
    )

    def in_both(self, element: Element) -> Iterator[tuple[str, str]]:
        for core, twin in super().in_both(element):
            if (core, twin) != ("author", _CREATOR) or not _names_author(element):
                yield core, twin


def _names_author(item: Element) -> bool:
    """Whether the address in `author` is followed by the name of one of the creators: `address (name)`."""
    author = item.findtext("author") or ""
    return any(f"({creator.text})" in author for creator in item.iterchildren(_CREATOR))


class ModuleElementRepeated(Rule):
    """An element of a module that says one thing of its parent stands there twice.

    Readers believe the first or the last. Where there are several persons or subjects, repeat `dc:creator`,
    `category` and others that are made for it.
    """

    id = "module-element-repeated"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements"
    w3c = ("DuplicateElement",)
    elements = (
        "content:encoded",
        *("geo:alt", "geo:lat", "geo:long"),
        *("itunes:author", "itunes:block", "itunes:complete", "itunes:duration", "itunes:episode"),
        *("itunes:episodeType", "itunes:explicit", "itunes:image", "itunes:keywords", "itunes:new-feed-url"),
        *("itunes:order", "itunes:owner", "itunes:season", "itunes:subtitle", "itunes:summary", "itunes:title"),
        "itunes:type",
        *("media:copyright", "media:description", "media:player", "media:title"),
        *("opensearch:itemsPerPage", "opensearch:startIndex", "opensearch:totalResults"),
        *("podcast:chapters", "podcast:episode", "podcast:guid", "podcast:locked", "podcast:medium", "podcast:season"),
        *("slash:comments", "slash:department", "slash:hit_parade", "slash:section"),
        *("wfw:comment", "wfw:commentRss"),
    )
    message = "{parent} has {element} twice"

    def check(self, element: Element) -> None:
        if next(element.itersiblings(str(element.tag), preceding=True), None) is not None:
            self.found(element, parent=parent_name(element))


RULES = (AlternateRepeated, SkipRepeated, SkipTooMany, ChannelTwins, ItemTwins, ModuleElementRepeated)
