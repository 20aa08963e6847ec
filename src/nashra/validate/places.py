"""Where in a feed a grammar has values of a datatype, so that a rule can name the datatype instead of elements."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nashra.validate.grammars import Format, grammar
from nashra.validate.grammars.flatten import RNG
from nashra.validate.grammars.name_classes import plain_names
from nashra.xml import Element

# An element with None, or an element and the name of an attribute.
_Holder = tuple[str, str | None]


class Places(NamedTuple):
    """Elements whose text has a datatype, and attributes (element, name) that have it; names are those of lxml."""

    elements: frozenset[str]
    attributes: frozenset[tuple[str, str]]


@cache
def places(name: Format, datatypes: tuple[str, ...]) -> Places:
    """Return where values of any of these datatypes are."""
    found = frozenset().union(*(_holders_of(name, datatype) for datatype in datatypes))
    elements = frozenset(element for element, attribute in found if attribute is None)
    return Places(elements, frozenset((element, attribute) for element, attribute in found if attribute is not None))


@cache
def _references(name: Format) -> dict[str, list[Element]]:
    """Return the references in a grammar by the name of the define that they refer to."""
    references = defaultdict(list)
    for reference in grammar(name).iter(f"{RNG}ref"):
        references[reference.get("name", "")].append(reference)
    return references


@cache
def _holders_of(name: Format, define: str) -> frozenset[_Holder]:
    """Return what holds a define: several datatypes are often parts of the same one."""
    references = _references(name).get(define, ())
    return frozenset(holder for reference in references for holder in _holders(name, reference))


def _holders(name: Format, pattern: Element) -> Iterator[_Holder]:
    """Yield the elements or the attributes that a pattern is the value of."""
    for above in pattern.iterancestors():
        if above.tag == f"{RNG}element":
            yield from ((element, None) for element in plain_names(above))
            return
        if above.tag == f"{RNG}attribute":
            owners = {owner for owner, attribute in _holders(name, above) if attribute is None}
            yield from ((owner, attribute) for owner in owners for attribute in plain_names(above))
            return
        if above.tag == f"{RNG}define":
            yield from _holders_of(name, above.get("name", ""))
            return
