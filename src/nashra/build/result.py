"""What a run did, as values."""

import enum
from dataclasses import dataclass, field
from datetime import datetime

from nashra.model import Site
from nashra.problems import Level, Problem


class Status(enum.IntEnum):
    """The exit status of a run."""

    DONE = 0
    INCOMPLETE = 1
    MISCONFIGURED = 2
    LOCKED = 3
    NOTHING = 4


class Done(enum.StrEnum):
    """What became of one feed file. KEPT: something was wrong with the new one, so the last good one stays."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One feed file: its path relative to the site, how many entries it carries, and the date of the newest.

    After `max_age` hours without a new entry somebody should be told; 0 means never.
    """

    path: str
    done: Done
    entries: int = 0
    newest: datetime | None = None
    max_age: int = 0


@dataclass(slots=True)
class Result:
    """What a run did; `site` is how it was configured, None where feeds.toml is wrong.

    `news` are the problems to tell: all errors, and the warnings that the last run did not have. `heard` are the paths
    of the feeds that a hub was told of.
    """

    status: Status = Status.DONE
    articles: int = 0
    feeds: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    news: list[Problem] = field(default_factory=list)
    site: Site | None = None
    heard: frozenset[str] = frozenset()

    def has_errors(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)
