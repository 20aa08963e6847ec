"""Last stage: one walk over the tree, in which every element meets the rules that look at it, and no others."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from nashra.validate.document import Document
from nashra.validate.elements import Element
from nashra.validate.findings import Finding
from nashra.validate.formats import NOT_XML
from nashra.validate.hypertext import HOLDERS, pieces
from nashra.validate.names import clark
from nashra.validate.places import places
from nashra.validate.rule import Rule

Check = Callable[[Element], None]
CheckValue = Callable[[Element, str], None]


@dataclass(slots=True)
class Dispatch:
    """Who looks at what: checks by the name that they wait for, each with the parent or the element it asks for."""

    elements: dict[str, list[tuple[str | None, Check]]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, list[tuple[str | None, CheckValue]]] = field(default_factory=lambda: defaultdict(list))
    attributes: dict[str, list[tuple[str | None, CheckValue]]] = field(default_factory=lambda: defaultdict(list))
    tags: list[CheckValue] = field(default_factory=list)

    def add(self, rule: Rule) -> None:
        for name, parent in _split(rule.elements):
            self.elements[name].append((parent, rule.check))
        for name, parent in _split(rule.texts):
            self.texts[name].append((parent, rule.check_value))
        if rule.looks_at_tags:
            self.tags.append(rule.check_tags)
        for name, element in _split(rule.attributes):
            self.attributes[name].append((element, rule.check_value))
        if rule.datatypes and rule.document.grammar:
            tags, attributes = places(rule.document.grammar, rule.datatypes)
            for tag in tags:
                self.texts[tag].append((None, rule.check_value))
            for element, name in attributes:
                self.attributes[name].append((element, rule.check_value))


@cache
def _split(names: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return `atom:link/href` as the name href and the name above it, None where any will do."""
    pairs = [name.rpartition("/") for name in names]
    return [(clark(name), clark(above) if above else None) for above, _, name in pairs]


def judge(document: Document, rules: tuple[type[Rule], ...]) -> list[Finding]:
    """Return what the rules say, in the order of the document."""
    findings: list[Finding] = []
    chosen = [rule(document, findings) for rule in _for_format(rules, document.format)]
    for rule in chosen:
        rule.check_source()
    if document.root is not None:
        for rule in chosen:
            rule.check_document()
        _walk(document, chosen)
        for rule in chosen:
            rule.check_last()
    return sorted(findings, key=lambda finding: (finding.line, finding.column, -finding.level, finding.id))


@cache
def _for_format(rules: tuple[type[Rule], ...], name: str) -> list[type[Rule]]:
    if name in NOT_XML:
        return [rule for rule in rules if rule.formats and name.startswith(rule.formats)]
    return [rule for rule in rules if not rule.formats or name.startswith(rule.formats)]


def _walk(document: Document, rules: Iterable[Rule]) -> None:
    dispatch = Dispatch()
    for rule in rules:
        dispatch.add(rule)
    elements, texts, attributes = dict(dispatch.elements), dict(dispatch.texts), dict(dispatch.attributes)
    holders = dict(_split(HOLDERS)) if dispatch.tags else {}
    for element in document.elements:
        tag = str(element.tag)
        for parent, check in elements.get(tag, ()):
            if _stands_in(element, parent):
                check(element)
        if tag in texts:
            _look_at_text(element, texts[tag])
        if tag in holders and _stands_in(element, holders[tag]):
            _look_at_tags(element, dispatch.tags)
        for name, value in element.items():
            _look_at_attribute(element, str(value), attributes.get(str(name), ()))


def _look_at_text(element: Element, checks: Iterable[tuple[str | None, CheckValue]]) -> None:
    text = element.text or ""
    for parent, check_value in checks:
        if _stands_in(element, parent):
            check_value(element, text)


def _look_at_attribute(element: Element, value: str, checks: Iterable[tuple[str | None, CheckValue]]) -> None:
    for owner, check_value in checks:
        if owner is None or element.tag == owner:
            check_value(element, value)


def _look_at_tags(element: Element, checks: list[CheckValue]) -> None:
    for where, tags in pieces(element):
        if tags:
            for check_tags in checks:
                check_tags(where, tags)


def _stands_in(element: Element, parent: str | None) -> bool:
    if parent is None:
        return True
    above = element.getparent()
    return above is not None and above.tag == parent
