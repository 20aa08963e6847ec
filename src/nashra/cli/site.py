"""The site that a command is about, for those that can do nothing where feeds.toml is wrong, or is not there."""

import sys
from pathlib import Path

import click

from nashra import config
from nashra.config import CONFIG
from nashra.model import Site

_MISCONFIGURED = 2


def site_or_exit(folder: Path) -> Site:
    """Return the site in a folder; where its feeds.toml is wrong, say what is, and end the program with status 2."""
    site = config.load(folder)
    if isinstance(site, Site):
        return site
    for problem in site:
        click.echo(problem, err=True)
    sys.exit(_MISCONFIGURED)


def exit_without_site(folder: Path) -> None:
    """End a command that would wait for changes in a folder that is no site; a wrong feeds.toml is one of those."""
    if not (folder / CONFIG).exists():
        site_or_exit(folder)
