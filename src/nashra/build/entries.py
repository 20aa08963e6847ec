"""Make each entry once, however many feeds carry it: render it, and judge it.

An entry's XML depends on its article and on a Style, so the feeds of one style share it. Whether an entry is valid
does not depend on its neighbours: the grammars hold entries one by one, and ids are told apart by the index.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from itertools import accumulate, groupby
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, BinaryIO, cast

from nashra import content, index
from nashra.build.kept import Fault, Place, checksum, places
from nashra.build.run import Progress, Run, Wanted
from nashra.model import FORMATS, Article, Entry, Feed, FeedSpec, Listing, Podcast, Site
from nashra.problems import Level, Location, fault_of

if TYPE_CHECKING:
    from nashra.render import Parts
    from nashra.validate import Finding
    from nashra.validate.grammars import Format

# So many entries are rendered and judged as one document.
_AT_ONCE = 50
# Where they wait for their feeds, beside the index: a file of each worker, so that they take no memory and no pipe.
# Each run has a folder of its own, whose name begins like this: one that another user left cannot be removed.
_FOLDER = "made"


@dataclass(frozen=True, slots=True)
class Style:
    """What an entry's XML depends on beside its article: how the feeds that carry it want it."""

    form: str
    body: str
    language: str
    home: str
    podcast: Podcast | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """The XML of one entry, and what makes it invalid; no XML where the article is not what the index knows."""

    data: bytes = b""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles to be made entries of, each in its styles, and the folder for what is made."""

    made: Path
    folder: Path
    site: Site
    now: datetime
    wanted: tuple[tuple[Listing, tuple[Style, ...]], ...]


Key = tuple[Listing, Style]


def style(wanted: Wanted) -> Style:
    spec = wanted.spec
    return Style(wanted.form, spec.body, spec.language, spec.home, spec.podcast)


class Pieces:
    """Where all entries of a run lie: those that it takes over from published feeds, and those that it made."""

    def __init__(self, folder: Path, kept: Mapping[str, Mapping[Listing, Place]]) -> None:
        self.folder, self._kept = folder, kept
        self.made: dict[Style, dict[Listing, Place]] = defaultdict(dict)

    def of(self, wanted: Wanted) -> list[Place]:
        """Return the places of a feed's pieces, one for each of its listings."""
        made, kept = self.made[style(wanted)], self._kept[wanted.path]
        return [kept.get(listing) or made[listing] for listing in wanted.listings]


@contextmanager
def pieces(run: Run, feeds: Iterable[Wanted], progress: Progress) -> Iterator[Pieces]:
    """Make every entry that the feeds carry and did not carry when they were published."""
    kept = {wanted.path: places(run, wanted) for wanted in feeds}
    for left in run.workplace.glob(f"{_FOLDER}*"):  # by a run that was killed
        _clear(left)
    found = Pieces(Path(mkdtemp(prefix=f"{_FOLDER}-", dir=run.workplace)), kept)
    try:
        _make_all(run, list(_batches(run, found.folder, feeds, kept)), found, progress)
        yield found
    finally:
        _clear(found.folder)


def _make_all(run: Run, batches: list[_Batch], found: Pieces, progress: Progress) -> None:
    for number, (batch, made) in enumerate(zip(batches, run.workers.map(_make_batch, batches), strict=True)):
        progress("making entries", number, len(batches))
        for (listing, asked), place in zip(_keys(batch), made, strict=True):
            found.made[asked][listing] = place


def _clear(place: Path) -> None:
    """Remove what stands where entries are made, which is nashra's own, be it no folder."""
    with suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink()


def prepare() -> None:
    """Load what makes and judges entries: feedgen, lxml, the rules and the grammars cost 0.2 s."""
    from nashra.render import FORMATS as MODULES
    from nashra.validate import own
    from nashra.validate.grammars import load

    for form in FORMATS:
        import_module(MODULES[form])
        load(cast("Format", form))
    own.errors()


def _batches(run: Run, made: Path, feeds: Iterable[Wanted], kept: Mapping[str, Container[Listing]]) -> Iterator[_Batch]:
    """Give all that is to be made, in parts; the articles of one file stay together, so that it is read once."""
    site = run.site.alone()
    styles: dict[Listing, dict[Style, None]] = defaultdict(dict)
    for wanted in feeds:
        for listing in wanted.listings:
            if listing not in kept[wanted.path]:
                styles[listing][style(wanted)] = None
    part: list[tuple[Listing, tuple[Style, ...]]] = []
    for _, listings in groupby(sorted(styles, key=_path), key=_path):
        part += ((listing, tuple(styles[listing])) for listing in listings)
        if len(part) >= _AT_ONCE:
            yield _Batch(made, run.folder, site, run.now, tuple(part))
            part = []
    if part:
        yield _Batch(made, run.folder, site, run.now, tuple(part))


def _path(listing: Listing) -> str:
    return listing.path


def _keys(batch: _Batch) -> Iterator[Key]:
    return ((listing, asked) for listing, styles in batch.wanted for asked in styles)


