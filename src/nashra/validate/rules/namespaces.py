"""Whether elements are in the namespaces that readers look for."""

import re
from typing import Final

from lxml import etree

from nashra.problems import Level
from nashra.validate.findings import NOT_A_FEED
from nashra.validate.formats import FEED_ROOTS, is_rss
from nashra.validate.names import PREFIXES, local_name, lost_its_namespace, namespace_of
from nashra.validate.rule import Rule
from nashra.validate.scan import NAMESPACE
from nashra.xml import Element

_OBSOLETE: Final = re.compile(r"http://purl\.org/atom/ns#(?:draft-.*)?", re.DOTALL)
_IN_A_MODULE: Final = etree.XPath("//*[namespace-uri()]/*[not(namespace-uri())]")


class _RootRule(Rule):
    """Looks at a root that has the name of a feed's and not the namespace."""

    def check_document(self) -> None:
        root = self.document.root
        if root is not None and self.document.format == NOT_A_FEED and local_name(str(root.tag)) in FEED_ROOTS:
            self.check_root(root, namespace_of(str(root.tag)))

    def check_root(self, root: Element, namespace: str) -> None:
        """Look at such a root."""


class RootNamespace(_RootRule):
    """The root element is in a namespace that makes it no feed.

    Readers recognise a feed by its namespace, letter by letter: Atom's is `http://www.w3.org/2005/Atom`, even if the
    feed is served by https, and `rss` is in none.
    """

    id = "root-namespace"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-1.2"
    w3c = ("InvalidNamespace",)
    message = "<{element}> is in the namespace {namespace!r}, which has no feeds"

    def check_root(self, root: Element, namespace: str) -> None:
        if namespace and not _OBSOLETE.fullmatch(namespace):
            self.found(root, namespace=namespace)


class NamespaceObsolete(_RootRule):
    """The feed is in a draft of Atom (0.1 to 0.3, or one of the IETF's).

    Today's readers know little of it: dates and texts had other names then. Write Atom 1.0 (RFC 4287).
    """

    id = "namespace-obsolete"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-1.2"
    w3c = ("ObsoleteNamespace",)
    message = "the namespace {namespace!r} is that of a format that was given up"

    def check_root(self, root: Element, namespace: str) -> None:
        if _OBSOLETE.fullmatch(namespace):
            self.found(root, namespace=namespace)


class NamespaceMissing(_RootRule):
    """The element is in no namespace, and has to be in one.

    A feed without Atom's namespace is none; XHTML without its own is shown as nothing; what stands in an element of a
    module belongs to that module. Most often `xmlns=""` or a prefix went astray when XML was put together.
    """

    id = "namespace-missing"
    spec = "https://www.rssboard.org/rss-specification#extendingRss"
    w3c = ("MissingNamespace", "NotInANamespace")
    message = "{element} is in no namespace"

    def check_root(self, root: Element, namespace: str) -> None:
        if not namespace:
            self.found(root)

    def check_document(self) -> None:
        super().check_document()
        undefined = set(self.document.faults.undefined)
        for element in _nameless(self.document.root):
            if lost_its_namespace(element) and (element in undefined or self.is_unknown_to_rss(element)):
                self.found(element)

    def is_unknown_to_rss(self, element: Element) -> bool:
        """Whether the element stands in one of an unknown namespace; in Atom it may."""
        parent = element.getparent()
        return parent is not None and is_rss(self.document.format) and namespace_of(str(parent.tag)) not in PREFIXES


class VocabularyUnknown(Rule):
    """An element of your own stands in Atom without a namespace.

    Nobody can tell whose it is, and two inventors may use one name. Give it a namespace of yours.
    """

    id = "vocabulary-unknown"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-6.4"
    w3c = ("UndeterminableVocabulary",)
    formats = ("atom",)
    message = "{element} is in no namespace"

    # Elsewhere in Atom such elements are not allowed at all.
    parents = frozenset({"feed", "entry", "source", "author", "contributor", "category", "link"})

    def check_document(self) -> None:
        for element in _nameless(self.document.root):
            parent = element.getparent()
            if parent is None or lost_its_namespace(element):
                continue
            if local_name(str(parent.tag)) in self.parents:
                self.found(element)


def _nameless(root: Element | None) -> list[Element]:
    """Return the elements of no namespace that stand in elements of one."""
    found = [] if root is None else _IN_A_MODULE(root)
    return [element for element in found if isinstance(element, Element)] if isinstance(found, list) else []


class NamespaceNotUri(Rule):
    """A namespace is named by a URI, and here is something else: words, a space, letters that are not ASCII.

    It is XML, but not as namespaces have it: readers that go by them show nothing of such a feed, and nothing else of
    it is judged here. Take an address of your own, `https://example.org/ns`; nothing needs to stand at it.
    """

    id = "namespace-not-uri"
    spec = "https://www.w3.org/TR/xml-names/#ns-decl"
    w3c = ("SAXError",)
    message = "namespace {namespace!r} is no URI"

    def check_source(self) -> None:
        fault = self.document.fault
        if fault and fault.code == NAMESPACE:
            self.found((fault.line, fault.column), namespace=fault.message)


RULES = (NamespaceNotUri, RootNamespace, NamespaceObsolete, NamespaceMissing, VocabularyUnknown)
