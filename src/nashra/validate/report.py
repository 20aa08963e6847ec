"""How verdicts are reported. A new form is one function here and one line in REPORTS."""

from collections import Counter
from collections.abc import Callable, Iterable
from inspect import cleandoc
from pathlib import PurePath
from urllib.parse import quote

from nashra import __version__
from nashra.problems import Level, json_text, printable
from nashra.validate.findings import Finding, Verdict
from nashra.validate.profiles import profile
from nashra.validate.rule import Rule
from nashra.validate.rules import RULES


def text(verdicts: Iterable[Verdict]) -> str:
    """One finding a line: `path:line:column: level: fact [id]`; for several documents, a last line with the totals."""
    verdicts = list(verdicts)
    lines = [str(finding) for verdict in verdicts for finding in verdict.findings]
    if len(verdicts) > 1:
        invalid = sum(not verdict.valid for verdict in verdicts)
        lines.append(", ".join([f"{len(verdicts)} documents", f"{invalid} invalid", *_counts(verdicts)]))
    return "".join(f"{line}\n" for line in lines)


def compact(verdicts: Iterable[Verdict]) -> str:
    """One document a line: `path: format, valid or invalid, how many of each level`."""
    return "".join(f"{printable(verdict.path)}: {', '.join(_summary(verdict))}\n" for verdict in verdicts)


def _summary(verdict: Verdict) -> list[str]:
    judged_for = [f"profile {verdict.profile}"] if verdict.profile else []
    return [verdict.format, *judged_for, "valid" if verdict.valid else "invalid", *_counts([verdict])]


def _counts(verdicts: Iterable[Verdict]) -> list[str]:
    """Return how many findings of each level there are, the worst first."""
    count = Counter(finding.level for verdict in verdicts for finding in verdict.findings)
    return [f"{level}: {count[level]}" for level in sorted(count, reverse=True)]


def as_json(verdicts: Iterable[Verdict]) -> str:
    """One object with a list of documents, each with its findings."""
    documents = [
        {
            "path": verdict.path,
            "format": verdict.format,
            **({"profile": verdict.profile} if verdict.profile else {}),
            "valid": verdict.valid,
            "findings": [_record(finding) for finding in verdict.findings],
        }
        for verdict in verdicts
    ]
    return _dumped({"documents": documents})


def _record(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "level": str(finding.level),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "w3c": list(finding.w3c),
    }


def github(verdicts: Iterable[Verdict]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(f"{_command(finding)}\n" for verdict in verdicts for finding in verdict.findings)


_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def _command(finding: Finding) -> str:
    values = {"file": finding.where.path, "line": finding.line, "col": finding.column, "title": finding.id}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in values.items() if value)
    return f"::{_GITHUB_LEVELS[finding.level]} {properties}::{_escaped(finding.message)}"


def _escaped(value: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        value = value.replace(character, f"%{ord(character):02X}")
    return printable(value)


def sarif(verdicts: Iterable[Verdict]) -> str:
    """SARIF 2.1.0, which code scanners exchange."""
    verdicts = list(verdicts)
    profiles = {verdict.profile for verdict in verdicts} - {""}
    rules = (*RULES, *(rule for name in sorted(profiles) for rule in profile(name).rules))
    driver = {"name": "nashra", "version": __version__, "rules": [_sarif_rule(rule) for rule in rules]}
    results = [_sarif_result(finding) for verdict in verdicts for finding in verdict.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


_SARIF_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def _sarif_rule(rule: type[Rule]) -> dict[str, object]:
    explanation = cleandoc(rule.__doc__ or "")
    return {
        "id": rule.id,
        "shortDescription": {"text": explanation.partition("\n\n")[0].replace("\n", " ")},
        "fullDescription": {"text": explanation},
        "helpUri": rule.spec,
        "defaultConfiguration": {"level": _SARIF_LEVELS[rule.level]},
    }


def _sarif_result(finding: Finding) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(PurePath(finding.where.path).as_posix())}}
    if finding.line:
        location["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    return {
        "ruleId": finding.id,
        "level": _SARIF_LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": location}],
    }


def _dumped(value: object) -> str:
    return json_text(value, indent=2) + "\n"


REPORTS: dict[str, Callable[[Iterable[Verdict]], str]] = {
    "text": text,
    "compact": compact,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}