def _make_batch(batch: _Batch) -> list[Place]:
    """Make the entries, put them into this process's file, and return their places, in the order of their keys."""
    made, name = dict(_pieces_of(batch)), str(os.getpid())
    with Path(batch.made, name).open("ab") as file:
        return [_put(made[key], file, name) for key in _keys(batch)]


def _put(piece: Piece, file: BinaryIO, name: str) -> Place:
    start, data = file.tell(), piece.data
    return Place(start, file.write(data), data.count(b"\n"), checksum(data), piece.faults, name)


def _pieces_of(batch: _Batch) -> list[tuple[Key, Piece]]:
    """Read the articles, and make the entries of each style as one document."""
    made: list[tuple[Key, Piece]] = []
    entries: dict[Style, dict[Listing, Entry]] = defaultdict(dict)
    articles = _articles(batch)
    for listing, styles in batch.wanted:
        article = articles.get((listing.path, listing.item))
        if article is None or article.digest != listing.digest:
            made += (((listing, asked), Piece()) for asked in styles)
            continue
        try:
            entry = _entry(batch.site, listing, article)
        except Exception as error:  # noqa: BLE001 - what nobody thought of must not cost the other articles
            made += (((listing, asked), _failed(article.where, error)) for asked in styles)
            continue
        for asked in styles:
            entries[asked][listing] = entry
    for asked, shown in entries.items():
        done = _done(batch, asked, tuple(shown.values()))
        made += (((listing, asked), piece) for listing, piece in zip(shown, done, strict=True))
    return made


def _articles(batch: _Batch) -> dict[tuple[str, str], Article]:
    paths = dict.fromkeys(listing.path for listing, _ in batch.wanted)
    return {
        (path, reading.item): reading.article
        for path in paths
        for reading in content.read(batch.folder, path, batch.site)
        if reading.article
    }


def _entry(site: Site, listing: Listing, article: Article) -> Entry:
    return Entry(
        id=listing.id,
        url=article.url,
        title=article.title,
        language=article.language,
        published=index.at(listing.published),
        updated=index.at(listing.updated),
        authors=article.authors,
        section=site.sections.get(article.section, article.section),
        tags=article.tags,
        summary=article.summary,
        html=article.html(),
        where=article.where,
        media=article.media,
        episode=article.episode,
    )


def _done(batch: _Batch, asked: Style, entries: tuple[Entry, ...]) -> list[Piece]:
    """Make the pieces together, or each alone where something that nobody thought of is in one of them."""
    try:
        return list(_pieces(batch, asked, entries))
    except Exception as error:  # noqa: BLE001 - as above
        if len(entries) == 1:
            return [_failed(entries[0].where, error)]
        return [piece for entry in entries for piece in _done(batch, asked, (entry,))]


def _failed(where: Location, error: Exception) -> Piece:
    """Return what stands for an entry that could not be made: something, since the article is what the index knows."""
    return Piece(b"\n", (Fault(where, 0, 0, "fault", fault_of(error)),))


def _pieces(batch: _Batch, asked: Style, entries: tuple[Entry, ...]) -> Iterator[Piece]:
    from nashra.render import parts  # feedgen and lxml cost 0.1 s, which a run that changes nothing saves

    # Feeds of one style differ in what they say of themselves alone: whatever is wrong with this one, is with each.
    spec = FeedSpec("entries", "entries", "entries", asked.language, asked.home, body=asked.body, podcast=asked.podcast)
    whole = parts(Feed.of(spec, batch.site, entries), asked.form)
    for entry, data, errors in zip(entries, whole.entries, _errors(whole, batch.now), strict=True):
        faults = (Fault(entry.where, line, error.column, error.id, error.message) for line, error in errors)
        yield Piece(data, tuple(faults))


def _errors(whole: "Parts", now: datetime) -> list[list[tuple[int, "Finding"]]]:
    """Return the errors of each entry, with their lines in it; one that makes all unreadable is found by halves."""
    found = errors(bytes(whole), now)
    if not found:
        return [[] for _ in whole.entries]
    if any(error.entry is None for error in found) and not errors(bytes(replace(whole, entries=())), now):
        return _errors_by_halves(whole, now, found)
    starts = list(accumulate((part.count(b"\n") for part in whole.entries), initial=whole.head.count(b"\n") + 1))
    by_entry: list[list[tuple[int, Finding]]] = [[] for _ in whole.entries]
    for error in found:
        if error.entry is not None:
            by_entry[error.entry].append((error.line - starts[error.entry], error))
    return by_entry


def _errors_by_halves(whole: "Parts", now: datetime, found: tuple["Finding", ...]) -> list[list[tuple[int, "Finding"]]]:
    if len(whole.entries) == 1:
        return [[(1, error) for error in found]]
    middle = len(whole.entries) // 2
    first, second = replace(whole, entries=whole.entries[:middle]), replace(whole, entries=whole.entries[middle:])
    return _errors(first, now) + _errors(second, now)


def errors(data: bytes, now: datetime, path: str = "-") -> "tuple[Finding, ...]":
    """Return what makes a feed invalid."""
    from nashra.validate import own, validate

    return () if own.is_right(data, now) else validate(data, path, now=now, rules=own.errors()).at_least(Level.ERROR)
