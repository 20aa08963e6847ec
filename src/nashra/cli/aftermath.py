"""After a run: leave a record for monitors, and tell the health check. Nothing of it changes how the run ended."""

from datetime import datetime
from pathlib import Path

from nashra import config
from nashra.build import Result, Status
from nashra.build.record import record
from nashra.model import Site
from nashra.problems import Level, Location, Problem


def follow_up(folder: Path, result: Result, started: datetime, seconds: float, address: str | None) -> None:
    """Record a run and tell its health check; of a run that another one kept out there is nothing to say."""
    if result.status is Status.LOCKED:
        return
    record(folder, result, started, seconds)
    address = address or _configured(folder)
    if address:
        from nashra.cli.ping import ping

        if wrong := ping(address, well=result.status is Status.DONE):
            result.problems.append(Problem(Location(config.CONFIG), "ping-failed", wrong, Level.WARNING))


def _configured(folder: Path) -> str:
    site = config.load(folder)
    return site.ping if isinstance(site, Site) else ""
