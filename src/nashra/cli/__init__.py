"""The command line: arguments become a call, and its result becomes text and an exit status.

A new command is a module here with a click command, and one line in COMMANDS. A module is loaded when its command is
run, so that each command starts with only what it needs.
"""

import io
import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from nashra import __version__
from nashra.cli import output

COMMANDS: Final = {
    "build": "nashra.cli.build:build",
    "cron": "nashra.cli.deploy:cron",
    "explain": "nashra.cli.rules:explain",
    "import": "nashra.cli.import_:import_",
    "init": "nashra.cli.init:init",
    "new": "nashra.cli.new:new",
    "rules": "nashra.cli.rules:rules",
    "serve": "nashra.cli.serve:serve",
    "status": "nashra.cli.status:status",
    "validate": "nashra.cli.validate:validate",
    "watch": "nashra.cli.watch:watch",
    "web-server": "nashra.cli.deploy:web_server",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name, and imports the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        command: click.Command | None = getattr(import_module(module), name) if module else None
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from nashra.config.similar import did_you_mean

            near = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(error.message.rstrip(".") + near, ctx) if near else error from None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except OSError as error:
            if not output.is_of_output(error):
                raise
            output.give_up(error)
            sys.exit(1)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nashra")
@click.pass_context
def main(context: click.Context) -> None:
    """Turn stored articles into RSS and Atom feeds, and judge anybody's feeds."""
    output.stand_in_for_closed()
    if os.environ.get("NO_COLOR"):  # https://no-color.org; click itself does not ask
        context.color = False
    for stream in (sys.stdout, sys.stderr):
        # A log that is not UTF-8 shows Arabic as escapes, and stops nothing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
