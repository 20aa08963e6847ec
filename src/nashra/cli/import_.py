"""`nashra import SOURCE`: articles from another system become files in content/."""

import sys
from collections import Counter
from pathlib import Path, PurePosixPath

import click

from nashra.cli import output
from nashra.cli.options import site_option
from nashra.cli.progress import Bar
from nashra.cli.site import site_or_exit
from nashra.content.scan import CONTENT
from nashra.imports import IMPORTS, Done, Outcome, importer
from nashra.imports import run as import_articles
from nashra.imports.source import Importer, Source
from nashra.problems import Level, Problem, counted, printable, reason_of

# Of warnings with one code: a table whose ids are all numbers has one in each row, and they would hide the others.
_MOST_ALIKE = 20


@click.command("import", short_help="Bring articles in from elsewhere.")
@click.argument("source", type=click.Path(path_type=Path, readable=False))
@site_option
@click.option("--into", metavar="FOLDER", default="", help="The folder below content/ that takes the articles.")
@click.option("-v", "--verbose", is_flag=True, help="Report everything: each file, and what was removed.")
def import_(source: Path, site: Path, into: str, *, verbose: bool) -> None:
    """Write the articles of SOURCE as Markdown below content/, with their ids and dates.

    SOURCE is a WordPress export, RSS, Atom or JSON Feed, a CSV or TSV, or stored articles (a file, or a folder of
    them). Nothing is overwritten: what stands already is passed over, so an import that was stopped is simply begun
    again.

    \b
    The exit status is
      0  every article is there
      1  something was left out, and is named
      2  the source, content/feeds.toml or the command line is wrong; nothing was written
    """  # noqa: D301 - click looks for the character
    _refuse_address(source)
    settings = site_or_exit(site)
    module = _importer(source, site)
    counts: Counter[Done | None] = Counter()
    warnings: Counter[str] = Counter()
    failed = False
    reading = Source(source, settings)
    with Bar() as bar:
        for outcome in import_articles(module, reading, site, _folder(into)):
            counts[outcome.done] += 1
            failed |= any(problem.level is Level.ERROR for problem in outcome.problems)
            _tell(outcome, bar, warnings, verbose=verbose)
            bar.show("importing", reading.done, reading.total)
    if not verbose:
        _tell_of_the_rest(warnings)
    click.echo(", ".join(f"{counts[done]} {done}" for done in Done))
    sys.exit(int(failed))


def _refuse_address(source: Path) -> None:
    """A path has one slash of the two that an address begins with."""
    scheme, _, rest = str(source).partition(":/")
    if scheme in {"http", "https"} and not source.exists():
        address = f"{scheme}://{rest.lstrip('/')}"
        fact = f"it is an address, and nashra imports files: fetch it first (curl -O {address})"
        output.refuse(address, "unreadable", fact)


def _importer(source: Path, site: Path) -> Importer:
    """Return the module that reads the source. The site's own content/ is refused: it would be stored twice."""
    stored = (site / CONTENT).resolve()
    if source.is_dir() and (source.resolve().is_relative_to(stored) or stored.is_relative_to(source.resolve())):
        output.refuse(source, "own-content", "it is the site's own content")
    try:
        module = importer(source)
    except OSError as error:
        output.refuse(source, "unreadable", reason_of(error))
    if not module:
        output.refuse(source, "unknown-form", f"it is nothing that can be imported (known: {', '.join(IMPORTS)})")
    return module


def _folder(into: str) -> str:
    path = PurePosixPath(into)
    if path.is_absolute() or ".." in path.parts:
        raise click.UsageError(f"--into: {printable(into)!r} is no folder below {CONTENT}/")
    return "" if into == "." else str(path).removeprefix(".")


def _tell(outcome: Outcome, bar: Bar, warnings: Counter[str], *, verbose: bool) -> None:
    shown = [problem for problem in outcome.problems if verbose or _is_shown(problem, warnings)]
    if shown or verbose:
        bar.pause()
    for problem in shown:
        click.echo(problem, err=True)
    if verbose and outcome.path:
        click.echo(f"{printable(outcome.path)}: {outcome.done}")


def _is_shown(problem: Problem, warnings: Counter[str]) -> bool:
    """Whether to show a problem: every error, and the first warnings with its code."""
    if problem.level is not Level.WARNING:
        return problem.level > Level.WARNING
    warnings[problem.code] += 1
    return warnings[problem.code] <= _MOST_ALIKE


def _tell_of_the_rest(warnings: Counter[str]) -> None:
    for code, count in sorted(warnings.items()):
        if count > _MOST_ALIKE:
            rest = counted(count - _MOST_ALIKE, "more warning")
            click.echo(f"{rest} of the same kind [{code}]: --verbose shows them", err=True)
