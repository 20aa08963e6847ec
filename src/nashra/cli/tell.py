"""Report a run: to cron what is new or wrong, to a person at a terminal also what was done."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import click

from nashra.build import Change, Done, Result, Status
from nashra.problems import Level, Problem, counted, printable
from nashra.publish import FEEDS


class Teller(Protocol):
    """Reports a run; paths are shown below `site`, and `dry` says that nothing was changed."""

    def __call__(self, result: Result, site: Path, *, verbose: bool, seconds: float, dry: bool) -> None: ...


def tell(result: Result, site: Path, *, verbose: bool, seconds: float, dry: bool) -> None:
    """Report a run as text; paths are shown below `site`, unless that is the current folder."""
    for problem in result.problems if verbose else result.news:
        click.echo(_coloured(below(problem, site)), err=True)
    if dry:
        return
    if verbose:
        for feed in result.feeds:
            entries = f", {counted(feed.entries, 'entry', 'entries')}" if feed.entries else ""
            click.echo(f"{printable(str(site / feed.path))}: {feed.done}{entries}")
    if (verbose or sys.stdout.isatty()) and result.status in {Status.DONE, Status.INCOMPLETE}:
        click.echo(_summary(result, site, seconds))


def below(problem: Problem, site: Path) -> Problem:
    """Return a problem with its path shown below the site."""
    return replace(problem, where=replace(problem.where, path=str(site / problem.where.path)))


def show_change(change: Change, site: Path, *, diff: bool) -> None:
    """Show what would become of a feed: which entries change, or which lines of its XML."""
    counts = f"{len(change.come)} come, {len(change.changed)} change, {len(change.gone)} go"
    fate = counts if change.after else "would be removed"
    click.echo(f"{printable(str(site / FEEDS / change.path))}: {fate}")
    for line in _diff(change) if diff else _entries(change):
        click.echo(click.style(printable(line), fg={"+": "green", "-": "red"}.get(line[0])))


def _entries(change: Change) -> Iterator[str]:
    for sign, titles in (("+", change.come), ("~", change.changed), ("-", change.gone)):
        yield from (f"{sign} {title}" for title in titles)


def _diff(change: Change) -> Iterator[str]:
    import difflib  # only for --diff

    before, after = (data.decode("utf-8", "replace").split("\n") for data in (change.before, change.after))
    return difflib.unified_diff(before, after, f"{FEEDS}/{change.path}", f"{FEEDS}/{change.path}", lineterm="")


def _coloured(problem: Problem) -> str:
    colours = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
    return str(problem).replace(f" {problem.level}: ", click.style(f" {problem.level}: ", fg=colours[problem.level]), 1)


def _summary(result: Result, site: Path, seconds: float) -> str:
    counts = {done: sum(feed.done is done for feed in result.feeds) for done in Done}
    feeds = ", ".join(f"{count} {done}" for done, count in counts.items() if count)
    where = "" if site == Path() else f"{printable(str(site))}: "
    return f"{where}{counted(result.articles, 'article')}; feeds: {feeds}; {seconds:.1f} s"
