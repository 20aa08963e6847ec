"""Findings in each form that they are told in.

sarif-2.1.0.json is the schema of SARIF 2.1.0 (errata 01 "rtm.5", Copyright OASIS Open), without its white space, as the
npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT, Copyright Microsoft Corporation) carries it.
"""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from nashra.problems import Level, Location
from nashra.validate import profiles, validate
from nashra.validate.findings import Finding, Verdict
from nashra.validate.report import REPORTS
from tests.conftest import ROOT

FINDING = Finding(
    "guid-missing", Level.WARNING, Location("م, 1.rss", 4, 7), "item has 100 % no guid", ("MissingGuid",), 0
)
VERDICTS = [Verdict("م, 1.rss", "rss", (FINDING,)), Verdict("b.atom", "atom")]


def told(form):
    return REPORTS[form](VERDICTS)


def test_text_has_a_line_for_each_finding():
    line = "م, 1.rss:4:7: warning: item has 100 % no guid [guid-missing]\n"
    assert REPORTS["text"](VERDICTS[:1]) == line
    assert told("text") == line + "2 documents, 0 invalid, warning: 1\n"


def test_compact_has_a_line_for_each_document():
    assert told("compact") == "م, 1.rss: rss, valid, warning: 1\nb.atom: atom, valid\n"


def test_json_has_every_document():
    first, second = json.loads(told("json"))["documents"]
    assert first == {
        "path": "م, 1.rss",
        "format": "rss",
        "valid": True,
        "findings": [
            {
                "id": "guid-missing",
                "level": "warning",
                "line": 4,
                "column": 7,
                "message": "item has 100 % no guid",
                "w3c": ["MissingGuid"],
            }
        ],
    }
    assert second == {"path": "b.atom", "format": "atom", "valid": True, "findings": []}


def test_github_commands_are_escaped():
    assert told("github") == "::warning file=م%2C 1.rss,line=4,col=7,title=guid-missing::item has 100 %25 no guid\n"


def test_sarif_names_rule_and_place():
    run = json.loads(told("sarif"))["runs"][0]
    (result,) = run["results"]
    assert result["level"] == "warning"
    assert result["ruleId"] in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "%D9%85%2C%201.rss"}, "region": {"startLine": 4, "startColumn": 7}}


def judged(path, **options):
    return validate(path.read_bytes(), str(path), **options)


@pytest.mark.parametrize("folder", ["guid-missing", "not-a-feed", "text-mojibake", "json-value-invalid"])
def test_sarif_is_valid_by_its_schema(folder):
    text = (Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8")
    # The pattern of a language has a bracket too many, which no strict reader of expressions takes.
    schema = jsonschema_rs.Draft4Validator(text.replace("{2}]?$", "{2}$"), validate_formats=True)
    paths = sorted((ROOT / "tests/rules" / folder).glob("bad-*"))
    verdicts = [judged(path, profile=profiles.profile("msn")) for path in paths]
    report = json.loads(REPORTS["sarif"]([*verdicts, *VERDICTS]))
    assert list(schema.iter_errors(report)) == []
    del report["runs"][0]["results"][0]["message"]
    assert not schema.is_valid(report)


@pytest.mark.parametrize("form", REPORTS)
def test_nothing_to_tell_is_told(form):
    assert REPORTS[form]([]) == "" or json.loads(REPORTS[form]([]))
