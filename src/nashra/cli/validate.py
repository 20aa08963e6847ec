"""`nashra validate FILE...`: are these feeds right?"""

import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from nashra.problems import Level, Location, Problem
from nashra.validate import Verdict
from nashra.validate import validate as judge
from nashra.validate.addresses import is_web
from nashra.validate.report import REPORTS
from nashra.validate.rules import BY_ID

LEVELS = {str(level): level for level in Level}
SUFFIXES = frozenset({".atom", ".rss", ".xml"})
STANDARD_INPUT = "-"

_level = click.Choice(list(LEVELS))
_rule = click.Choice(sorted(BY_ID))


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="How findings are told.")
@click.option("--level", type=_level, default="info", help="Tell findings of this level and above.")
@click.option("--fail-on", type=_level, default="error", help="Exit with 1 for findings of this level and above.")
@click.option("--select", type=_rule, metavar="ID", multiple=True, help="Look at this rule's findings only.")
@click.option("--ignore", type=_rule, metavar="ID", multiple=True, help="Pass over this rule's findings.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Judge so many documents at once.")
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its own network, too.")
def validate(  # noqa: PLR0913 - one parameter for each option
    files: tuple[str, ...],
    *,
    form: str,
    level: str,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int,
    allow_private: bool,
) -> None:
    """Judge feeds: files, folders of them, web addresses, or - for standard input.

    The exit status is 0 when nothing is as bad as --fail-on says, 1 when something is, 2 when a file cannot be read.
    """
    ids = frozenset(select or BY_ID) - frozenset(ignore)
    judged = list(_judged(_paths(files), jobs, allow_private=allow_private))
    verdicts = [verdict.of_rules(ids) for verdict in judged if isinstance(verdict, Verdict)]
    click.echo(REPORTS[form](verdict.only(LEVELS[level]) for verdict in verdicts), nl=False)
    problems = [problem for problem in judged if isinstance(problem, Problem)]
    for problem in problems:
        click.echo(problem, err=True)
    failed = any(verdict.at_least(LEVELS[fail_on]) for verdict in verdicts)
    sys.exit(2 if problems else int(failed))


def _paths(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if Path(name).is_dir():
            yield from sorted(str(path) for path in Path(name).rglob("*") if path.suffix in SUFFIXES and path.is_file())
        else:
            yield name


def _judged(paths: Iterable[str], jobs: int, *, allow_private: bool) -> Iterator[Verdict | Problem]:
    judge_one = partial(_judge_one, now=datetime.now(UTC), allow_private=allow_private)
    if jobs == 1:
        yield from map(judge_one, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # costs at start

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(judge_one, paths, chunksize=4)


def _judge_one(path: str, now: datetime, *, allow_private: bool) -> Verdict | Problem:
    if is_web(path):
        return _judge_fetched(path, now, allow_private=allow_private)
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Problem(Location(path), "file-unreadable", f"cannot be read: {reason}")
    return judge(data, path, now=now)


def _judge_fetched(address: str, now: datetime, *, allow_private: bool) -> Verdict:
    from nashra.validate.fetch import Limits, fetch  # costs at start

    data, answer = fetch(address, Limits(allow_private=allow_private))
    return judge(data, answer.address, now=now, answer=answer)
