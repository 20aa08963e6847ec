"""`nashra build`: the stored articles become feeds."""

import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from nashra.build import Options, Result, Status
from nashra.build import build as run
from nashra.cli import output
from nashra.cli.aftermath import follow_up
from nashra.cli.limits import OutOfTimeError, leaving_on_sigterm, within
from nashra.cli.options import why_no_folder
from nashra.cli.progress import Bar
from nashra.cli.tell import Teller, show_change, tell
from nashra.problems import Location, Problem, printable, reason_of

_SECONDS = click.FloatRange(min=0)


@click.command(short_help="Make the feeds of a site.")
@click.argument("sites", metavar="[SITE]...", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("-v", "--verbose", is_flag=True, help="Report everything, also what was made or removed.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing at all; the exit status says how it went.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", help="For people, or for programs.")
@click.option("-n", "--dry-run", is_flag=True, help="Change nothing; show which entries would come, change and go.")
@click.option("--diff", is_flag=True, help="Change nothing; show the feeds' XML line by line.")
@click.option("--all", "everything", is_flag=True, help="Read and make everything again, even what did not change.")
@click.option("--allow-empty", is_flag=True, help="Confirm that articles were deleted, or that the clock is right.")
@click.option("--wait", type=_SECONDS, default=0, metavar="SECONDS", help="Wait this long for another run to end.")
@click.option("--time-limit", type=_SECONDS, default=0, metavar="SECONDS", help="Give up on a site after this long.")
@click.option("--jitter", type=_SECONDS, default=0, metavar="SECONDS", help="Delay the start by up to this, at random.")
@click.option("--metrics", type=click.Path(dir_okay=False, path_type=Path), help="Write figures for Prometheus here.")
@click.option("--ping", metavar="URL", help="Tell this health check, in place of that in feeds.toml.")
def build(  # noqa: PLR0913 - one parameter for each option
    sites: tuple[Path, ...],
    *,
    verbose: bool,
    quiet: bool,
    log_format: str,
    dry_run: bool,
    diff: bool,
    everything: bool,
    allow_empty: bool,
    wait: float,
    time_limit: float,
    jitter: float,
    metrics: Path | None,
    ping: str | None,
) -> None:
    """Make the feeds of the site in this folder, or of several: content/ becomes feeds/.

    \b
    The exit status, of several sites the highest, is
      0  everything is published, or was so already
      1  something was left out, and is named
      2  content/feeds.toml or the command line is wrong
      3  another run is under way
      4  nothing could be published
    """  # noqa: D301 - click looks for the character
    leaving_on_sigterm()
    time.sleep(random.uniform(0, jitter))  # noqa: S311 - to part runs, not to keep a secret
    options = Options(everything=everything, allow_empty=allow_empty, wait=wait)
    teller = partial(_teller(log_format), verbose=verbose) if not quiet else _silent
    statuses = []
    for site in sites or (Path(),):
        # A folder that does not exist is named itself, since it is what is wrong.
        shown = site if len(sites) > 1 or why_no_folder(site) else Path()
        if dry_run or diff:
            options = replace(options, preview=partial(show_change, site=shown, diff=diff))
        started, clock = datetime.now(UTC), time.monotonic()
        result = _built(site, started, options, time_limit, hidden=quiet)
        seconds, is_dry = time.monotonic() - clock, options.preview is not None
        try:
            if not is_dry:
                follow_up(site, result, ping, started, seconds)
        finally:  # what a signal ends here is a run that was done
            statuses.append(_reported(result, partial(teller, result, shown, seconds=seconds, dry=is_dry)))
    if metrics:
        _write_metrics(metrics, sites or (Path(),))
    sys.exit(max(statuses))


def _reported(result: Result, tell: Callable[[], None]) -> Status:
    """Report a run and return its status; where the report cannot be written, that is never Status.DONE."""
    try:
        tell()
    except OSError as error:
        output.give_up(error)
        return max(result.status, Status.INCOMPLETE)
    return result.status


def _built(site: Path, started: datetime, options: Options, limit: float, *, hidden: bool) -> Result:
    """Build a site; a bug of nashra's own is reported with its traceback, and does not stop other sites."""
    if wrong := why_no_folder(site):
        return _left(Status.MISCONFIGURED, Problem(Location("."), "no-site", wrong))
    try:
        with within(limit), Bar(hidden=hidden) as bar:
            return run(site, started, bar.show, options)
    except OutOfTimeError:
        message = f"the time limit of {limit:g} s is over: what was not published waits for the next run"
        return _left(Status.INCOMPLETE, Problem(Location("."), "time-limit", message))
    except Exception:  # noqa: BLE001 - whatever it is, other sites wait
        click.echo("\n".join(map(printable, traceback.format_exc().split("\n"))), err=True)
        return _left(Status.NOTHING, Problem(Location("."), "fault", "this is a fault of nashra's own"))


def _left(status: Status, problem: Problem) -> Result:
    return Result(status, problems=[problem], news=[problem])


def _teller(log_format: str) -> Teller:
    if log_format == "text":
        return tell
    from nashra.cli import events  # structlog costs time at start

    return events.tell


def _silent(result: Result, site: Path, *, seconds: float, dry: bool) -> None:
    """Report nothing."""


def _write_metrics(path: Path, sites: Sequence[Path]) -> None:
    """Write the figures; a failure is reported, but changes nothing: the feeds are published already."""
    from nashra.cli.metrics import write

    try:
        write(path, sites, datetime.now(UTC))
    except OSError as error:
        click.echo(Problem(Location(str(path)), "metrics-unwritable", reason_of(error)), err=True)
