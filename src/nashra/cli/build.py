"""`nashra build`: the stored articles become feeds."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from nashra.build import Done, Result, Status
from nashra.build import build as run
from nashra.cli.progress import Bar
from nashra.problems import Level, Problem


@click.command()
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site, if not this one.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell everything, also what was made or removed.")
@click.option("-q", "--quiet", is_flag=True, help="Tell nothing at all: the exit status says it.")
def build(site: Path, *, verbose: bool, quiet: bool) -> None:
    r"""Make the feeds of the site in this folder: content/ becomes feeds/.

    \b
    The exit status is
      0  everything is published, or was so already
      1  something was left out, and is named
      2  content/feeds.toml or the command line is wrong
      3  another run is under way
      4  nothing could be published
    """
    with Bar(hidden=quiet) as bar:
        result = run(site, datetime.now(UTC), bar.show)
    if not quiet:
        _tell(result, verbose=verbose)
    sys.exit(result.status)


def _tell(result: Result, *, verbose: bool) -> None:
    """Tell cron what is new or wrong, and a person at a terminal also what was done."""
    for problem in result.problems if verbose else result.news:
        click.echo(_coloured(problem), err=True)
    if verbose:
        for feed in result.feeds:
            click.echo(f"{feed.path}: {feed.done}" + (f", {feed.entries} entries" if feed.entries else ""))
    if (verbose or sys.stdout.isatty()) and result.status in {Status.DONE, Status.INCOMPLETE}:
        click.echo(_summary(result))


def _coloured(problem: Problem) -> str:
    colours = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
    return str(problem).replace(f" {problem.level}: ", click.style(f" {problem.level}: ", fg=colours[problem.level]), 1)


def _summary(result: Result) -> str:
    counts = {done: sum(feed.done is done for feed in result.feeds) for done in Done}
    said = ", ".join(f"{count} {done}" for done, count in counts.items() if count)
    return f"{result.articles} articles; feeds: {said}"
