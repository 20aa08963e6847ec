"""What a partner asks is looked at when it is asked for, and what it refuses is an error then."""

import json

import pytest

from nashra.problems import Level
from nashra.validate import profiles, validate
from nashra.validate.report import REPORTS
from nashra.validate.rules import BY_ID
from tests.conftest import ROOT

RULES = ROOT / "tests/rules"
SHORT_TITLE = (RULES / "msn-title-length/bad-rss.xml").read_bytes()
NO_GUID = (RULES / "guid-missing/bad-rss.xml").read_bytes()
GOOD = (RULES / "guid-missing/good-rss.xml").read_bytes()


def judged(data, name):
    return validate(data, profile=profiles.profile(name))


def ids(verdict):
    return [finding.id for finding in verdict.findings]


def test_nobody_is_asked_what_a_partner_asks():
    assert validate(SHORT_TITLE).findings == ()
    assert "msn-title-length" in ids(judged(SHORT_TITLE, "msn"))
    assert not any(rule.id in BY_ID for rule in profiles.rules())


@pytest.mark.parametrize("name", profiles.NAMES)
def test_a_profile_knows_what_it_demands(name):
    profile = profiles.profile(name)
    assert profile.name == name
    assert profile.demands <= BY_ID.keys()
    assert all(rule.id.startswith(f"{name}-") for rule in profile.rules)


def test_what_a_partner_demands_is_an_error():
    (advised,) = validate(NO_GUID).findings
    demanded = next(it for it in judged(NO_GUID, "msn").findings if it.id == "guid-missing")
    assert (advised.level, demanded.level) == (Level.WARNING, Level.ERROR)


def test_the_boards_profile_makes_its_advice_errors():
    assert judged(GOOD, "rss-board").valid
    assert not judged(NO_GUID, "rss-board").valid


def test_what_is_no_feed_is_told_once():
    assert ids(judged(b"<html/>", "google-news")) == ["not-a-feed", "encoding-undeclared"]


def test_a_document_for_smartnews_has_its_limit():
    filled = GOOD.replace(b"</rss>", b" " * 1_000_001 + b"</rss>")
    assert "smartnews-too-large" in ids(judged(filled, "smartnews"))
    assert "smartnews-too-large" not in ids(judged(GOOD, "smartnews"))


def test_a_feed_without_apples_elements_lacks_them_all():
    told = [it.message for it in judged(GOOD, "apple-podcasts").findings if it.id == "apple-podcasts-incomplete"]
    assert told == [f"channel has no {name}" for name in ("itunes:image", "itunes:category", "itunes:explicit")]


def test_reports_name_the_profile():
    verdict = judged(SHORT_TITLE, "msn")
    assert REPORTS["compact"]([verdict]).startswith("-: rss, profile msn, invalid")
    assert json.loads(REPORTS["json"]([verdict]))["documents"][0]["profile"] == "msn"
    run = json.loads(REPORTS["sarif"]([verdict]))["runs"][0]
    assert {result["ruleId"] for result in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}
