"""Name classes of RELAX NG: which elements or attributes a pattern matches."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nashra.validate.grammars.flatten import RNG
from nashra.validate.names import clark
from nashra.xml import Element


class Wildcard(NamedTuple):
    """Any name, or any name of one namespace, with exceptions."""

    namespace: str | None
    but_names: frozenset[str] = frozenset()
    but_namespaces: frozenset[str] = frozenset()

    def admits(self, tag: str) -> bool:
        namespace = tag[1:].rpartition("}")[0]
        return (
            (self.namespace is None or namespace == self.namespace)
            and tag not in self.but_names
            and namespace not in self.but_namespaces
        )


@cache
def names(pattern: Element) -> list[str | Wildcard]:
    """Return the names that an element or attribute pattern matches.

    The pattern is kept with its names, and its tree with it: ask of the shared grammars, not of copies.
    """
    name = pattern.get("name")
    if name is not None:
        return [_clark(pattern, name)]
    return list(_name_classes(pattern[0]))


def plain_names(pattern: Element) -> list[str]:
    """Return the single names that a pattern matches, without its wildcards."""
    return [name for name in names(pattern) if isinstance(name, str)]


def _name_classes(node: Element) -> Iterator[str | Wildcard]:
    match str(node.tag).removeprefix(RNG):
        case "choice":
            for part in node.iterchildren("*"):
                yield from _name_classes(part)
        case "name":
            yield _clark(node, node.text or "")
        case "anyName" | "nsName" as kind:
            excepted = [part for group in node for child in group for part in _name_classes(child)]
            yield Wildcard(
                None if kind == "anyName" else _namespace(node),
                frozenset(name for name in excepted if isinstance(name, str)),
                frozenset(names.namespace or "" for names in excepted if isinstance(names, Wildcard)),
            )


def _namespace(node: Element) -> str:
    return next((ns for above in (node, *node.iterancestors()) if (ns := above.get("ns")) is not None), "")


def _clark(node: Element, name: str) -> str:
    """Return a name that a pattern or a name class writes as lxml does; attributes have no default namespace."""
    prefix, colon, local = name.strip().rpartition(":")
    if not colon:
        namespace = "" if node.tag == f"{RNG}attribute" else _namespace(node)
        return f"{{{namespace}}}{local}" if namespace else local
    known = node.nsmap.get(prefix)
    return f"{{{known}}}{local}" if known else clark(name.strip())
