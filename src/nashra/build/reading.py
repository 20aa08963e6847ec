"""Bring the index up to what is stored: read what changed, and only that."""

from collections.abc import Iterator, Mapping

from nashra import content, index
from nashra.build.entries import prepare
from nashra.build.guard import shrunk
from nashra.build.run import Progress, Run
from nashra.content.scan import Scan, Stamp
from nashra.index import copies, ledger, same_id
from nashra.index.identity import File
from nashra.index.taken import Taken
from nashra.problems import Problem


def bring_up(run: Run, stored: Scan, progress: Progress) -> list[Problem] | Problem:
    """Bring the index up to what is stored; return what is wrong with the ledger, or why nothing of it is believed."""
    digest, problems = stored.digest(), []
    if run.options.everything or not _is_brought_up(run, digest):
        known = index.stamps(run.index)
        gone = stored.gone(known)
        if lost := shrunk(run, stored, known, gone):
            return lost
        index.remember_scan(run.index, "")
        problems = read_changed(run, stored, known, gone, progress)
        index.remember_scan(run.index, digest)
    if not run.options.preview:
        problems += ledger.keep(run.index, run.folder, anew=run.options.everything)
    return problems


def _is_brought_up(run: Run, digest: str) -> bool:
    """Whether the index knows all that stands, since nothing was touched after the last run."""
    return bool(digest) and index.scan_digest(run.index) == digest and ledger.is_current(run.index, run.folder)


def read_changed(
    run: Run, stored: Scan, known: Mapping[str, Stamp], gone: list[str], progress: Progress
) -> list[Problem]:
    """Read what changed into the index, and say what is wrong with the ledger.

    A new configuration or a new nashra reads everything again. The ledger is the truth, and is about to be written
    anew where all is done again: so it is read first, whatever became of the index meanwhile.
    """
    problems = []
    if run.options.everything or not ledger.is_current(run.index, run.folder):
        problems = ledger.take_over(run.index, run.folder)
        known = index.stamps(run.index)
    changed = stored.changed({} if run.options.everything else known)
    index.forget(run.index, [*gone, *(path for path in changed if path in known)])
    index.put(run.index, run.site, _taken(run, stored, changed, progress))
    if changed:
        run.workers.warm_up(prepare)
    index.replace_general_problems(run.index, [*same_id.shadow(run.index), *copies.found(run.index)])
    return problems


def _taken(run: Run, stored: Scan, changed: list[str], progress: Progress) -> Iterator[tuple[File, list[Taken]]]:
    read = content.read_all(run.folder, changed, run.site.alone(), run.workers.map)
    for done, (path, (written, taken)) in enumerate(zip(changed, read, strict=True)):
        progress("reading articles", done, len(changed))
        yield File(path, stored.stamps[path], written, stored.stands), taken
