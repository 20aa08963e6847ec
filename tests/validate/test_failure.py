"""A rule that raises costs the document that one rule, and no other."""

import pytest

from nashra.problems import Level
from nashra.validate import RULES, Rule, validate
from tests.validate.test_engine import rss

ITEMS = "<item/><item><guid>https://hay.example/1</guid></item>"


class Broken(Rule):
    """Raises at every look."""

    id = "broken"
    level = Level.WARNING
    message = ""
    where = ""

    def fail(self, *_arguments):
        raise KeyError("سبب")


def broken(look, **words):
    return type("BrokenRule", (Broken,), {look: Broken.fail, **words})


@pytest.mark.parametrize(
    "rule",
    [
        broken("check_source"),
        broken("check_document"),
        broken("check", elements=("item",)),
        broken("check_value", texts=("item/guid",)),
        broken("check_tags", looks_at_tags=True),
        broken("check_last"),
    ],
    ids=lambda rule: next(name for name in vars(rule) if name.startswith("check")),
)
def test_a_broken_rule_is_told_and_the_others_are_heard(rule):
    data = rss(ITEMS + "<item><guid>https://hay.example/2</guid><description>&lt;b></description></item>").encode()
    found = validate(data, rules=(*RULES, rule)).findings
    told = [finding for finding in found if finding.id == "rule-failed"]
    assert [(it.level, it.message) for it in told] == [
        (Level.WARNING, "the rule broken could not be looked at: KeyError: 'سبب'")
    ]
    assert [it for it in found if it not in told] == list(validate(data).findings)


def test_where_a_rule_for_errors_is_broken_the_document_is_not_called_valid():
    rule = broken("check_document", level=Level.ERROR)
    assert not validate(rss().encode(), rules=(*RULES, rule)).valid


@pytest.mark.parametrize("namespace", ["no address", "[", "%zz", "\u0637", "http://[::1", "mailto:", ":", "#", "urn:x"])
def test_a_namespace_that_is_no_address_breaks_no_rule(namespace):
    data = rss(ITEMS).replace("<rss", f"<rss xmlns:h='{namespace}' h:a='b'").replace("<item/>", "<h:a h:b='c'/>")
    assert "rule-failed" not in {finding.id for finding in validate(data.encode()).findings}


def test_an_hour_of_any_length_breaks_no_rule():
    data = rss(f"<skipHours><hour>{'9' * 5000}</hour><hour>1</hour></skipHours>{ITEMS}").encode()
    found = {finding.id for finding in validate(data).findings}
    assert "hour-invalid" in found
    assert "rule-failed" not in found
