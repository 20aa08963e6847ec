"""What is told of a rule that has a fault of its own: the document is judged by all others."""

from dataclasses import replace

from nashra.validate.document import Document
from nashra.validate.findings import Finding
from nashra.validate.rule import ANY_FORMAT, Rule


class RuleFailed(Rule):
    """A rule met something in this document that its makers did not think of, and failed.

    What it looks for may be there or not, so this is as bad as that would be. Please tell the makers of nashra, with
    the document; `--ignore rule-failed` passes over it.
    """

    id = "rule-failed"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8"
    formats = ANY_FORMAT
    message = "the rule {rule} could not be looked at: {reason}"

    @classmethod
    def of(cls, document: Document, rule: type[Rule], error: Exception) -> Finding:
        """Return the finding that says so of one rule, at that rule's level."""
        findings: list[Finding] = []
        cls(document, findings).found((1, 1), rule=rule.id, reason=f"{type(error).__name__}: {error}")
        return replace(findings[0], level=rule.level)


RULES = (RuleFailed,)
