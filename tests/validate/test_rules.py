"""Every rule has documents that show it: good ones, in which nothing is found, and bad ones with one fault each.

A bad document says in a comment what is to be found: `<!-- line:column: message -->`, in JSON in a member `_expected`.
One that was read from an address says so in another: `<!-- from https://example.org/main.rss -->`. What only a server,
a very long document or a fault of ours shows stands in tests/transport, test_lists.py, test_profiles.py and
test_failure.py. A rule of a partner's is looked at alone, beside
the general ones.
"""

import re
import string
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nashra.validate import RULES, Verdict, profiles, validate
from nashra.validate.profiles import smartnews
from nashra.validate.rules import failure, media_type, sitemap, transport

EXAMPLES = Path(__file__).parents[1] / "rules"
NOW = datetime(2026, 12, 1, tzinfo=UTC)

GOOD = sorted(EXAMPLES.glob("*/good-*.*"))
BAD = sorted(EXAMPLES.glob("*/bad-*.*"))
VERY_LONG = {sitemap.SitemapTooLong, sitemap.NewsTooMany, smartnews.SmartnewsTooLarge}
WITHOUT_EXAMPLES = {*transport.RULES, *media_type.RULES, *failure.RULES, *VERY_LONG}
PARTNERS = {rule: profiles.profile(name) for name in profiles.NAMES for rule in profiles.profile(name).rules}
ALL_RULES = [*RULES, *PARTNERS]
SHOWN = [rule for rule in ALL_RULES if rule not in WITHOUT_EXAMPLES]
ASKED = {rule.id: replace(profile, rules=(rule,)) for rule, profile in PARTNERS.items()}
MESSAGES = [(rule, message) for rule in SHOWN for message in rule.messages()]

_EXPECTED = re.compile(r"""(?:<!-- |"_expected": ")(\d+:\d+: .*?)(?: -->|",\n)""")
_ADDRESS = re.compile(rb"<!-- from (\S+) -->")


def judged(path: Path) -> Verdict:
    data = path.read_bytes()
    address = _ADDRESS.search(data)
    return validate(data, address[1].decode() if address else path.name, now=NOW, profile=ASKED.get(path.parent.name))


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", GOOD, ids=name_of)
def test_a_good_document_has_no_findings(path):
    assert [str(finding) for finding in judged(path).findings] == []


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_a_bad_document_has_its_fault_and_no_other(path):
    text = path.read_bytes().replace(b"\0", b"").decode(errors="replace")
    expected = _EXPECTED.search(text)
    assert expected is not None, "a bad document says what is to be found"
    found = [(finding.id, f"{finding.line}:{finding.column}: {finding.message}") for finding in judged(path).findings]
    assert found == [(path.parent.name, expected[1])]


def test_every_rule_has_good_and_bad_documents():
    assert {path.parent.name for path in GOOD} == {rule.id for rule in SHOWN}
    assert {path.parent.name for path in BAD} == {rule.id for rule in SHOWN}


@pytest.mark.parametrize(("rule", "message"), MESSAGES, ids=lambda value: getattr(value, "id", None))
def test_every_message_can_fire(rule, message):
    texts = [finding.message for path in EXAMPLES.glob(f"{rule.id}/bad-*.*") for finding in judged(path).findings]
    form = "".join(re.escape(text) + (".+" if field else "") for text, field, _, _ in string.Formatter().parse(message))
    assert any(re.fullmatch(form, text) for text in texts)


def test_no_two_rules_have_one_id():
    assert len({rule.id for rule in ALL_RULES}) == len(ALL_RULES)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert rule.spec.startswith("https://")
    fact, _, what_to_do = (rule.__doc__ or "").partition("\n\n")
    assert fact.strip()
    assert what_to_do.strip(), "what readers do with it, and how to mend it"
    for message in rule.messages():
        assert message[0] == message[0].lower()
        assert not message.endswith(".")
