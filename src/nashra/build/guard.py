"""What a run refuses to believe before feeds shrink by mistake: that content/ vanished, that the clock was set back."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from nashra import index, plan
from nashra.build.run import Run
from nashra.content.scan import CONTENT, Scan, Stamp
from nashra.index import ledger
from nashra.problems import Location, Problem, counted

# Fewer files than this may well be deleted in a day's work.
_MANY = 10
# A clock that is only put right moves by less.
_STEP = timedelta(hours=1)
_IS_IT_MOUNTED = "feeds/ stays as it is (is content/ mounted? --allow-empty confirms)"


def shrunk(run: Run, stored: Scan, known: Mapping[str, Stamp], gone: list[str]) -> Problem | None:
    """Say what vanished, where that is too much to believe."""
    if not gone or run.options.allow_empty:
        return None
    lost = vanished(known, stored.stamps.keys() | known.keys() - gone)
    return Problem(Location(CONTENT), "content-vanished", f"{lost}: {_IS_IT_MOUNTED}") if lost else None


def vanished(known: Collection[str], standing: Collection[str]) -> str:
    """Say what vanished since the last run, if it is too much to be believed; otherwise return an empty string.

    Too much is everything, more than half of many files, or all of many files in one folder. A file that was renamed
    or moved is still there under another path, so what counts is by how many files content/ has shrunk.
    """
    missing = len(known) - len(standing)
    if known and not standing:
        return f"all {len(known)} files are gone" if len(known) > 1 else "its only file is gone"
    if missing < _MANY:
        return ""
    if len(standing) * 2 < len(known):
        return f"{missing} of {len(known)} files are gone"
    now = _folders(standing)
    emptied = [
        (folder, count) for folder, count in _folders(known).items() if missing >= count >= _MANY and not now[folder]
    ]
    return "; ".join(f"all {count} files of {folder} are gone" for folder, count in sorted(emptied))


def _folders(paths: Iterable[str]) -> Counter[str]:
    """Count the files in each folder directly below content/."""
    return Counter("/".join(path.split("/")[:2]) for path in paths if path.count("/") > 1)


def set_back(run: Run) -> Problem | None:
    """Say that the clock was set back, and how far, where articles would go by that, or come back."""
    if run.options.allow_empty:
        return None
    before = index.at(index.clock(run.index))
    moved = plan.moved(run.index, run.now, before) if before - run.now > _STEP else 0
    if not moved:
        return None
    message = (
        f"the clock is before {before:%Y-%m-%d %H:%M} UTC, when a run was: {counted(moved, 'article')} would go or come"
        " back, so feeds/ stays as it is (is the clock right? nashra build --allow-empty confirms)"
    )
    return Problem(Location("."), "clock-back", message)


def without_articles(run: Run, stored: Scan, articles: int) -> Problem | None:
    """Say that there is no article, or, where the index vanished with them all, how many the ledger knows of."""
    if articles or run.options.allow_empty:
        return None
    before = 0 if stored.stamps else ledger.count(run.index)
    if before:
        message = f"nothing is left of {counted(before, 'article')} in {ledger.LEDGER}: {_IS_IT_MOUNTED}"
        return Problem(Location(CONTENT), "content-vanished", message)
    return Problem(Location(CONTENT), "no-articles", "there is no article to publish: feeds/ stays as it is")
