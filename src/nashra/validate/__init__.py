"""Is a feed right, and if not, where and why?

    from nashra.validate import validate
    for finding in validate(Path("feeds/main.rss").read_bytes(), "feeds/main.rss").findings:
        print(finding)

The way of a document: source (bytes to UTF-8) -> scan (one expat pass: positions) -> document (the tree) -> grammars
(the gate) -> structure (why the gate refused) -> rules. It costs time and memory in proportion to its size, whatever
it holds.
"""

from collections.abc import Iterable
from datetime import datetime

from nashra.validate.answer import Answer
from nashra.validate.document import parse
from nashra.validate.findings import Finding, Verdict
from nashra.validate.judge import judge
from nashra.validate.profiles import Profile
from nashra.validate.rule import Rule
from nashra.validate.rules import RULES

__all__ = ["RULES", "Answer", "Finding", "Profile", "Rule", "Verdict", "validate"]


def validate(  # noqa: PLR0913 - what is not said by name is the document and its name
    data: bytes,
    path: str = "-",
    *,
    now: datetime | None = None,
    rules: Iterable[type[Rule]] = RULES,
    answer: Answer | None = None,
    profile: Profile | None = None,
) -> Verdict:
    """Judge one document, whatever its bytes; never raises.

    `path` is its name in findings. Without `now` no date counts as future. `answer` is what a web server said with the
    document (`nashra.validate.fetch` returns both). `profile` is what a partner asks beyond the standards.
    """
    document = parse(data, path, now, answer)
    if profile is None:
        return Verdict(path, document.format, tuple(judge(document, tuple(rules))))
    findings = judge(document, (*rules, *profile.rules))
    return Verdict(path, document.format, tuple(profile.raised(findings)), profile.name)
