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
    log = _log()
    for problem in result.problems if verbose else result.news:
        where = below(problem, site).where
        place = {"path": where.path, "line": where.line, "column": where.column}
        getattr(log, str(problem.level))("problem", **place, code=problem.code, said=problem.message)
    for feed in result.feeds:
        if verbose or feed.done is not Done.UNCHANGED:
            log.info("feed", path=str(site / feed.path), done=feed.done, entries=feed.entries)
    counts = {str(done): sum(feed.done is done for feed in result.feeds) for done in Done}
    figures = {"status": result.status, "articles": result.articles, "seconds": round(seconds, 3), "dry": dry, **counts}
    getattr(log, _LEVELS.get(result.status, "error"))("run", site=str(site), **figures)


def _log() -> structlog.typing.WrappedLogger:
    processors = structlog.processors
    return structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            processors.add_log_level,
            processors.TimeStamper(fmt="iso", utc=True),
            processors.JSONRenderer(lambda event, **_: json_text(event)),
        ],
    )
