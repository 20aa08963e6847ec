"""Every rule has documents that show it: good ones, in which nothing is found, and bad ones with one fault each.

A bad document says in a comment what is to be found: `<!-- line:column: message -->`. One that was read from an address
says so in another: `<!-- from https://example.org/main.rss -->`.
"""

import re
import string
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nashra.validate import RULES, Verdict, validate
from nashra.validate.rules import BY_ID

EXAMPLES = Path(__file__).parents[1] / "rules"
NOW = datetime(2026, 12, 1, tzinfo=UTC)

GOOD = sorted(EXAMPLES.glob("*/good-*.xml"))
BAD = sorted(EXAMPLES.glob("*/bad-*.xml"))
MESSAGES = [(rule, message) for rule in RULES for message in rule.messages()]

_EXPECTED = re.compile(r"<!-- (\d+:\d+: .*?) -->")
_ADDRESS = re.compile(rb"<!-- from (\S+) -->")


def judged(path: Path) -> Verdict:
    data = path.read_bytes()
    address = _ADDRESS.search(data)
    return validate(data, address[1].decode() if address else path.name, now=NOW)


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", GOOD, ids=name_of)
def test_a_good_document_has_no_findings(path):
    assert [str(finding) for finding in judged(path).findings] == []


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_a_bad_document_has_its_fault_and_no_other(path):
    expected = _EXPECTED.search(path.read_bytes().decode(errors="replace"))
    assert expected is not None, "a bad document says what is to be found"
    found = [(finding.id, f"{finding.line}:{finding.column}: {finding.message}") for finding in judged(path).findings]
    assert found == [(path.parent.name, expected[1])]


def test_every_rule_has_good_and_bad_documents():
    assert {path.parent.name for path in GOOD} == set(BY_ID)
    assert {path.parent.name for path in BAD} == set(BY_ID)


@pytest.mark.parametrize(("rule", "message"), MESSAGES, ids=lambda value: getattr(value, "id", None))
def test_every_message_can_fire(rule, message):
    texts = [finding.message for path in EXAMPLES.glob(f"{rule.id}/bad-*.xml") for finding in judged(path).findings]
    form = "".join(re.escape(text) + (".+" if field else "") for text, field, _, _ in string.Formatter().parse(message))
    assert any(re.fullmatch(form, text) for text in texts)


def test_no_two_rules_have_one_id():
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert rule.spec.startswith("https://")
    fact, _, what_to_do = (rule.__doc__ or "").partition("\n\n")
    assert fact.strip()
    assert what_to_do.strip(), "what readers do with it, and how to mend it"
    for message in rule.messages():
        assert message[0] == message[0].lower()
        assert not message.endswith(".")
