"""`nashra build`: the stored articles become feeds."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from nashra.build import Options, Result, Status
from nashra.build import build as run
from nashra.cli.progress import Bar
from nashra.cli.tell import tell
from nashra.problems import Location, Problem


@click.command()
@click.argument("sites", metavar="[SITE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="Tell everything, also what was made or removed.")
@click.option("-q", "--quiet", is_flag=True, help="Tell nothing at all: the exit status says it.")
@click.option("--all", "everything", is_flag=True, help="Read and make everything again, also what did not change.")
@click.option("--allow-empty", is_flag=True, help="Articles that vanished were deleted: the feeds may shrink.")
def build(sites: tuple[Path, ...], *, verbose: bool, quiet: bool, everything: bool, allow_empty: bool) -> None:
    r"""Make the feeds of the site in this folder, or of several: content/ becomes feeds/.

    \b
    The exit status, of several sites the highest, is
      0  everything is published, or was so already
      1  something was left out, and is named
      2  content/feeds.toml or the command line is wrong
      3  another run is under way
      4  nothing could be published
    """
    options = Options(everything=everything, allow_empty=allow_empty)
    worst = Status.DONE
    for site in sites or (Path(),):
        result = _built(site, options, hidden=quiet)
        if not quiet:
            tell(result, site if len(sites) > 1 else Path(), verbose=verbose)
        worst = max(worst, result.status)
    sys.exit(worst)


def _built(site: Path, options: Options, *, hidden: bool) -> Result:
    """Build a site; a fault of ours is told as Python tells it, and stops no other site."""
    try:
        with Bar(hidden=hidden) as bar:
            return run(site, datetime.now(UTC), bar.show, options)
    except Exception:  # noqa: BLE001 - whatever it is, other sites wait
        click.echo(traceback.format_exc(), err=True)
        problem = Problem(Location(""), "fault", "this is a fault of nashra's own: feeds/ stays as it is")
        return Result(Status.NOTHING, problems=[problem], news=[problem])
