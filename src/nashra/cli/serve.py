"""`nashra serve`: look at the feeds before anyone else does."""

import threading
from pathlib import Path

import click

from nashra import serve as preview
from nashra.build import Result
from nashra.cli import output
from nashra.cli.options import site_argument
from nashra.cli.site import exit_without_site
from nashra.cli.watch import NEWS, builds, stopped_by_signals, tell
from nashra.problems import Level, Problem, reason_of


@click.command(short_help="Look at the feeds in a browser.")
@site_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; 0 takes a free one.",
)
def serve(site: Path, port: int) -> None:
    """Show the feeds of the site in this folder, or in SITE, on this machine, as `nashra watch` makes them.

    Nobody else can see it: it listens on loopback, and answers only to that name. Ends on Ctrl-C or SIGTERM.
    """
    exit_without_site(site)
    shown = preview.Preview(site)
    try:
        server = preview.server(shown, port)
    except OSError as error:
        output.refuse(
            f"port {port}", "port-unusable", f"it cannot be listened on: {reason_of(error)} (`--port` takes another)"
        )
    with server, stopped_by_signals() as stop:
        results = builds(site, stop, shown.alone)
        printed = _show(shown, next(results), [])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"http://{preview.LOOPBACK}:{server.server_port}/")
        for result in results:
            printed = _show(shown, result, printed)
        server.shutdown()


def _show(shown: preview.Preview, result: Result, printed: list[Problem]) -> list[Problem]:
    """Report a run, and update the page where the run makes a difference to it; return what was printed."""
    problems = [problem for problem in result.problems if problem.level > Level.INFO]
    if not shown.version or problems != shown.problems or any(feed.done in NEWS for feed in result.feeds):
        shown.show(result.site, problems)
    return tell(result, printed)
