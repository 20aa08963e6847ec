"""Tell cron what is new or wrong, and a person at a terminal also what was done."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from nashra.build import Done, Result, Status
from nashra.problems import Level, Problem


def tell(result: Result, site: Path, *, verbose: bool) -> None:
    """Tell what came of a run; paths are told from `site` on, where that is not this folder."""
    for problem in result.problems if verbose else result.news:
        click.echo(_coloured(below(problem, site)), err=True)
    if verbose:
        for feed in result.feeds:
            click.echo(f"{site / feed.path}: {feed.done}" + (f", {feed.entries} entries" if feed.entries else ""))
    if (verbose or sys.stdout.isatty()) and result.status in {Status.DONE, Status.INCOMPLETE}:
        click.echo(_summary(result, site))


def below(problem: Problem, site: Path) -> Problem:
    """Return a problem with its path told from the site on."""
    return replace(problem, where=replace(problem.where, path=str(site / problem.where.path)))


def _coloured(problem: Problem) -> str:
    colours = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
    return str(problem).replace(f" {problem.level}: ", click.style(f" {problem.level}: ", fg=colours[problem.level]), 1)


def _summary(result: Result, site: Path) -> str:
    counts = {done: sum(feed.done is done for feed in result.feeds) for done in Done}
    said = ", ".join(f"{count} {done}" for done, count in counts.items() if count)
    return ("" if site == Path() else f"{site}: ") + f"{result.articles} articles; feeds: {said}"
