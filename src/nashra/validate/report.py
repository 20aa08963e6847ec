"""How verdicts are told. A new form is one function here and one line in REPORTS."""

import json
from collections.abc import Callable, Iterable

from nashra.validate.findings import Finding, Verdict


def text(verdicts: Iterable[Verdict]) -> str:
    """One finding a line, `path:line:column: level: fact [id]`."""
    return "".join(f"{finding}\n" for verdict in verdicts for finding in verdict.findings)


def json_(verdicts: Iterable[Verdict]) -> str:
    """One object with a list of documents."""
    documents = [
        {
            "path": verdict.path,
            "format": verdict.format,
            "valid": verdict.valid,
            "findings": [_record(finding) for finding in verdict.findings],
        }
        for verdict in verdicts
    ]
    return json.dumps({"documents": documents}, ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "level": str(finding.level),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "w3c": list(finding.w3c),
    }


REPORTS: dict[str, Callable[[Iterable[Verdict]], str]] = {
    "text": text,
    "json": json_,
}
