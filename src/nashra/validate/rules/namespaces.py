"""Whether names are in the namespaces that they are meant to be in."""

from nashra.problems import Level
from nashra.validate.findings import NOT_A_FEED
from nashra.validate.formats import FEED_ROOTS
from nashra.validate.names import NAMESPACES, local_name, namespace_of
from nashra.validate.rule import Rule

_KNOWN = frozenset(NAMESPACES.values()) | {""}
_OBSOLETE = frozenset({"http://purl.org/atom/ns#", "http://example.com/newformat#", "http://purl.org/rss/1.0/"})


class RootNamespace(Rule):
    """The root element has the name of a feed's, in a namespace where there are no feeds.

    Readers take it for something else and show nothing. Atom's namespace is `http://www.w3.org/2005/Atom`, letter by
    letter (no `https`, no `/` at its end, a capital A); RSS's `rss` has none.
    """

    id = "root-namespace"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-1.2"
    w3c = ("InvalidNamespace",)
    message = "<{element}> is in the namespace {namespace!r}, which has no feeds"

    def check_document(self) -> None:
        root = self.document.root
        if root is None or self.document.format != NOT_A_FEED:
            return
        namespace = namespace_of(str(root.tag))
        if local_name(str(root.tag)) in FEED_ROOTS and namespace not in _OBSOLETE:
            self.found(root, namespace=namespace)


class ObsoleteNamespace(Rule):
    """The namespace is that of a format that was given up: Atom before 1.0, or RSS 1.0.

    Some readers still know it, new ones do not. Publish Atom 1.0 or RSS 2.0.
    """

    id = "namespace-obsolete"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-1.2"
    w3c = ("ObsoleteNamespace",)
    message = "the namespace {namespace!r} is that of a format that was given up"

    def check_document(self) -> None:
        root = self.document.root
        if root is not None and namespace_of(str(root.tag)) in _OBSOLETE:
            self.found(root, namespace=namespace_of(str(root.tag)))


class NamespaceUnknown(Rule):
    """Elements are in a namespace that nashra knows nothing of, and are not judged.

    That is no fault: anyone may extend a feed in a namespace of their own. A known module's namespace that is misspelt
    by a letter shows here, too.
    """

    id = "namespace-unknown"
    level = Level.INFO
    spec = "https://www.rssboard.org/rss-specification#extendingRss"
    w3c = ("UnknownNamespace",)
    message = "the namespace {namespace!r} is not known, what is in it is not judged"

    def check_document(self) -> None:
        root = self.document.root
        if root is None or self.document.format == NOT_A_FEED:
            return
        used = {namespace_of(tag) for tag in {str(element.tag) for element in self.document.elements}}
        for namespace in used - _KNOWN:
            self.found(next(root.iter(f"{{{namespace}}}*")), namespace=namespace)


RULES = (RootNamespace, ObsoleteNamespace, NamespaceUnknown)
