"""After a run: leave a record for monitors, and tell the health check. Nothing of it changes how the run ended."""

from datetime import datetime
from pathlib import Path

from nashra import config
from nashra.build import Result, Status
from nashra.build.record import load, record
from nashra.model import Site
from nashra.problems import Level, Location, Problem


def leave_record(folder: Path, result: Result, started: datetime, seconds: float) -> None:
    """Leave a record of a run, unless another one kept it out: that one leaves its own."""
    if result.status is not Status.LOCKED:
        record(folder, result, started, seconds)


def tell_health_check(folder: Path, result: Result, address: str | None) -> None:
    """Tell the health check at an address, else at that in feeds.toml, how a run ended, before its record is left."""
    if result.status is Status.LOCKED:
        return
    if address := address or _configured(folder, result):
        from nashra.cli.ping import ping

        if wrong := ping(address, well=result.status is Status.DONE):
            _tell(folder, result, Problem(Location(config.CONFIG), "ping-failed", wrong, Level.WARNING))


def _tell(folder: Path, result: Result, problem: Problem) -> None:
    """Add a warning to a result; it is news unless the record of the run before has it."""
    before = load(folder)
    if not before or str(problem) not in before.problems:
        result.news = [*result.news, problem]
    result.problems = [*result.problems, problem]


def _configured(folder: Path, result: Result) -> str:
    """Return the address in feeds.toml; a run that was ended before its time could not say how it was configured."""
    site = result.site or config.load(folder)
    return site.ping if isinstance(site, Site) else ""
