"""`nashra status`: is the site well? Its text is for people, its exit status for monitors."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nashra.build.health import FeedHealth, Health, health
from nashra.build.record import load
from nashra.cli import output
from nashra.cli.options import site_argument
from nashra.problems import Level, Problem, counted, json_text, printable

WELL, WARNING, CRITICAL, UNKNOWN = range(4)
# In seconds.
_UNITS = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}


@click.command(short_help="Tell whether a site is well.")
@site_argument
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
@click.option("--silence", type=click.IntRange(min=1), default=60, metavar="MINUTES", show_default=True,
              help="How long without a run is too long.")  # fmt: skip
def status(site: Path, *, as_json: bool, silence: int) -> None:
    """Show the last run for the site in this folder, or in SITE, and whether each feed is well.

    \b
    The exit status is what monitors expect:
      0  all is well
      1  something was left out, or a feed has been silent for longer than its max_age
      2  the last run failed or is too long ago, or a feed is missing or broken
      3  no run has left a record
    """  # noqa: D301 - click looks for the character
    run = load(site)
    if run is None:
        click.echo(f"{printable(str(site))}: no run has left a record, or the last run left none", err=True)
        sys.exit(UNKNOWN)
    state = health(site, run, datetime.now(UTC), silence)
    worst = max((problem.level for problem in state.all_problems), default=Level.INFO)
    exit_status = {Level.ERROR: CRITICAL, Level.WARNING: WARNING}.get(worst, WELL)
    try:
        click.echo(_json(state) if as_json else _text(state))
    except OSError as error:
        output.give_up(error)
        exit_status = exit_status or UNKNOWN
    sys.exit(exit_status)


def _text(state: Health) -> str:
    run = state.run
    articles = counted(run.articles, "article")
    lines = [f"last run {_ago(state.now - run.started)}: status {run.status}, {articles}, {run.seconds} s"]
    lines += [_line(feed, state.now) for feed in state.feeds]
    return "\n".join([*lines, *map(printable, run.problems), *map(str, state.all_problems)])


def _line(feed: FeedHealth, now: int) -> str:
    well = "valid" if feed.valid else "not valid"
    path, newest = printable(feed.path), age(now - feed.newest)
    return f"{path}: {counted(feed.entries, 'entry', 'entries')}, {feed.bytes} bytes, newest {newest} old, {well}"


def _ago(seconds: int) -> str:
    return f"{age(seconds)} ago" if seconds >= 0 else f"in {age(-seconds)}"


def age(seconds: int) -> str:
    """Return a time in its two largest units: `3 days 4 hours`."""
    told = []
    for unit, size in _UNITS.items():
        count, seconds = divmod(seconds, size)
        if count:
            told.append(counted(count, unit))
    return " ".join(told[:2]) or counted(0, "second")


def _json(state: Health) -> str:
    document = asdict(state)
    document["run"].pop("feeds")
    document["problems"] = [_problem(problem) for problem in state.problems]
    for feed, record in zip(state.feeds, document["feeds"], strict=True):
        record["problems"] = [_problem(problem) for problem in feed.problems]
    return json_text(document, indent=2)


def _problem(problem: Problem) -> dict[str, Any]:
    return {"level": str(problem.level), "code": problem.code, "message": problem.message}
