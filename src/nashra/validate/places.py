"""Where in a feed a grammar has values of a datatype, so that a rule can name the datatype instead of elements."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nashra.validate.grammars import Format, grammar
from nashra.validate.grammars.flatten import RNG
from nashra.validate.name_classes import names
from nashra.xml import Element


class Places(NamedTuple):
    """Elements whose text has a datatype, and attributes (element, name) that have it; names are those of lxml."""

    elements: frozenset[str]
    attributes: frozenset[tuple[str, str]]


@cache
def places(name: Format, datatypes: tuple[str, ...]) -> Places:
    """Return where values of any of these datatypes are."""
    references = _references(name)
    found = {place for datatype in datatypes for place in _holders_of(datatype, references)}
    elements = frozenset(element for element, attribute in found if attribute is None)
    return Places(elements, frozenset((element, attribute) for element, attribute in found if attribute is not None))


@cache
def _references(name: Format) -> dict[str, list[Element]]:
    """Return the references in a grammar by the name of the define that they refer to."""
    references = defaultdict(list)
    for reference in grammar(name).iter(f"{RNG}ref"):
        references[reference.get("name", "")].append(reference)
    return references


def _holders_of(define: str, references: dict[str, list[Element]]) -> Iterator[tuple[str, str | None]]:
    for reference in references.get(define, ()):
        yield from _holders(reference, references)


def _holders(pattern: Element, references: dict[str, list[Element]]) -> Iterator[tuple[str, str | None]]:
    """Yield the elements (with None) or the attributes (element, name) that a pattern is the value of."""
    for above in pattern.iterancestors():
        if above.tag == f"{RNG}element":
            yield from ((name, None) for name in names(above) if isinstance(name, str))
            return
        if above.tag == f"{RNG}attribute":
            owners = {owner for owner, attribute in _holders(above, references) if attribute is None}
            yield from ((owner, name) for owner in owners for name in names(above) if isinstance(name, str))
            return
        if above.tag == f"{RNG}define":
            yield from _holders_of(above.get("name", ""), references)
            return
