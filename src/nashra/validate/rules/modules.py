"""Whether modules that say how a feed is published hold what they are for: sy, slash, wfw, app, robots."""

import re

from nashra.problems import Level
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element


class UpdatePeriodInvalid(MisfitsRule):
    """`sy:updatePeriod` is one of hourly, daily, weekly, monthly and yearly.

    Readers that plan their visits by it take any other word for daily. How often in that time is `sy:updateFrequency`.
    """

    id = "update-period-invalid"
    spec = "https://web.resource.org/rss/1.0/modules/syndication/"
    w3c = ("InvalidUpdatePeriod",)
    datatypes = ("update-period",)
    message = "{name} {value!r} is none of hourly, daily, weekly, monthly, yearly"


class HitParadeInvalid(MisfitsRule):
    """`slash:hit_parade` holds whole numbers with commas between them: `30,21,5,0`.

    Readers that show it count on that. Digits are those of ASCII.
    """

    id = "hit-parade-invalid"
    spec = "https://web.resource.org/rss/1.0/modules/slash/"
    w3c = ("InvalidCommaSeparatedIntegers",)
    datatypes = ("comma-separated-integers",)
    message = "{name} {value!r} is no list of whole numbers"


class CommentRssMisspelt(Rule):
    """The element is `wfw:commentRss`; its first description wrote it in capitals by mistake.

    Names are compared letter by letter, and readers look for the right one.
    """

    id = "comment-rss-misspelt"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-wfw"
    w3c = ("CommentRSS",)
    elements = ("wfw:commentRSS",)
    message = "{element} is not wfw:commentRss"

    def check(self, element: Element) -> None:
        self.found(element)


class YesNoInvalid(MisfitsRule):
    """Only the words `yes` and `no` stand here, in lower case.

    Other words are taken for the default: a draft for what is published, a locked podcast for one that may be moved.
    """

    id = "yes-no-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1"
    w3c = ("InvalidYesNo",)
    datatypes = ("yes-no",)
    message = "{name} {value!r} is neither yes nor no"


class IndexingInvalid(Rule):
    """`indexing:index` says `yes` or `no`: whether search engines may keep what stands there.

    Engines take other words for yes.
    """

    id = "indexing-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-13.1.1"
    w3c = ("InvalidYesNo",)
    attributes = ("indexing:index",)
    message = "indexing:index {value!r} is neither yes nor no"

    def check_value(self, element: Element, value: str) -> None:
        if value not in ("yes", "no"):
            self.found(element, value=value)


class CategoriesConflicting(Rule):
    """`app:categories` either lists its categories or says with `href` where the list is.

    Programs that post read the one or the other. Leave out `href`, or `fixed`, `scheme` and the categories.
    """

    id = "categories-conflicting"
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-7.2.1"
    w3c = ("ConflictingCatAttr",)
    elements = ("app:categories",)
    message = "{element} has an href and a list of its own"

    def check(self, element: Element) -> None:
        if "href" in element.attrib and (len(element) or {"fixed", "scheme"}.intersection(element.attrib)):
            self.found(element)


class AcceptInvalid(MisfitsRule):
    """`app:accept` holds a media range: `image/png`, `image/*`, `application/atom+xml;type=entry`, or nothing.

    Programs that post find that nothing fits, and post nothing. Several ranges stand in an element each.
    """

    id = "accept-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-8.3.4"
    w3c = ("InvalidMIMEType",)
    datatypes = ("media-range",)
    message = "{value!r} is no media range"


class AcceptWithQuality(Rule):
    """`app:accept` holds a media range without a quality (`;q=0.5`): that belongs in an HTTP header.

    Programs that post compare the whole and find that nothing fits.
    """

    id = "accept-with-quality"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-8.3.4"
    w3c = ("UndefinedParam",)
    texts = ("app:accept",)
    message = "{value!r} has a quality"

    pattern = re.compile(r";\s*q\s*=", re.IGNORECASE)

    def check_value(self, element: Element, value: str) -> None:
        if self.pattern.search(value):
            self.found(element, value=value.strip())


class AccessRestrictionInvalid(Rule):
    """`access:restriction` allows or denies that the feed stands in public directories: `relationship="deny"`.

    Directories take any other word for allow.
    """

    id = "access-restriction-invalid"
    spec = "https://www.rssboard.org/rss-profile#namespace-elements"
    w3c = ("InvalidAccessRestrictionRel", "MissingAttribute")
    elements = ("access:restriction",)
    message = "relationship {value!r} is neither allow nor deny"
    message_missing = "{element} has no attribute relationship"

    def check(self, element: Element) -> None:
        relationship = element.get("relationship")
        if relationship is None:
            self.found(element, self.message_missing)
        elif relationship not in ("allow", "deny"):
            self.found(element, at="relationship", value=relationship)


class RobotsNameInvalid(Rule):
    """The only `xhtml:meta` that readers know in a feed is the one named `robots`.

    Anything else that a web page says in `meta` has an element of its own in a feed.
    """

    id = "robots-name-invalid"
    spec = "https://www.robotstxt.org/meta.html"
    w3c = ("InvalidMetaName",)
    attributes = ("xhtml:meta/name",)
    message = "xhtml:meta has the name {value!r}"

    def check_value(self, element: Element, value: str) -> None:
        if value.lower() != "robots":
            self.found(element, value=value)


class RobotsInvalid(MisfitsRule):
    """What robots may do is `all`, `none`, or `index` or `noindex` with `follow` or `nofollow`; search engines know
    `noarchive`, `nocache`, `noimageindex`, `nosnippet` and `notranslate`, too, alone or at the end of the list.

    Robots pass over anything else and do as they like.
    """

    id = "robots-invalid"
    spec = "https://www.robotstxt.org/meta.html"
    w3c = ("InvalidMetaContent",)
    datatypes = ("robots",)
    message = "{value!r} says nothing to robots"


RULES = (
    UpdatePeriodInvalid,
    HitParadeInvalid,
    CommentRssMisspelt,
    YesNoInvalid,
    IndexingInvalid,
    CategoriesConflicting,
    AcceptInvalid,
    AcceptWithQuality,
    AccessRestrictionInvalid,
    RobotsNameInvalid,
    RobotsInvalid,
)
