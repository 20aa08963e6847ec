"""Whether what a feed takes from other vocabularies stands where readers look for it."""

from lxml import etree

from nashra.problems import Level
from nashra.validate.formats import is_rss
from nashra.validate.names import NAMESPACES, usual
from nashra.validate.rule import Rule
from nashra.xml import Element

_LOOSE_XHTML = etree.XPath(
    "/atom:feed/xhtml:* | //atom:entry/xhtml:* | /rss/channel/xhtml:* | /rss/channel/item/xhtml:*",
    namespaces={prefix: NAMESPACES[prefix] for prefix in ("atom", "xhtml")},
)
_CORE_OF_RSS = etree.XPath("//*[not(namespace-uri())]")

# Specifications of RSS 2.0 before the RSS Advisory Board's, which speak of elements of other namespaces only.
_EARLIER_SPECIFICATIONS = (
    "blogs.law.harvard.edu/tech/rss",
    "cyber.law.harvard.edu/rss",
    "cyber.harvard.edu/rss",
    "backend.userland.com/rss",
)


class XhtmlMisplaced(Rule):
    """XHTML stands loose in the feed, in no text or content.

    Readers pass over it. Put it in `content` (or `summary`) of type `xhtml`, within a `div`; in RSS escape it in
    `content:encoded`.
    """

    id = "xhtml-misplaced"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3"
    w3c = ("MisplacedXHTMLContent",)
    message = "{element} stands outside of any text"

    # What other specifications put there: a whole body in RSS, and what says whether robots may index the feed.
    known = frozenset({"xhtml:body", "xhtml:div", "xhtml:meta"})
    known_to_atom = frozenset({"xhtml:meta"})

    def check_document(self) -> None:
        known = self.known if is_rss(self.document.format) else self.known_to_atom
        for element in _selected(_LOOSE_XHTML, self.document.root):
            if usual(str(element.tag)) not in known:
                self.found(element)


class ExtensionAttribute(Rule):
    """An element of RSS has an attribute of another namespace, and `docs` names a specification that does not allow
    them.

    Only the RSS Advisory Board's specification has such attributes. Name that one:
    `<docs>https://www.rssboard.org/rss-specification</docs>`.
    """

    id = "extension-attribute"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-specification#extendingRss"
    w3c = ("UseOfExtensionAttr",)
    formats = ("rss",)
    message = "{element} has the attribute {attribute}, which {docs!r} does not know"

    def check_document(self) -> None:
        feed = self.document.feed
        docs = feed.findtext("docs", "").strip() if feed is not None else ""
        if not any(address in docs for address in _EARLIER_SPECIFICATIONS):
            return
        for element in _selected(_CORE_OF_RSS, self.document.root):
            for name in map(str, element.keys()):
                if name.startswith("{") and not usual(name).startswith("xml:"):
                    self.found(element, at=name, attribute=usual(name), docs=docs)


class CollectionMisplaced(Rule):
    """A collection, to which entries can be posted, is said of a whole feed and not of an entry.

    Editing programs look for it in `feed`, in `source` and in service documents; elsewhere its parts are taken for the
    entry's.
    """

    id = "collection-misplaced"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc5023#section-8.3.3"
    w3c = ("QuestionableUsage",)
    elements = ("atom:entry/app:collection", "item/app:collection")
    message = "{element} stands in an entry"

    def check(self, element: Element) -> None:
        self.found(element)


def _selected(path: etree.XPath, root: Element | None) -> list[Element]:
    found = [] if root is None else path(root)
    return [element for element in found if isinstance(element, Element)] if isinstance(found, list) else []


RULES = (XhtmlMisplaced, ExtensionAttribute, CollectionMisplaced)
