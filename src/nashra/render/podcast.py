"""A podcast in RSS: what directories like Apple's ask of the channel and of each episode.

feedgen's extension writes it, but for what it loses: it takes no `true` for explicit, only Apple's words before 2019,
and passes over pictures whose address does not end in .jpg or .png. These two are written here.
"""

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from nashra.model import Entry, Episode, Feed, Podcast
from nashra.render.through_feedgen import NAMESPACES, add
from nashra.xml import Element


def fill_channel(fg: FeedGenerator, feed: Feed, podcast: Podcast) -> None:
    """Say who makes the podcast, and what it is about; the owner is the editor unless another is stated."""
    fg.podcast.itunes_author(podcast.author or feed.site.title)
    owner = podcast.owner or feed.site.editor
    if owner and owner.email:
        fg.podcast.itunes_owner(owner.name, owner.email)
    fg.podcast.itunes_category([_category(category) for category in podcast.categories])
    fg.podcast.itunes_type(podcast.type)
    if podcast.moved_to:
        fg.podcast.itunes_new_feed_url(podcast.moved_to)


def _category(written: str) -> dict[str, str]:
    """Return `News > Politics` as feedgen takes it."""
    above, _, below = (part.strip() for part in written.partition(">"))
    return {"cat": above, "sub": below} if below else {"cat": above}


def mend_channel(root: Element, podcast: Podcast) -> None:
    """Add picture and explicit, before the items."""
    author = next(root.iter(f"{{{NAMESPACES['itunes']}}}author"))
    author.addnext(add(root[0], "itunes:explicit", _truth(value=podcast.explicit)))
    author.addnext(add(root[0], "itunes:image", None, {"href": podcast.image}))


def fill_item(fe: FeedEntry, entry: Entry) -> None:
    """Say of an episode what its article states; a duration is in seconds."""
    episode = entry.episode or Episode()
    if episode.duration:
        fe.podcast.itunes_duration(str(episode.duration))
    if episode.season:
        fe.podcast.itunes_season(episode.season)
    if episode.number:
        fe.podcast.itunes_episode(episode.number)
    if episode.kind:
        fe.podcast.itunes_episode_type(episode.kind)


def mend_item(item: Element, entry: Entry) -> None:
    """Add the first picture of an episode, explicit where its article states it, and what is spoken in it."""
    picture = next((media for media in entry.media if media.type.startswith("image/")), None)
    if picture:
        add(item, "itunes:image", None, {"href": picture.url})
    if entry.episode and entry.episode.explicit is not None:
        add(item, "itunes:explicit", _truth(value=entry.episode.explicit))
    for media in entry.media:
        if media.is_transcript:
            told = {"url": media.url, "type": media.type, "language": entry.language}
            add(item, "podcast:transcript", None, told)


def prefixes(feed: Feed) -> tuple[str, ...]:
    """Return the prefix of Podcasting 2.0, which episodes need for their transcripts."""
    return ("podcast",) if feed.spec.podcast else ()


def _truth(*, value: bool) -> str:
    return "true" if value else "false"
