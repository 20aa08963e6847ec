"""What all commands have in common."""

import click
import pytest
from click.testing import CliRunner

from nashra.cli import COMMANDS, main

# These are about no site of the machine: about a new one, about feeds of anyone, about rules.
SITELESS = {"explain", "init", "rules", "validate"}


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - SITELESS))
def test_a_site_is_the_argument_or_where_that_is_something_else_an_option(name):
    """README: the site is `[SITE]`, or `--site` where a command's argument is something else."""
    parameters = main.get_command(click.Context(main), name).params
    others = [one for one in parameters if isinstance(one, click.Argument) and not one.name.startswith("site")]
    (site,) = [one for one in parameters if one.name in {"site", "sites"}]
    assert isinstance(site, click.Option if others else click.Argument)
    assert not site.required


def test_a_site_that_is_not_there_is_a_mistake_of_the_command_line(tmp_path):
    for name in ("status", "serve", "watch"):
        done = CliRunner().invoke(main, [name, str(tmp_path / "nowhere")])
        assert done.exit_code == 2
        assert "does not exist" in done.output
