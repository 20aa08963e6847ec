"""`nashra validate FILE...`: are these feeds right?"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from nashra.cli.progress import Bar
from nashra.problems import Level, Location, Problem, as_fact, printable, reason_of
from nashra.validate import Profile, Verdict, profiles
from nashra.validate import validate as judge
from nashra.validate.addresses import is_web
from nashra.validate.document import MAX_BYTES
from nashra.validate.report import REPORTS
from nashra.validate.rules import BY_ID

LEVELS = {str(level): level for level in Level}
SUFFIXES = frozenset({".atom", ".json", ".opml", ".rss", ".xml"})
STANDARD_INPUT = "-"

_level = click.Choice(list(LEVELS))
_profile = click.Choice(profiles.NAMES)


@click.command(short_help="Judge anybody's feeds.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How findings are reported.",
)
@click.option(
    "--level", type=_level, default="info", show_default=True, help="Report findings of this level and above."
)
@click.option(
    "--fail-on",
    type=_level,
    default="error",
    show_default=True,
    help="Exit with 1 for findings of this level and above.",
)
@click.option("--profile", "partner", type=_profile, help="Check what this partner asks for, too.")
@click.option("--select", metavar="ID", multiple=True, help="Report this rule's findings only; may be repeated.")
@click.option("--ignore", metavar="ID", multiple=True, help="Leave out this rule's findings; may be repeated.")
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Judge this many documents at once."
)
@click.option("--allow-private", is_flag=True, help="Fetch from this machine and its own network, too.")
def validate(  # noqa: PLR0913 - one parameter for each option
    files: tuple[str, ...],
    *,
    form: str,
    level: str,
    fail_on: str,
    partner: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    jobs: int,
    allow_private: bool,
) -> None:
    """Judge feeds: files, folders of them, web addresses, or - for standard input.

    The exit status is 0 when nothing is as bad as --fail-on says, 1 when something is, 2 when a file cannot be read.
    """
    profile = profiles.profile(partner) if partner else None
    ids = _chosen(profile, select, ignore)
    judge_one = partial(_judge_one, now=datetime.now(UTC), profile=profile, allow_private=allow_private)
    asked = list(_paths(files))
    judged = _shown([path for path in asked if isinstance(path, str)], judge_one, jobs)
    judged += [problem for problem in asked if isinstance(problem, Problem)]
    verdicts = [verdict.of_rules(ids) for verdict in judged if isinstance(verdict, Verdict)]
    click.echo(REPORTS[form](verdict.only(LEVELS[level]) for verdict in verdicts), nl=False)
    problems = [problem for problem in judged if isinstance(problem, Problem)]
    for problem in problems:
        click.echo(problem, err=True)
    failed = any(verdict.at_least(LEVELS[fail_on]) for verdict in verdicts)
    sys.exit(2 if problems else int(failed))


def _chosen(profile: Profile | None, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the ids of the rules whose findings are reported."""
    known = BY_ID.keys() | {rule.id for rule in (profile.rules if profile else ())}
    for rule_id in (*select, *ignore):
        if rule_id not in known:
            raise click.UsageError(f"no rule has the id '{printable(rule_id)}'; `nashra rules` lists them")
    return frozenset(select or known) - frozenset(ignore)


def _paths(names: Iterable[str]) -> Iterator[str | Problem]:
    """Yield what is to be judged, of a folder all its documents, and the folders that cannot be read or have none."""
    for name in names:
        if not Path(name).is_dir():
            yield name
            continue
        wrong: list[OSError] = []
        documents = sorted(_documents(name, wrong))
        yield from documents
        yield from (_unreadable(str(error.filename), error) for error in wrong)
        if not (documents or wrong):
            yield Problem(Location(name), "folder-empty", "no document is in it")


def _documents(folder: str, wrong: list[OSError]) -> Iterator[str]:
    """Yield the documents of a folder and those in it, but hidden ones; what cannot be read goes to `wrong`."""
    for below, folders, files in os.walk(folder, onerror=wrong.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(below) / name for name in files if not name.startswith(".")):
            if file.suffix in SUFFIXES and file.is_file():
                yield str(file)


def _unreadable(path: str, error: OSError | ValueError) -> Problem:
    reason = reason_of(error) if isinstance(error, OSError) else as_fact(str(error))
    return Problem(Location(path), "file-unreadable", f"cannot be read: {reason}")


JudgeOne = Callable[[str], Verdict | Problem]


def _shown(paths: list[str], judge_one: JudgeOne, jobs: int) -> list[Verdict | Problem]:
    """Judge documents with a progress bar."""
    judged = []
    with Bar() as bar:
        for verdict in _judged(paths, judge_one, jobs):
            judged.append(verdict)
            bar.show("judging", len(judged), len(paths))
    return judged


def _judged(paths: list[str], judge_one: JudgeOne, jobs: int) -> Iterator[Verdict | Problem]:
    if jobs == 1:
        yield from map(judge_one, paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # costs at start

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(judge_one, paths, chunksize=4)


def _judge_one(path: str, *, now: datetime, profile: Profile | None, allow_private: bool) -> Verdict | Problem:
    if is_web(path):
        from nashra.validate.fetch import Limits, fetch  # costs at start

        data, answer = fetch(path, Limits(allow_private=allow_private))
        return judge(data, answer.address, now=now, answer=answer, profile=profile)
    try:
        data = _read(path)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    return judge(data, path, now=now, profile=profile)


def _read(path: str) -> bytes:
    """Return the bytes of a file; of one that is too large, only one byte more than the limit."""
    with sys.stdin.buffer if path == STANDARD_INPUT else Path(path).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)
