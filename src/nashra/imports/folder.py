"""Import stored articles, one file or a folder of them, in any form that content/ may hold."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nashra import content
from nashra.content import attachments, form
from nashra.content.facts import Facts, Found
from nashra.imports.source import Source
from nashra.model import Article, Reading
from nashra.problems import Level, Problem, counted


def recognises(path: Path, _: str) -> bool:
    return path.is_dir() or form.suffix(path.name) in content.READERS


def read(source: Source) -> Iterator[Found]:
    """Yield the articles in the files; a folder below the source is a section."""
    stored = list(_files(source.path)) if source.path.is_dir() else [source.path.name]
    paths = [path for path in stored if not attachments.type_of(path)]
    if len(paths) < len(stored):
        beside = counted(len(stored) - len(paths), "picture, sound or film", "pictures, sounds and films")
        source.add("attachments-stay", f"{beside} are not brought along: copy what you need", level=Level.WARNING)
    source.total = len(paths)
    for path in paths:
        source.done += 1
        for reading in content.read(source.path.parent, path, source.site):
            yield _found(replace(reading, problems=_below_source(reading, source)))


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files except hidden ones and sidecars; they begin with the folder's own name."""
    for below, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(form.SIDECAR):
                yield Path(below, name).relative_to(folder.parent).as_posix()


def _below_source(reading: Reading, source: Source) -> tuple[Problem, ...]:
    """Return the problems of a reading with paths below the source.

    An article without a name among its neighbours is no problem here: each gets a file of its own.
    """
    return tuple(
        replace(problem, where=replace(problem.where, path=str(source.path.parent / problem.where.path)))
        for problem in reading.problems
        if problem.code != "item-unnamed"
    )


def _found(reading: Reading) -> Found:
    """Return an article as its reader returned it; a summary that was derived is not written down.

    Where there is no article, the reason (say, that it is a draft) becomes an error.
    """
    article, problems = reading.article, list(reading.problems)
    if not article:
        return Found(Facts(), _raised(problems))
    facts = _facts(article)
    if any(problem.code == "summary-made" for problem in problems):
        facts = replace(facts, summary=None)
    return Found(facts, problems)


def _raised(problems: list[Problem]) -> list[Problem]:
    """Return problems with the worst of them raised to errors."""
    worst = max((problem.level for problem in problems), default=Level.ERROR)
    return [replace(one, level=Level.ERROR) if one.level is worst else one for one in problems]


def _facts(article: Article) -> Facts:
    return Facts(
        id=article.id,
        url=article.url,
        title=article.title,
        summary=article.summary or None,
        language=article.language,
        published=article.published,
        updated=article.updated,
        expires=article.expires,
        authors=article.authors,
        section=article.section or None,
        tags=article.tags,
        media=article.media,
        episode=article.episode,
        html=article.html,
    )
