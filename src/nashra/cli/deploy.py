"""`nashra cron` and `nashra web-server`: print settings for cron, systemd and web servers."""

import shutil
import sys
from pathlib import Path

import click

from nashra import deploy
from nashra.cli import output
from nashra.cli.options import site_option
from nashra.cli.site import site_or_exit


@click.command(short_help="Print lines for cron or systemd.")
@click.argument("form", type=click.Choice(list(deploy.JOBS)), default="crontab")
@site_option
@click.option("--program", type=click.Path(path_type=Path), help="Where nashra is, if not the one that runs now.")
@click.option(
    "--every",
    "minutes",
    type=click.IntRange(1, 60),
    default=5,
    show_default=True,
    metavar="MINUTES",
    help="The time between two runs, 1 to 60.",
)
def cron(form: str, site: Path, program: Path | None, minutes: int) -> None:
    """Print what runs nashra regularly: a line for crontab, or a service and a timer for systemd.

    Nothing is installed: look at it, and put it where it belongs.
    """
    _print(deploy.JOBS[form], site, program and _looked_up(program), minutes)


@click.command("web-server", short_help="Print lines for a web server or its pages.")
@click.argument("form", type=click.Choice(list(deploy.SERVERS)))
@site_option
def web_server(form: str, site: Path) -> None:
    """Print settings for a web server: media types, caching, packed twins, WebSub.

    `html` are the lines by which the pages of the site name its feeds.
    """
    _print(deploy.SERVERS[form], site)


def _print(module: str, folder: Path, program: Path | None = None, minutes: int = 1) -> None:
    setup = deploy.Setup(site_or_exit(folder), folder.resolve(), (program or _this_program()).absolute(), minutes)
    try:
        click.echo(deploy.text(setup, module), nl=False)
    except deploy.UnsuitableError as error:
        output.refuse(setup.folder, "unsuitable", str(error))


def _looked_up(program: Path) -> Path:
    """Look a bare name up as a shell does; a path is taken as it is, even of a program that is not there yet."""
    if program.name != str(program) or program.is_file():
        return program
    path = shutil.which(program)
    if not path:
        output.refuse(program, "no-program", "there is no such program")
    return Path(path)


def _this_program() -> Path:
    """The script beside the interpreter, where a virtual environment has it; else what was called."""
    beside = Path(sys.executable).with_name("nashra")
    return beside if beside.exists() else Path(sys.argv[0])
