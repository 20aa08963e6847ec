"""The site that a command is about, for those that can do nothing where feeds.toml is wrong."""

import sys
from pathlib import Path

import click

from nashra import config
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
