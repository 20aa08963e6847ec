"""MSN: what Microsoft's partner hub asks of a feed of articles."""

from datetime import timedelta

from nashra.problems import Level
from nashra.validate.addresses import scheme
from nashra.validate.dates import rfc822, rfc3339
from nashra.validate.html_names import RISKY
from nashra.validate.names import NAMESPACES, clark, namespace_of
from nashra.validate.profiles.profile import ChildrenMissing, Profile, image_size
from nashra.validate.rule import Rule
from nashra.validate.tags import lie_deep, names
from nashra.xml import Element

_SPEC = "https://support.microsoft.com/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329"
_DATES = ("item/pubDate", "atom:entry/atom:published", "atom:entry/atom:updated")
_BODIES = tuple(map(clark, ("description", "content:encoded")))


class MsnItemIncomplete(ChildrenMissing):
    """MSN asks that each item have a title, a link and a date.

    Without them it does not take the article. A guid is asked for as well (`guid-missing`).
    """

    id = "msn-item-incomplete"
    spec = _SPEC
    elements = ("channel/item",)
    children = ("title", "link", "pubDate")


class MsnBodyMissing(Rule):
    """MSN shows articles whole, so an item brings its text.

    Without it the article is not taken. Write it into `content:encoded`, or `description` where there is no summary.
    """

    id = "msn-body-missing"
    spec = _SPEC
    elements = ("channel/item",)
    message = "item has neither content:encoded nor description"

    def check(self, element: Element) -> None:
        if all(element.find(name) is None for name in _BODIES):
            self.found(element)


class MsnTitleLength(Rule):
    """MSN takes titles of more than 20 and at most 150 characters.

    Others are refused. Say who and what in a short title, and leave the rest of a long one to the text.
    """

    id = "msn-title-length"
    spec = _SPEC
    texts = ("item/title", "atom:entry/atom:title")
    message = "the title has {length} characters, not {shortest} to {longest}"

    shortest, longest = 21, 150

    def check_value(self, element: Element, value: str) -> None:
        length = len(value.strip())
        if not self.shortest <= length <= self.longest:
            self.found(element, length=length, shortest=self.shortest, longest=self.longest)


class MsnDateOld(Rule):
    """MSN takes articles of the last 365 days.

    Older ones are refused. Let the feed carry newer articles alone.
    """

    id = "msn-date-old"
    spec = _SPEC
    texts = _DATES
    message = "{value!r} is more than 365 days ago"

    longest = timedelta(days=365)

    def check_value(self, element: Element, value: str) -> None:
        date, now = rfc822(value) or rfc3339(value), self.document.now
        if date and now and date < now - self.longest:
            self.found(element, value=value)


class MsnDateNotUtc(Rule):
    """MSN asks for dates in UTC.

    It may show the article some hours too early or too late. Write `GMT` or `+0000` in RSS, `Z` in Atom, and move the
    hours.
    """

    id = "msn-date-not-utc"
    level = Level.WARNING
    spec = _SPEC
    texts = _DATES
    message = "{value!r} is not in UTC"

    def check_value(self, element: Element, value: str) -> None:
        date = rfc822(value) or rfc3339(value)
        if date and date.utcoffset():
            self.found(element, value=value)


class MsnNotHttps(Rule):
    """MSN asks for https wherever it fetches something or leads people.

    Articles and pictures at http addresses are refused.
    """

    id = "msn-not-https"
    spec = _SPEC
    texts = ("channel/link", "item/link")
    attributes = ("atom:link/href", "enclosure/url", "media:content/url", "media:thumbnail/url")
    message = "the address {value!r} is not an https one"

    def check_value(self, element: Element, value: str) -> None:
        if scheme(value.strip()) == "http":
            self.found(element, value=value.strip())


