"""Attributes held against a grammar in Python: those of elements that may have so many that libxml2 needs too long."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from nashra.validate.grammars.datatypes import Defines, Matcher, matcher
from nashra.validate.grammars.flatten import RNG
from nashra.validate.grammars.name_classes import Wildcard, names
from nashra.xml import Element

# More optional attributes than these are looked at in Python.
# xml:lang, xml:base and those of other namespaces are three.
FEW: Final = 5

_REPEATED: Final = {f"{RNG}optional", f"{RNG}zeroOrMore"}
_MAY_BE_ATTRIBUTES: Final = {f"{RNG}{name}" for name in ("attribute", "ref", "optional", "zeroOrMore")}


class Attributes(NamedTuple):
    """The attributes of one element: what each may hold, which it must have, which namespaces are not for others."""

    matchers: dict[str, Matcher]
    required: frozenset[str]
    reserved: tuple[str, ...]

    def fault(self, element: Element) -> str | None:
        """Say what is wrong with an element's attributes."""
        written = dict(element.attrib.items())
        for name, value in written.items():
            matches = self.matchers.get(name)
            if matches is None:
                if not name.startswith("{") or name.startswith(self.reserved):
                    return f"{element.tag!r} has an attribute {name!r}"
            elif not matches(value):
                return f"{element.tag!r} has {name!r} {value!r}"
        missing = self.required - written.keys()
        return f"{element.tag!r} has no attribute {min(missing)!r}" if missing else None


# The pattern of an attribute, and whether an element may be without it.
_Attribute = tuple[Element, bool]


def tables(grammar: Element, defines: Defines) -> dict[Element, Attributes]:
    """Return the attributes of each element that may have more than a few, by its pattern."""
    attributes = {element: list(_attributes(element, defines)) for element in grammar.iter(f"{RNG}element")}
    return {
        element: _table(own, defines)
        for element, own in attributes.items()
        if sum(is_optional for _, is_optional in own) > FEW
    }


def _attributes(parent: Element, defines: Defines, *, is_optional: bool = False) -> Iterator[_Attribute]:
    """Walk over an element's attributes, also where a define holds them."""
    for part in parts(parent, defines):
        if part.tag == f"{RNG}attribute":
            yield part, is_optional
        elif part.tag == f"{RNG}ref":
            for define in defines[part.get("name", "")]:
                yield from _attributes(define, defines, is_optional=is_optional)
        else:
            yield from _attributes(part, defines, is_optional=True)


def parts(pattern: Element, defines: Defines) -> list[Element]:
    """Return those parts of a pattern that describe attributes and nothing else."""
    return [
        part
        for part in pattern
        if part.tag in _MAY_BE_ATTRIBUTES
        and (part[0].tag == f"{RNG}attribute" if part.tag in _REPEATED else _is_attribute(part, defines))
    ]


def _is_attribute(pattern: Element, defines: Defines) -> bool:
    if pattern.tag == f"{RNG}attribute":
        return True
    define = defines[pattern.get("name", "")][0]
    return define[0].tag in _MAY_BE_ATTRIBUTES and len(parts(define, defines)) == len(define)


def _table(attributes: list[_Attribute], defines: Defines) -> Attributes:
    classes = [(name, pattern, is_optional) for pattern, is_optional in attributes for name in names(pattern)]
    named = [(name, pattern, is_optional) for name, pattern, is_optional in classes if isinstance(name, str)]
    reserved = {namespace for name, *_ in classes if isinstance(name, Wildcard) for namespace in name.but_namespaces}
    return Attributes(
        {name: matcher(pattern, defines) for name, pattern, _ in named},
        frozenset(name for name, _, is_optional in named if not is_optional),
        tuple(f"{{{namespace}}}" for namespace in reserved if namespace),
    )
