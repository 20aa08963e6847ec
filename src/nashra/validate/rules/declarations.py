"""Whether namespaces are declared as everybody writes them."""

from enum import Enum, auto
from functools import cache
from typing import Final

from lxml import etree

from nashra.problems import Level
from nashra.validate.names import NAMESPACES, PREFIXES, meant
from nashra.validate.registries import names
from nashra.validate.rule import Rule

# What XML itself is described and linked with; nothing of it is meant for readers.
_OF_XML: Final = {
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/2001/XMLSchema-instance",
}
_IN_USE: Final = etree.XPath("boolean(//*[namespace-uri()=$namespace] | //@*[namespace-uri()=$namespace])")


class _Kind(Enum):
    USUAL = auto()
    UNUSUAL = auto()
    MISSPELT = auto()
    RESERVED = auto()
    UNJUDGED = auto()
    UNKNOWN = auto()


@cache
def _kind(prefix: str, namespace: str) -> _Kind:
    """Tell what is to be said of a declaration."""
    if not namespace:
        return _Kind.USUAL
    if namespace in PREFIXES and prefix.lower() not in ("", PREFIXES[namespace].lower()):
        return _Kind.UNUSUAL
    if namespace in names("namespaces"):
        return _Kind.UNJUDGED
    if namespace in PREFIXES or namespace in _OF_XML:
        return _Kind.USUAL
    if meant(namespace):
        return _Kind.MISSPELT
    return _Kind.RESERVED if prefix in NAMESPACES else _Kind.UNKNOWN


class _DeclarationRule(Rule):
    """Tells of namespace declarations of one kind that are used, each prefix and namespace once."""

    formats = ("atom", "rss")
    kind: _Kind

    def check_document(self) -> None:
        root = self.document.root
        for (prefix, namespace), place in self.document.scan.namespaces.items():
            if root is not None and _kind(prefix, namespace) is self.kind and _IN_USE(root, namespace=namespace):
                right, usual = meant(namespace), PREFIXES.get(namespace, "")
                self.found(place, prefix=prefix, namespace=namespace, right=right, usual=usual)


class NamespaceMisspelt(_DeclarationRule):
    """Namespaces are compared letter by letter: `https` for `http`, a slash too few or a capital makes another one.

    To readers the elements in it mean nothing. Write the namespace as its specification has it.
    """

    id = "namespace-misspelt"
    spec = "https://www.w3.org/TR/xml-names/#NSNameComparison"
    w3c = ("MediaRssNamespace",)
    message = "{namespace!r} is not {right!r}"
    kind = _Kind.MISSPELT


class PrefixReserved(_DeclarationRule):
    """A prefix that everybody uses for one namespace is used for another.

    XML allows it; programs that look for `dc:date` in the text, and people who read it, take it for what it is not.
    """

    id = "prefix-reserved"
    level = Level.WARNING
    spec = "https://www.w3.org/TR/xml-names/#ns-decl"
    w3c = ("ReservedPrefix",)
    message = "the prefix {prefix!r} stands for {namespace!r}"
    kind = _Kind.RESERVED


class PrefixUnusual(_DeclarationRule):
    """A namespace that everybody knows has another prefix than usual.

    XML allows it; some simple readers look for the usual prefix alone.
    """

    id = "prefix-unusual"
    level = Level.INFO
    spec = "https://www.w3.org/TR/xml-names/#ns-decl"
    w3c = ("NonstdPrefix",)
    message = "the prefix {prefix!r} stands for what is usually {usual!r}"
    kind = _Kind.UNUSUAL


class NamespaceUnknown(_DeclarationRule):
    """nashra does not know this namespace; what is in it is not judged.

    If it is not your own, check that it is written right.
    """

    id = "namespace-unknown"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-6.3"
    w3c = ("UnknownNamespace",)
    message = "the namespace {namespace!r} is not known, what is in it is not judged"
    kind = _Kind.UNKNOWN


class NamespaceUnjudged(_DeclarationRule):
    """nashra knows what this namespace is for and judges nothing in it.

    Whether it is written right is for its own makers' tools to say; readers that do not know it pass over it.
    """

    id = "namespace-unjudged"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-6.3"
    w3c = ("UnsupportedNamespace",)
    message = "the namespace {namespace!r} is known, and what is in it is not judged"
    kind = _Kind.UNJUDGED


RULES = (NamespaceMisspelt, PrefixReserved, PrefixUnusual, NamespaceUnknown, NamespaceUnjudged)
