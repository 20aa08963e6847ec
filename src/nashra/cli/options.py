"""What arguments of several commands have in common: which site is meant, and what feeds.toml would take."""

import stat
from pathlib import Path

import click

from nashra.cli import output
from nashra.config import kinds
from nashra.problems import reason_of


class _Folder(click.ParamType[Path]):
    """A folder that is there; one that is not is told as everything that is wrong."""

    name = "folder"

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002 - click's signature
        folder = Path(value)
        if wrong := why_no_folder(folder):
            output.refuse(folder, "no-site", wrong)
        return folder


class Checked(click.ParamType[str]):
    """A text that feeds.toml would take, by the kind of its key."""

    name = "text"

    def __init__(self, kind: kinds.Kind) -> None:
        self._kind = kind

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return str(self._kind(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def why_no_folder(path: Path) -> str:
    """Say why a path is no folder that can be entered; nothing where it is one."""
    try:
        return "" if stat.S_ISDIR(path.stat().st_mode) else "it is no folder"
    except (FileNotFoundError, ValueError):  # no name of a file holds a zero byte
        return "there is no such folder"
    except OSError as error:
        return reason_of(error)


site_argument = click.argument("site", metavar="[SITE]", type=_Folder(), default=Path())
site_option = click.option(
    "--site", metavar="SITE", type=_Folder(), default=Path(), help="The folder of the site, if not this one."
)
