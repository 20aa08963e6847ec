"""After a run: tell the hub and the health check, and leave a record for monitors.

None of this changes the exit status of the run.
"""

import os
from datetime import datetime
from pathlib import Path

from nashra import addresses, config
from nashra.build import Result, Status
from nashra.build.record import MEMORY, RECORD, load, new_to_hub, record
from nashra.model import Site
from nashra.problems import Level, Location, Problem, reason_of
from nashra.publish import FEEDS


def follow_up(folder: Path, result: Result, address: str | None, started: datetime, seconds: float) -> None:
    """Tell the hub and the health check, and leave a record, the latter even if a signal ends the waiting for these.

    The record comes last, since a ping that fails is a problem of the run, too.
    """
    try:
        _tell_hub(folder, result)
        _tell_health_check(folder, result, address)
    finally:
        leave_record(folder, result, started, seconds)


def leave_record(folder: Path, result: Result, started: datetime, seconds: float) -> None:
    """Leave a record of a run, or say why not; a run that found the lock held leaves none, since the other one does.

    A folder that never was a site is left as it is.
    """
    is_site = any(os.path.lexists(folder / name) for name in (config.CONFIG, MEMORY))
    if result.status is Status.LOCKED or not is_site:
        return
    try:
        record(folder, result, started, seconds)
    except OSError as error:
        fact = f"{reason_of(error)}: nothing tells of this run"
        _tell(folder, result, Problem(Location(RECORD), "record-unwritable", fact))


def _tell_hub(folder: Path, result: Result) -> None:
    """Tell the hub of new feeds; those that it does not hear of now, it is told of after the next run."""
    site = result.site
    if result.status is Status.LOCKED or not (site and site.hub):
        return
    if paths := new_to_hub(load(folder), result):
        from nashra.cli.hub import NotHeardError, publish

        topics = {site.feeds + addresses.path(path.removeprefix(f"{FEEDS}/")): path for path in paths}
        try:
            for topic in publish(site.hub, topics):
                result.heard |= {topics[topic]}
        except NotHeardError as error:
            _tell(folder, result, Problem(Location(config.CONFIG), "hub-failed", str(error), Level.WARNING))


def _tell_health_check(folder: Path, result: Result, address: str | None) -> None:
    """Tell the health check how a run ended: the one at this address, else the one in feeds.toml."""
    if result.status is Status.LOCKED:
        return
    if address := address or _configured(folder, result):
        from nashra.cli.ping import ping

        if wrong := ping(address, well=result.status is Status.DONE):
            _tell(folder, result, Problem(Location(config.CONFIG), "ping-failed", wrong, Level.WARNING))


def _tell(folder: Path, result: Result, problem: Problem) -> None:
    """Add a problem to a result; it is news unless the record of the previous run has it."""
    before = load(folder)
    if not before or str(problem) not in before.problems:
        result.news = [*result.news, problem]
    result.problems = [*result.problems, problem]


def _configured(folder: Path, result: Result) -> str:
    """Return the address in feeds.toml, read anew for a run that ended too early to return its site."""
    site = result.site or config.load(folder)
    return site.ping if isinstance(site, Site) else ""
