"""Agreement with the W3C Feed Validator, where its cases are at hand. `tests/benchmarks/w3c.py` tells what differs."""

import pytest

from tests.benchmarks import w3c

# What was reached; raise them with every rule that is written.
VERDICTS = 0.99
FINDINGS = 0.99

pytestmark = pytest.mark.skipif(not w3c.CORPUS.is_dir(), reason=f"the W3C cases are not at {w3c.CORPUS}")


def share(answers):
    answers = list(answers)
    return sum(answers) / len(answers)


@pytest.fixture(scope="module")
def cases():
    return w3c.cases()


def test_verdicts_agree(cases):
    assert share(case.verdict_agrees for case in w3c.judged(cases)) >= VERDICTS


def test_findings_agree(cases):
    assert share(case.agrees for case in w3c.scored(cases, "clean", "noisy")) >= FINDINGS


def test_each_difference_has_its_reason(cases):
    differing = {case.row["path"] for case in w3c.scored(cases, "clean", "noisy") if not case.agrees}
    differing |= {case.row["path"] for case in w3c.judged(cases) if not case.verdict_agrees}
    assert differing == set(w3c.REASONS)


def test_what_the_w3c_calls_valid_has_no_errors(cases):
    valid = [case for case in cases if case.row["verdict"] == "valid" and case.quality == "clean"]
    assert [case.row["path"] for case in valid if not case.verdict.valid] == []
