"""Feedly: what it shows of a feed that has its elements."""

from nashra.problems import Level
from nashra.validate.profiles.profile import ChildrenMissing, Profile


class FeedlyLookUnsaid(ChildrenMissing):
    """Feedly shows a feed with the cover, the icon, the logo and the colour that its `webfeeds` elements name.

    Without them it looks like any other. `webfeeds:accentColor` is six hexadecimal digits, the others are addresses of
    pictures.
    """

    id = "feedly-look-unsaid"
    level = Level.WARNING
    spec = "https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/"
    elements = ("rss/channel", "atom:feed")
    children = ("webfeeds:cover", "webfeeds:icon", "webfeeds:logo", "webfeeds:accentColor")


PROFILE = Profile("feedly", (FeedlyLookUnsaid,), frozenset())
