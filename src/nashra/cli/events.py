"""Report a run to programs: one event a line, as JSON, on standard error."""

import sys
from pathlib import Path

import structlog

from nashra.build import Done, Result, Status
from nashra.cli.tell import below
from nashra.problems import json_text

_LEVELS = {Status.DONE: "info", Status.INCOMPLETE: "warning", Status.LOCKED: "warning"}


def tell(result: Result, site: Path, *, verbose: bool, seconds: float, dry: bool) -> None:
    """Report problems, feeds that changed (all feeds where verbose), and the run as a whole."""
    log = structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(lambda event, **_: json_text(event)),
        ],
    )
    for problem in result.problems if verbose else result.news:
        where = below(problem, site).where
        log_at = getattr(log, str(problem.level))
        log_at(
            "problem", path=where.path, line=where.line, column=where.column, code=problem.code, said=problem.message
        )
    for feed in result.feeds:
        if verbose or feed.done is not Done.UNCHANGED:
            log.info("feed", path=str(site / feed.path), done=feed.done, entries=feed.entries)
    counts = {str(done): sum(feed.done is done for feed in result.feeds) for done in Done}
    log_at = getattr(log, _LEVELS.get(result.status, "error"))
    log_at(
        "run",
        site=str(site),
        status=result.status,
        articles=result.articles,
        seconds=round(seconds, 3),
        dry=dry,
        **counts,
    )
