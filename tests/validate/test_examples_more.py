"""The examples of rules beyond RSS and Atom: each bad one has one fault, and nothing else is told of it."""

from datetime import UTC, datetime

import pytest
from tests.conftest import ROOT

from nashra.validate import Rule, validate
from nashra.validate.rules import json_feed, json_values, opml, sitemap

NOW = datetime(2026, 11, 24, tzinfo=UTC)
LONG = (sitemap.SitemapTooLong, sitemap.NewsTooMany)  # test_lists.py makes their examples
RULES: list[type[Rule]] = [
    rule for rule in (*json_feed.RULES, *json_values.RULES, *opml.RULES, *sitemap.RULES) if rule not in LONG
]
EXAMPLES = [(rule, path) for rule in RULES for path in sorted((ROOT / "tests/rules" / rule.id).iterdir())]


@pytest.mark.parametrize(("rule", "path"), EXAMPLES, ids=lambda it: getattr(it, "id", getattr(it, "name", "")))
def test_an_example_shows_its_rule_and_nothing_else(rule, path):
    verdict = validate(path.read_bytes(), path.name, now=NOW)
    told = [rule.id] if path.name.startswith("bad") else []
    assert [finding.id for finding in verdict.findings] == told, list(map(str, verdict.findings))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_kinds(rule):
    kinds = {path.name[:3] for path in (ROOT / "tests/rules" / rule.id).iterdir()}
    assert kinds == {"bad", "goo"}