class MsnLanguagesMixed(Rule):
    """MSN asks for one language in a feed.

    It takes all articles for the language of the feed. Make a feed for each language.
    """

    id = "msn-languages-mixed"
    spec = _SPEC
    elements = ("channel/item", "atom:entry")
    message = "the entry is in {own!r}, the feed in {expected!r}"

    def check(self, element: Element) -> None:
        feed = self.document.feed
        expected = self.document.language_of(feed) if feed is not None else ""
        own = self.document.language_of(element)
        if expected and own.partition("-")[0].lower() != expected.partition("-")[0].lower():
            self.found(element, own=own, expected=expected)


class MsnImageUnfit(Rule):
    """MSN shows pictures of 150 by 150 pixels and more (better 720), of at most 15 MB, that are neither more than
    twice as high as wide nor more than 1.89 times as wide as high.

    An article whose picture is another is shown without. Offer a cut of that form.
    """

    id = "msn-image-unfit"
    level = Level.WARNING
    spec = _SPEC
    elements = ("media:content",)
    message = "an image of {width} by {height} pixels is not shown"
    message_size = "an image of {size} bytes is not shown"

    smallest, narrowest, widest, largest = 150, 0.5, 1.89, 15_000_000

    def check(self, element: Element) -> None:
        size = image_size(element)
        if size and (min(size) < self.smallest or not self.narrowest <= size[0] / size[1] <= self.widest):
            self.found(element, width=size[0], height=size[1])
        elif size and int(element.get("fileSize", "0")[:12]) > self.largest:
            self.found(element, self.message_size, size=element.get("fileSize"))


class MsnTagRemoved(Rule):
    """MSN keeps plain tags alone: paragraphs, headings to h5, lists, tables, links, images, emphasis, quotations.

    It takes others out, at times with what is in them. Scripts and the like are told of as `html-element-risky`.
    """

    id = "msn-tag-removed"
    level = Level.WARNING
    spec = (
        "https://support.microsoft.com/topic/"
        "msn-html-guidelines-and-tag-restrictions-2a12f610-f3da-43ea-8dc4-766f6df89e8d"
    )
    looks_at_tags = True
    message = "<{name}> is taken out"

    kept = frozenset(
        """
        a b blockquote br caption col colgroup div em figcaption figure h1 h2 h3 h4 h5 i img li ol p small span strong
        sub sup table tbody td tfoot th thead tr ul
        """.split()  # noqa: SIM905 - as MSN lists them
    )

    def check_tags(self, element: Element, tags: str) -> None:
        for name in sorted(names(tags) - self.kept - RISKY):
            self.found(element, name=name)


class MsnTagsDeep(Rule):
    """MSN takes HTML in which fewer than ten elements lie in one another.

    It takes the inner ones out, at times with what is in them. Editors and copied web pages leave `div` in `div`: take
    out those that say nothing.
    """

    id = "msn-tags-deep"
    level = Level.WARNING
    spec = MsnTagRemoved.spec
    looks_at_tags = True
    message = "{limit} elements or more lie in one another"

    limit = 10

    def check_tags(self, element: Element, tags: str) -> None:
        if namespace_of(str(element.tag)) == NAMESPACES["xhtml"]:
            if _depth_in_xhtml(element) == self.limit:
                self.found(element, limit=self.limit)
        elif lie_deep(tags, self.limit):
            self.found(element, limit=self.limit)


def _depth_in_xhtml(element: Element) -> int:
    """Return how many elements of XHTML this one lies in, itself counted and the `div` around all not."""
    return sum(namespace_of(str(above.tag)) == NAMESPACES["xhtml"] for above in element.iterancestors())


PROFILE = Profile(
    "msn",
    (
        MsnItemIncomplete,
        MsnBodyMissing,
        MsnTitleLength,
        MsnDateOld,
        MsnDateNotUtc,
        MsnNotHttps,
        MsnLanguagesMixed,
        MsnImageUnfit,
        MsnTagRemoved,
        MsnTagsDeep,
    ),
    frozenset({"guid-missing", "text-holds-html", "html-undeclared", "date-implausible", "entry-text-missing"}),
)
