"""Import stored articles, a folder of them or one file, in any form that content/ may hold."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nashra import content
from nashra.content import form
from nashra.content.facts import Facts, Found
from nashra.imports.source import Source
from nashra.model import Article, Reading
from nashra.problems import Level, Problem


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001 - every import is asked so
    return path.is_dir() or form.suffix(path.name) in content.READERS


def read(source: Source) -> Iterator[Found]:
    """Yield what stands in the files; a folder in it is a section."""
    paths = list(_files(source.path)) if source.path.is_dir() else [source.path.name]
    source.total = len(paths)
    for path in paths:
        source.done += 1
        for reading in content.read(source.path.parent, path, source.site):
            yield _found(replace(reading, problems=_told(reading, source)))


def _files(folder: Path) -> Iterator[str]:
    """Yield the paths of all files, from the folder's own name on, but hidden ones and sidecars."""
    for below, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(form.SIDECAR):
                yield Path(below, name).relative_to(folder.parent).as_posix()


def _told(reading: Reading, source: Source) -> tuple[Problem, ...]:
    """Return what reading told, with the paths as the source is named; each article gets a file, and so a name."""
    return tuple(
        replace(problem, where=replace(problem.where, path=str(source.path.parent / problem.where.path)))
        for problem in reading.problems
        if problem.code != "item-unnamed"
    )


def _found(reading: Reading) -> Found:
    """Return an article as a reader had it; a summary that was made is not stated now.

    Where there is none, what kept it back (that it is a draft, say) leaves it out here, too.
    """
    article, problems = reading.article, list(reading.problems)
    if not article:
        return Found(Facts(), _raised(problems))
    facts = _facts(article)
    if any(problem.code == "summary-made" for problem in problems):
        facts = replace(facts, summary=None)
    return Found(facts, problems)


def _raised(problems: list[Problem]) -> list[Problem]:
    """Return problems with the worst of them as errors."""
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
        html=article.html,
    )
