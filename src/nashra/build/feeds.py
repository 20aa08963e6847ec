"""Make one feed file: join its entries, judge what stands around them, and only then publish it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from nashra import index, publish
from nashra.build.entries import Piece, Pieces, errors
from nashra.build.result import Done, Outcome
from nashra.build.run import Run, Wanted
from nashra.model import Feed, Listing
from nashra.problems import Location, Problem

if TYPE_CHECKING:
    from nashra.render import Parts


def is_current(run: Run, wanted: Wanted, published: tuple[str, str] | None) -> bool:
    """Whether the file is what would be made now, by the digest and stamp published; one without articles stays."""
    if not wanted.listings:
        return True
    stamp = publish.stamp(run.feeds, wanted.path, run.site.files)
    return not run.options.everything and published == (wanted.digest, stamp)


def make(run: Run, wanted: Wanted, pieces: Pieces) -> tuple[Outcome, list[Problem]]:
    """Publish a feed, without the entries that make it invalid; where that is not enough it stays as it was."""
    path = f"{publish.FEEDS}/{wanted.path}"
    entries = list(zip(wanted.listings, pieces.of(wanted), strict=True))
    moved = next((listing for listing, piece in entries if not piece.data), None)
    if moved:
        return Outcome(path, Done.KEPT), [_moved(moved)]
    right = [(listing, piece) for listing, piece in entries if not piece.faults]
    around = _around(run, wanted, [listing for listing, _ in right or entries])
    problems = list(_faults(around, [piece for _, piece in entries], path))
    if not right:
        return Outcome(path, Done.KEPT), problems
    around = replace(around, entries=tuple(piece.data for _, piece in right))
    wrong = errors(bytes(replace(around, entries=around.entries[:1])), run.now, path)
    if wrong:
        problems += (Problem(error.where, error.id, error.message) for error in wrong)
        return Outcome(path, Done.KEPT), problems
    try:
        changed = run.put(wanted.path, bytes(around))
    except OSError as error:
        return Outcome(path, Done.KEPT), [Problem(Location(path), "unwritable", (error.strerror or str(error)).lower())]
    if not problems:
        index.publish(run.index, wanted.path, wanted.digest, publish.stamp(run.feeds, wanted.path, run.site.files))
    return Outcome(path, Done.WRITTEN if changed else Done.UNCHANGED, len(right)), problems


def _moved(listing: Listing) -> Problem:
    message = "it changed while this run went on: its feeds wait for the next run"
    return Problem(Location(listing.path), "changed-meanwhile", message)


def _around(run: Run, wanted: Wanted, listings: list[Listing]) -> "Parts":
    """Render what stands around the entries; a feed is as new as its newest."""
    from nashra.render import parts

    published = max(listing.published for listing in listings)
    updated = max(listing.updated for listing in listings)
    return parts(Feed(wanted.spec, run.site, (), published, updated), wanted.form)


def _faults(around: "Parts", pieces: list[Piece], path: str) -> Iterator[Problem]:
    """Say the errors of entries of the articles that they come from, and of the feed that would hold them."""
    starts = accumulate((piece.data.count(b"\n") for piece in pieces), initial=around.head.count(b"\n") + 1)
    for number, (piece, start) in enumerate(zip(pieces, starts, strict=False), 1):
        for fault in piece.faults:
            place = f"(entry {number} of {Location(path, start + fault.line, fault.column)})"
            yield Problem(fault.where, fault.code, f"{fault.message} {place}")
