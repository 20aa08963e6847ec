"""SmartNews: SmartFormat, which is RSS 2.0 or Atom with elements of its own (version 2.1)."""

from nashra.problems import Level
from nashra.validate.profiles.profile import ChildrenMissing, Profile
from nashra.validate.rule import Rule
from nashra.xml import Element

_SPEC = "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1"


class SmartnewsTooLarge(Rule):
    """SmartNews advises documents of at most 1 MB.

    Its checks may refuse larger ones. Carry fewer articles.
    """

    id = "smartnews-too-large"
    level = Level.WARNING
    spec = _SPEC
    message = "the document has {size} bytes, more than {most}"

    most = 1_000_000

    def check_source(self) -> None:
        size = len(self.document.source.utf8)
        if size > self.most:
            self.found((1, 1), size=size, most=self.most)


class SmartnewsNotUtf8(Rule):
    """SmartFormat is written in UTF-8.

    SmartNews refuses UTF-16, and documents in other encodings (`encoding-not-unicode`).
    """

    id = "smartnews-not-utf-8"
    spec = _SPEC
    message = "the document is in {encoding}, not UTF-8"

    def check_source(self) -> None:
        encoding = self.document.source.encoding
        if encoding.startswith(("utf-16", "utf-32")):
            self.found((1, 1), encoding=encoding)


class SmartnewsChannelIncomplete(ChildrenMissing):
    """SmartFormat asks that the channel say its date and its language, and bring a logo in `snf:logo`.

    SmartNews refuses feeds without them.
    """

    id = "smartnews-channel-incomplete"
    spec = _SPEC
    elements = ("rss/channel",)
    children = ("pubDate", "language", "snf:logo")


class SmartnewsDescriptionLong(Rule):
    """SmartNews shows the description of a channel as one line of at most 30 characters.

    More is cut off, or refused.
    """

    id = "smartnews-description-long"
    spec = _SPEC
    texts = ("channel/description",)
    message = "the description has {length} characters, more than {most}"

    most = 30

    def check_value(self, element: Element, value: str) -> None:
        length = len(value.strip())
        if length > self.most:
            self.found(element, length=length, most=self.most)


class SmartnewsItemIncomplete(ChildrenMissing):
    """SmartFormat asks that each item have a title, a link, a date and its text in `content:encoded`.

    SmartNews shows no others.
    """

    id = "smartnews-item-incomplete"
    spec = _SPEC
    elements = ("channel/item",)
    children = ("title", "link", "pubDate", "content:encoded")


class SmartnewsThumbnailMissing(ChildrenMissing):
    """SmartNews shows an article in its lists with the picture of `media:thumbnail`.

    Without it the article has none there.
    """

    id = "smartnews-thumbnail-missing"
    level = Level.WARNING
    spec = _SPEC
    elements = ("channel/item",)
    children = ("media:thumbnail",)


PROFILE = Profile(
    "smartnews",
    (
        SmartnewsTooLarge,
        SmartnewsNotUtf8,
        SmartnewsChannelIncomplete,
        SmartnewsDescriptionLong,
        SmartnewsItemIncomplete,
        SmartnewsThumbnailMissing,
    ),
    frozenset({"guid-missing", "encoding-not-unicode", "encoding-obscure"}),
)
