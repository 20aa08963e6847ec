"""Whether a channel, or a feed, is put together as readers expect it."""

from nashra.problems import Level
from nashra.validate.formats import RSS
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_ENTRY = clark("atom:entry")
_METADATA = tuple(
    clark(f"atom:{name}")
    for name in (
        *("id", "title", "subtitle", "updated", "author", "contributor", "category", "generator"),
        *("icon", "logo", "link", "rights"),
    )
)


class MetadataAfterEntries(Rule):
    """What a feed says of itself stands before its entries.

    RFC 4287 allows any order, but readers that read as the feed comes in, and those that stop after the newest entries,
    never see what stands behind them.
    """

    id = "metadata-after-entries"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1"
    w3c = ("MisplacedMetadata",)
    elements = ("atom:feed",)
    message = "{element} stands after the first entry"

    def check(self, element: Element) -> None:
        first = element.find(_ENTRY)
        if first is not None:
            for sibling in first.itersiblings(*_METADATA):
                self.found(sibling)


class ChannelAfterItems(Rule):
    """What a channel says of itself stands before its items.

    Readers that read as the feed comes in have shown the items by then. Put all items last.
    """

    id = "channel-after-items"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-item"
    w3c = ("MisplacedItem",)
    elements = ("rss/channel",)
    message = "{element} stands after the first item"

    def check(self, element: Element) -> None:
        first = element.find("item")
        if first is not None:
            for sibling in first.itersiblings("*"):
                if sibling.tag != "item":
                    self.found(sibling)


class TextInputUsed(Rule):
    """No reader of today shows a `textInput`.

    Leave it out: the site has a search page that a link in the description can lead to.
    """

    id = "text-input-used"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-textinput"
    w3c = ("AvoidTextInput",)
    formats = (RSS,)
    message = "channel has a textInput"

    def check_last(self) -> None:
        channel = self.document.feed
        for element in [] if channel is None else channel.findall("textInput"):
            if not self.has_errors(element):  # those say that it is to go
                self.found(element)

    def has_errors(self, element: Element) -> bool:
        within = {self.document.where(part) for part in element.iter("*")}
        return any(finding.where in within for finding in self.findings if finding.level is Level.ERROR)


class CloudProtocolUnknown(Rule):
    """A `cloud` is asked by `xml-rpc`, `soap` or `http-post`, in lower case.

    Readers that ask clouds at all pass over others. Most feeds do better with a `hub` (WebSub).
    """

    id = "cloud-protocol-unknown"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#element-channel-cloud"
    attributes = ("cloud/protocol",)
    message = "protocol {value!r} is none of http-post, soap, xml-rpc"

    known = frozenset({"", "http-post", "soap", "xml-rpc"})

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() not in self.known:
            self.found(element, value=value)


class _ImageRule(Rule):
    """Compares an element of `image` with that of its channel."""

    level = Level.WARNING
    elements = ("channel/image",)
    child: str
    message = "image has the {child} {value!r}, the channel {expected!r}"

    def check(self, element: Element) -> None:
        own, channel = element.find(self.child), element.getparent()
        expected = "" if channel is None else (channel.findtext(self.child) or "").strip()
        value = "" if own is None else (own.text or "").strip()
        if own is not None and value and expected and value != expected:
            self.found(own, child=self.child, value=value, expected=expected)


class ImageLinkDiffers(_ImageRule):
    """The image of a channel leads to where the channel leads.

    Readers make the picture a link, and people expect to come to the site.
    """

    id = "image-link-differs"
    spec = "https://www.rssboard.org/rss-profile#element-channel-image-link"
    w3c = ("ImageLinkDoesntMatch",)
    child = "link"


class ImageTitleDiffers(_ImageRule):
    """The image of a channel has the channel's title.

    Readers show it in place of a picture that they cannot load.
    """

    id = "image-title-differs"
    spec = "https://www.rssboard.org/rss-profile#element-channel-image-title"
    w3c = ("ImageTitleDoesntMatch",)
    child = "title"


class CommentsUndated(Rule):
    """A feed that counts comments says when it was built.

    The counts change between two readings, and without `lastBuildDate` nobody can tell how old they are.
    """

    id = "comments-undated"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#namespace-elements-slash-comments"
    w3c = ("SlashDate",)
    formats = (RSS,)
    message = "slash:comments stands in a channel without lastBuildDate"

    def check_document(self) -> None:
        channel, count = self.document.feed, clark("slash:comments")
        if channel is not None and channel.find("lastBuildDate") is None:
            first = next((item for item in self.document.entries if item.find(count) is not None), None)
            if first is not None:
                self.found(next(first.iterchildren(count)))


RULES = (
    MetadataAfterEntries,
    ChannelAfterItems,
    TextInputUsed,
    CloudProtocolUnknown,
    ImageLinkDiffers,
    ImageTitleDiffers,
    CommentsUndated,
)
