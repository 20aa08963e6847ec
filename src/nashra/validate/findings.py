"""What the validator says about a document."""

from collections.abc import Container
from dataclasses import dataclass, replace

from nashra.problems import Level, Location, printable

NOT_A_FEED = "not-a-feed"
NOT_FETCHED = "not-fetched"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one place; `id` names the rule and never changes.

    `w3c` names the message classes of the W3C Feed Validator that say the same. `entry` is the number (from 0) of the
    entry or item that the finding is in, None outside of entries.
    """

    id: str
    level: Level
    where: Location
    message: str
    w3c: tuple[str, ...] = ()
    entry: int | None = None

    @property
    def line(self) -> int:
        return self.where.line

    @property
    def column(self) -> int:
        return self.where.column

    def __str__(self) -> str:
        return f"{self.where}: {self.level}: {printable(self.message)} [{self.id}]"


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that is said about one document, in document order.

    `format` is `rss`, `rss-0.91`, `rss-0.92`, `atom`, `atom-entry`, `json-feed`, `opml` or `sitemap`; `not-a-feed`, or
    `not-fetched` where a server gave no document. `profile` names the partner whose rules were looked at, too.
    """

    path: str
    format: str
    findings: tuple[Finding, ...] = ()
    profile: str = ""

    @property
    def valid(self) -> bool:
        """Whether no finding is an error."""
        return not self.at_least(Level.ERROR)

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """Return the findings of this level and of those above it."""
        return tuple(finding for finding in self.findings if finding.level >= level)

    def of_rules(self, ids: Container[str]) -> "Verdict":
        """Return the verdict as these rules alone would have it."""
        return replace(self, findings=tuple(finding for finding in self.findings if finding.id in ids))

    def only(self, level: Level) -> "Verdict":
        """Return the verdict with only the findings of this level and above."""
        return replace(self, findings=self.at_least(level))
