"""Last stage: one walk over the tree, in which every element meets the rules that look at it, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from nashra.validate.document import Document
from nashra.validate.findings import Finding
from nashra.validate.formats import NOT_XML
from nashra.validate.grammars import Format
from nashra.validate.hypertext import HOLDERS, pieces
from nashra.validate.names import clark
from nashra.validate.places import places
from nashra.validate.rule import Rule
from nashra.validate.rules.failure import RuleFailed
from nashra.xml import Element

# What a rule is asked once for each document, if it has an answer.
_ONCE = ("check_source", "check_document", "check_last")
# The parent or element that a rule asks for, None where any will do, and the rule's number.
Asked = tuple[str | None, int]
# Elements stand in so few kinds of places that what is asked there can be kept; an enemy may make any number.
_MOST_PLACES = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Which rules, by their numbers, look at elements of one name in parents of one name."""

    checks: list[int]
    texts: list[int]
    attributes: dict[str, list[int]]
    tags: list[int]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Which rules, by their numbers, look at what: by the name that they wait for."""

    elements: dict[str, list[Asked]] = field(default_factory=dict)
    texts: dict[str, list[Asked]] = field(default_factory=dict)
    attributes: dict[str | None, dict[str, list[int]]] = field(default_factory=dict)
    tags: list[int] = field(default_factory=list)
    once: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in _ONCE})
    plans: dict[tuple[str, str | None], Plan] = field(default_factory=dict)

    def add(self, number: int, rule: type[Rule], grammar: Format | None) -> None:
        for name, parent in _split(rule.elements):
            self.elements.setdefault(name, []).append((parent, number))
        for name, parent in _split(rule.texts):
            self.texts.setdefault(name, []).append((parent, number))
        for name in _ONCE:
            if getattr(rule, name) is not getattr(Rule, name):
                self.once[name].append(number)
        if rule.looks_at_tags:
            self.tags.append(number)
        for name, element in _split(rule.attributes):
            self._add_attribute(element, name, number)
        if rule.datatypes and grammar:
            tags, attributes = places(grammar, rule.datatypes)
            for tag in tags:
                self.texts.setdefault(tag, []).append((None, number))
            for element, name in attributes:
                self._add_attribute(element, name, number)

    def _add_attribute(self, element: str | None, name: str, number: int) -> None:
        self.attributes.setdefault(element, {}).setdefault(name, []).append(number)

    def plan(self, tag: str, parent: str | None) -> Plan:
        """Return who wants to see elements of this name in that parent."""
        plan = self.plans.get((tag, parent))
        if plan is None:
            plan = self._plan(tag, parent)
            if len(self.plans) < _MOST_PLACES:
                self.plans[tag, parent] = plan
        return plan

    def _plan(self, tag: str, parent: str | None) -> Plan:
        is_holder = any(name == tag and above in (None, parent) for name, above in _split(HOLDERS))
        of_any, own = self.attributes.get(None, {}), self.attributes.get(tag, {})
        return Plan(
            list(_asked(self.elements.get(tag, ()), parent)),
            list(_asked(self.texts.get(tag, ()), parent)),
            of_any | {name: [*of_any.get(name, ()), *numbers] for name, numbers in own.items()},
            self.tags if is_holder else [],
        )


def _asked(asked: Iterable[Asked], name: str | None) -> Iterator[int]:
    """Yield the rules that ask for this parent, or element, or for any."""
    return (number for wanted, number in asked if wanted is None or wanted == name)


@cache
def _dispatch(rules: tuple[type[Rule], ...], grammar: Format | None) -> Dispatch:
    """Return who looks at what, the same for all documents of one grammar."""
    dispatch = Dispatch()
    for number, rule in enumerate(rules):
        dispatch.add(number, rule, grammar)
    return dispatch


@cache
def _split(names: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return `atom:link/href` as the name href and the name above it, None where any will do."""
    pairs = [name.rpartition("/") for name in names]
    return [(clark(name), clark(above) if above else None) for above, _, name in pairs]


def judge(document: Document, rules: tuple[type[Rule], ...]) -> list[Finding]:
    """Return what the rules say, in the order of the document; a rule that raises costs no other its say."""
    rules = _for_format(rules, document.format)
    try:
        findings = _judge_together(document, rules)
    except Exception:  # noqa: BLE001 - whatever a fault of a rule may be
        findings = _judge_one_by_one(document, rules)
    return sorted(findings, key=lambda finding: (finding.line, finding.column, -finding.level, finding.id))


def _judge_together(document: Document, rules: tuple[type[Rule], ...]) -> list[Finding]:
    findings: list[Finding] = []
    chosen = [rule(document, findings) for rule in rules]
    dispatch = _dispatch(rules, document.grammar)
    for number in dispatch.once["check_source"]:
        chosen[number].check_source()
    if document.root is not None:
        for number in dispatch.once["check_document"]:
            chosen[number].check_document()
        _walk(document, chosen, dispatch)
        for number in dispatch.once["check_last"]:
            chosen[number].check_last()
    return findings


def _judge_one_by_one(document: Document, rules: tuple[type[Rule], ...]) -> list[Finding]:
    """Judge as above, the slow way: each rule goes as far as it can, and the last look is at what all have found."""
    findings: list[Finding] = []
    chosen = [rule(document, findings) for rule in rules]
    for rule in list(chosen):
        try:
            _look(document, rule)
        except Exception as error:  # noqa: BLE001 - as above
            findings.append(RuleFailed.of(document, type(rule), error))
            chosen.remove(rule)
    for rule in chosen if document.root is not None else ():
        try:
            rule.check_last()
        except Exception as error:  # noqa: BLE001 - as above
            findings.append(RuleFailed.of(document, type(rule), error))
    return findings


def _look(document: Document, rule: Rule) -> None:
    """Let one rule look at everything but the findings of others."""
    rule.check_source()
    if document.root is not None:
        rule.check_document()
        _walk(document, [rule], _dispatch((type(rule),), document.grammar))


@cache
def _for_format(rules: tuple[type[Rule], ...], name: str) -> tuple[type[Rule], ...]:
    if name in NOT_XML:
        return tuple(rule for rule in rules if rule.formats and name.startswith(rule.formats))
    return tuple(rule for rule in rules if not rule.formats or name.startswith(rule.formats))


def _walk(document: Document, rules: list[Rule], dispatch: Dispatch) -> None:
    for element in document.elements:
        above = element.getparent()
        plan = dispatch.plan(str(element.tag), None if above is None else str(above.tag))
        for number in plan.checks:
            rules[number].check(element)
        if plan.texts:
            text = element.text or ""
            for number in plan.texts:
                rules[number].check_value(element, text)
        if plan.tags:
            _look_at_tags(element, [rules[number] for number in plan.tags])
        for name, value in element.items():
            for number in plan.attributes.get(name, ()):
                rules[number].at = name
                rules[number].check_value(element, value)
                rules[number].at = ""


def _look_at_tags(element: Element, rules: list[Rule]) -> None:
    for where, tags in pieces(element):
        if tags:
            for rule in rules:
                rule.check_tags(where, tags)
