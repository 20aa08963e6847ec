"""Whether namespaces are declared as everybody writes them."""

from enum import Enum, auto
from functools import cache
from typing import Final

from lxml import etree

from nashra.problems import Level
from nashra.validate.names import NAMESPACES, PREFIXES
from nashra.validate.registries import names
from nashra.validate.rule import Rule

_IN_USE: Final = etree.XPath("boolean(//*[namespace-uri()=$namespace] | //@*[namespace-uri()=$namespace])")


class _Kind(Enum):
    USUAL = auto()
    UNUSUAL = auto()
    MISSPELT = auto()
    RESERVED = auto()
    UNKNOWN = auto()


@cache
def _kind(prefix: str, namespace: str) -> _Kind:
    """Tell what is to be said of a declaration."""
    if not namespace or namespace in names("namespaces"):
        return _Kind.USUAL
    if namespace in PREFIXES:
        return _Kind.USUAL if prefix.lower() in ("", PREFIXES[namespace].lower()) else _Kind.UNUSUAL
    if _meant(namespace):
        return _Kind.MISSPELT
    return _Kind.RESERVED if prefix in NAMESPACES else _Kind.UNKNOWN


def _meant(namespace: str) -> str:
    """Return the namespace of which this one is a misspelling, empty where there is none."""
    return _folded().get(_fold(namespace), "")


@cache
def _folded() -> dict[str, str]:
    return {_fold(namespace): namespace for namespace in PREFIXES}


def _fold(namespace: str) -> str:
    return namespace.lower().strip().replace("https:", "http:").replace("://www.", "://").rstrip("/#")


class _DeclarationRule(Rule):
    """Tells of namespace declarations of one kind that are used, each prefix and namespace once."""

    formats = ("atom", "rss")
    kind: _Kind

    def check_document(self) -> None:
        root = self.document.root
        for (prefix, namespace), place in self.document.scan.namespaces.items():
            if root is not None and _kind(prefix, namespace) is self.kind and _IN_USE(root, namespace=namespace):
                right, usual = _meant(namespace), PREFIXES.get(namespace, "")
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
    """nashra knows nothing of this namespace; what is in it passes unread.

    If it is not your own, look whether it is written right.
    """

    id = "namespace-unknown"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-6.3"
    w3c = ("UnknownNamespace",)
    message = "the namespace {namespace!r} is not known, what is in it is not judged"
    kind = _Kind.UNKNOWN


RULES = (NamespaceMisspelt, PrefixReserved, PrefixUnusual, NamespaceUnknown)
