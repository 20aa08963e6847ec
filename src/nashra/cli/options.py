"""Options that several commands have."""

from pathlib import Path

import click

site_option = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site, if not this one.",
)
