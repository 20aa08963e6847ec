"""Make the feeds that are not as they would be made now, and remove those that are wanted no more."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace

from nashra import config, index, plan, publish
from nashra.build.entries import pieces
from nashra.build.feeds import is_current, make
from nashra.build.result import Done, Outcome, Result
from nashra.build.run import Progress, Run, Wanted, place_of
from nashra.model import SITEMAP, FeedSpec, Listing
from nashra.problems import Level, Location, Problem, reason_of


def publish_feeds(run: Run, result: Result, progress: Progress) -> None:
    """Publish what the index plans; what is wrong, and what became of each feed, is added to the result."""
    if not run.options.preview:
        sitemaps = [f"{spec.path}.{SITEMAP}" for spec in run.site.specs if SITEMAP in spec.formats]
        left = publish.sweep(run.feeds, run.site.files, sitemaps)
        result.problems += [_unremovable(place_of(run.folder, error), error) for error in left]
    published = index.published(run.index)
    wanted = list(_wanted(run, result))
    made = _make_stale(run, wanted, published, result, progress)
    for feed in wanted:
        if not _stands(run, feed, published):
            continue
        # The newest is listed first.
        newest = index.at(feed.listings[0].published) if feed.listings else None
        result.feeds.append(replace(made[feed.path], newest=newest, max_age=feed.spec.max_age))
    # While something cannot be read, a feed that seems to have lost its articles may only miss that.
    if not result.has_errors():
        gone = {*published, *plan.members_in(run.feeds)} - {feed.path for feed in wanted}
        result.feeds += _remove(run, sorted(gone), result.problems)


def _make_stale(
    run: Run, wanted: list[Wanted], published: Mapping[str, tuple[str, str]], result: Result, progress: Progress
) -> dict[str, Outcome]:
    """Make the feeds that are not current; return what became of each feed, by its path."""
    stale = [feed for feed in wanted if not is_current(run, feed, published.get(feed.path))]
    made = {feed.path: Outcome(f"{publish.FEEDS}/{feed.path}", Done.UNCHANGED, len(feed.listings)) for feed in wanted}
    with pieces(run, stale, progress) as entries:
        for done, (feed, outcome, problems) in enumerate(make(run, stale, entries)):
            progress("making feeds", done, len(stale))
            made[feed.path] = outcome
            result.problems += problems
    if not run.options.preview:
        publish.settle(run.feeds, [path for path, outcome in made.items() if outcome.done is Done.WRITTEN])
    return made


def _stands(run: Run, feed: Wanted, published: Mapping[str, tuple[str, str]]) -> bool:
    """Whether a feed is one that people have: one without articles was never published, unless it had some before."""
    return bool(feed.listings) or feed.path in published or os.path.lexists(run.feeds / feed.path)


def _wanted(run: Run, result: Result) -> Iterator[Wanted]:
    known: dict[Listing, Listing] = {}  # many feeds carry an article: one object is enough
    for spec in plan.feeds(run.site, run.index, run.now):
        listings = tuple(known.setdefault(listing, listing) for listing in plan.entries(spec, run.index, run.now))
        digest = plan.digest(run.site, spec, listings)
        if not listings:
            message = f"the feed {spec.path!r} has no articles: {_fate(run, spec)}"
            result.problems.append(Problem(Location(config.CONFIG), "feed-empty", message, Level.WARNING))
        for form in spec.formats:
            yield Wanted(f"{spec.path}.{form}", form, spec, listings, digest)


def _fate(run: Run, spec: FeedSpec) -> str:
    """Say what becomes of a feed without articles."""
    stands = any(os.path.lexists(run.feeds / f"{spec.path}.{form}") for form in spec.formats)
    return "it stays as it was last published" if stands else "it is not published"


def _remove(run: Run, paths: list[str], problems: list[Problem]) -> Iterator[Outcome]:
    """Remove feeds that are no longer made; one that cannot be removed costs no other, and is tried again."""
    for path in paths:
        file = f"{publish.FEEDS}/{path}"
        try:
            run.remove(path)
        except OSError as error:
            problems.append(_unremovable(file, error))
        else:
            index.unpublish(run.index, path)
            yield Outcome(file, Done.REMOVED)


def _unremovable(path: str, error: OSError) -> Problem:
    return Problem(Location(path), "unremovable", reason_of(error))
