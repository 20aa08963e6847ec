"""How far nashra agrees with the W3C Feed Validator, case by case.

    python tests/benchmarks/w3c.py               the figures, and a line for every class with something missing
    python tests/benchmarks/w3c.py --class NAME  every case of one class, with what nashra says of it
    python tests/benchmarks/w3c.py --verdicts    every clean case whose verdict differs

The cases are not part of the project: CORPUS is where they are looked for.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from nashra.problems import Level
from nashra.validate import Verdict, validate

CORPUS = Path(__file__).parents[2].parent / "shared/corpus/w3c"

# The cases were judged on this day; dates in them are in the past or far in the future.
NOW = datetime(2026, 6, 1, tzinfo=UTC)

_MISSES_MORE = "the document lacks other elements, and of those alone nashra tells; W3C's case means this one"
# Why nashra differs, where it does so by intent; a finding or a verdict.
REASONS = {
    "atom/6.1/invalid-namespace.xml": "a prefix is not bound, so it is no XML with namespaces, and is not read further",
    "atom/must/entry_author_inherit_from_feed.xml": _MISSES_MORE,
    "atom/must/feed_copyright_missing.xml": _MISSES_MORE,
    "atom/must/feed_info_missing.xml": _MISSES_MORE,
    "ext/itunes/summary_contains_html.xml": "the namespace is misspelt, which is told; its elements are not Apple's then",
}
ANY_FINDING = {"Error": Level.ERROR, "Warning": Level.WARNING}
HAS_ERROR = {"invalid": True, "warning": False, "info": False, "valid": False}


@dataclass(frozen=True)
class Case:
    """One row of the manifest, and what nashra says of its document."""

    row: dict[str, Any]

    @cached_property
    def verdict(self) -> Verdict:
        return validate((CORPUS / self.row["path"]).read_bytes(), self.row["path"], now=NOW)

    @property
    def name(self) -> str:
        return str(self.row["cls"])

    @property
    def quality(self) -> str:
        return str(self.row["quality"])

    @property
    def scored(self) -> bool:
        """Whether the row asks for a finding, or for none; some ask that a construct be called valid."""
        return self.row["severity"] != "Success"

    @property
    def fires(self) -> bool:
        if self.name in ANY_FINDING:
            return bool(self.verdict.at_least(ANY_FINDING[self.name]))
        return any(self.name in finding.w3c for finding in self.verdict.findings)

    @property
    def agrees(self) -> bool:
        return self.fires == self.row["must"]

    @property
    def verdict_agrees(self) -> bool | None:
        """Whether both call the document wrong, or both right; None where the row says nothing of all of it."""
        expected = HAS_ERROR.get(self.row["verdict"])
        return None if expected is None else expected is not self.verdict.valid


def cases() -> list[Case]:
    """Read the manifest; raises OSError where the corpus is not there."""
    return [Case(row) for row in json.loads((CORPUS / "manifest.json").read_text(encoding="utf-8"))]


def judged(cases: Iterable[Case]) -> list[Case]:
    """Return the clean cases that say whether the whole document has errors."""
    return [case for case in cases if case.quality == "clean" and case.verdict_agrees is not None]


def scored(cases: Iterable[Case], *qualities: str) -> list[Case]:
    """Return the cases that ask for a finding or for none, of these qualities."""
    return [case for case in cases if case.scored and case.quality in qualities]


def share(agreements: Iterable[bool | None]) -> str:
    answers = list(agreements)
    return f"{sum(map(bool, answers))} of {len(answers)} ({100 * sum(map(bool, answers)) / max(len(answers), 1):.1f} %)"


def work_list(cases: list[Case]) -> Iterator[str]:
    """Yield a line for each class on which we differ, the most missed first."""
    missed = Counter(case.name for case in cases if not case.agrees and case.row["must"])
    false = Counter(case.name for case in cases if not case.agrees and not case.row["must"])
    total = Counter(case.name for case in cases)
    yield f"{'class':34} {'cases':>5} {'missed':>6} {'false':>5}"
    for name, _ in (missed + false).most_common():
        yield f"{name:34} {total[name]:5} {missed[name] or '':>6} {false[name] or '':>5}"


def told(case: Case) -> Iterator[str]:
    sign = "agree" if case.agrees and case.verdict_agrees is not False else "DIFFER"
    expected = "fires" if case.row["must"] else "silent"
    yield f"{sign} {case.row['path']}: {case.name} {expected}, {case.row['verdict']}, {case.quality}"
    yield f"    {case.row['description']}"
    if case.row["path"] in REASONS:
        yield f"    differs because: {REASONS[case.row['path']]}"
    yield from (f"    {finding}" for finding in case.verdict.findings)


def report(cases: list[Case]) -> Iterator[str]:
    yield f"verdict, clean:            {share(case.verdict_agrees for case in judged(cases))}"
    yield f"findings, clean and noisy: {share(case.agrees for case in scored(cases, 'clean', 'noisy'))}"
    yield f"findings, contested:       {share(case.agrees for case in scored(cases, 'contested', 'fragile'))}"
    differing = [case for case in scored(cases, "clean", "noisy") if not case.agrees]
    differing += [case for case in judged(cases) if not case.verdict_agrees]
    yield ""
    yield from sorted({f"{case.row['path']}: {REASONS.get(case.row['path'], 'NO REASON')}" for case in differing})
    yield ""
    yield from work_list(scored(cases, "clean", "noisy"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare nashra with the W3C Feed Validator's own cases.")
    parser.add_argument("--class", dest="name", help="tell every case of this class")
    parser.add_argument("--verdicts", action="store_true", help="tell every clean case whose verdict differs")
    options = parser.parse_args()
    chosen = cases()
    if options.name:
        lines = (line for case in chosen if case.name == options.name for line in told(case))
    elif options.verdicts:
        lines = (line for case in judged(chosen) if not case.verdict_agrees for line in told(case))
    else:
        lines = report(chosen)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
