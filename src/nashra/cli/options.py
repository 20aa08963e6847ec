"""How a command learns which site is meant: by its argument, or by `--site` where the argument is something else."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

site_argument = click.argument("site", metavar="[SITE]", type=_FOLDER, default=Path())
site_option = click.option("--site", type=_FOLDER, default=Path(), help="The folder of the site, if not this one.")
