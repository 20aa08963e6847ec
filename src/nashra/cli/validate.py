"""`nashra validate FILE...`: are these feeds right?"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from nashra.problems import Level
from nashra.validate import Verdict
from nashra.validate import validate as judge
from nashra.validate.fetch import Limits, fetch, is_address
from nashra.validate.report import REPORTS

LEVELS = {str(level): level for level in Level}
SUFFIXES = frozenset({".atom", ".rss", ".xml"})
STANDARD_INPUT = "-"


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How findings are told.")
@click.option(
    "--fail-on",
    type=click.Choice(list(LEVELS)),
    default="error",
    help="The level from which on the exit status is 1.",
)
@click.option(
    "--level",
    type=click.Choice(list(LEVELS)),
    default="info",
    help="The level from which on findings are told.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its own network, too.")
def validate(files: tuple[str, ...], form: str, fail_on: str, level: str, *, allow_private: bool) -> None:
    """Judge feeds: files, folders of them, web addresses, or - for standard input.

    The exit status is 0 when nothing is as bad as --fail-on says, 1 when something is, 2 when a file cannot be read.
    """
    check = partial(_verdict, now=datetime.now(UTC), allow_private=allow_private)
    verdicts = [check(path) for path in _paths(files)]
    failed = any(verdict.at_least(LEVELS[fail_on]) for verdict in verdicts)
    told = [verdict.only(LEVELS[level]) for verdict in verdicts]
    click.echo(REPORTS[form](told), nl=False)
    sys.exit(1 if failed else 0)


def _paths(names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if Path(name).is_dir():
            yield from sorted(str(path) for path in Path(name).rglob("*") if path.suffix in SUFFIXES and path.is_file())
        else:
            yield name


def _verdict(path: str, now: datetime, *, allow_private: bool) -> Verdict:
    if is_address(path):
        data, answer = fetch(path, Limits(allow_private=allow_private))
        return judge(data, answer.address, now=now, answer=answer)
    return judge(_bytes(path), path, now=now)


def _bytes(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}") from error
