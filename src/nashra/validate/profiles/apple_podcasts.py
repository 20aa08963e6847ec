"""Apple Podcasts: what its directory refuses a podcast for."""

from nashra.problems import Level
from nashra.validate.names import clark
from nashra.validate.profiles.profile import ChildrenMissing, FormatRefused, Profile
from nashra.validate.rule import Rule
from nashra.validate.rules.itunes_directory import is_podcast
from nashra.xml import Element

_SPEC = "https://podcasters.apple.com/support/823-podcast-requirements"
# What the general rule `itunes-element-missing` asks of a feed that has other elements of Apple's.
_ELEMENTS = ("language", "itunes:category", "itunes:explicit")


class ApplePodcastsFormat(FormatRefused):
    """A podcast is RSS 2.0.

    Apple reads no other format.
    """

    id = "apple-podcasts-format"
    spec = _SPEC
    taken = "rss"


class ApplePodcastsIncomplete(Rule):
    """Apple asks that a podcast have a picture in `itunes:image`, a language, a category and `itunes:explicit`.

    Its directory does not take a podcast without them.
    """

    id = "apple-podcasts-incomplete"
    spec = _SPEC
    elements = ("rss/channel",)
    message = "{element} has no {child}"

    def check(self, element: Element) -> None:
        for child in ("itunes:image", *(() if is_podcast(self.document) else _ELEMENTS)):
            if element.find(clark(child)) is None:
                self.found(element, child=child)


class ApplePodcastsOwnerMissing(ChildrenMissing):
    """`itunes:owner` says whom Apple writes to about the podcast.

    Nobody can claim the podcast by mail without it. Take it out again when that is done, if the address is not for all.
    """

    id = "apple-podcasts-owner-missing"
    level = Level.WARNING
    spec = _SPEC
    elements = ("rss/channel",)
    children = ("itunes:owner",)


class ApplePodcastsEnclosureMissing(ChildrenMissing):
    """An episode is an item with an enclosure.

    Apple passes over items without one.
    """

    id = "apple-podcasts-enclosure-missing"
    spec = _SPEC
    elements = ("channel/item",)
    children = ("enclosure",)


class ApplePodcastsLengthUnknown(Rule):
    """Apple asks for the length of an enclosure in bytes.

    Downloads of unknown length show no progress, and some are never finished. Write what the file has.
    """

    id = "apple-podcasts-length-unknown"
    spec = _SPEC
    attributes = ("enclosure/length",)
    message = "the enclosure has the length {value!r}"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() and not value.strip().strip("0"):
            self.found(element, value=value)


PROFILE = Profile(
    "apple-podcasts",
    (
        ApplePodcastsFormat,
        ApplePodcastsIncomplete,
        ApplePodcastsOwnerMissing,
        ApplePodcastsEnclosureMissing,
        ApplePodcastsLengthUnknown,
    ),
    frozenset(
        {
            *("itunes-element-missing", "itunes-explicit-old", "itunes-category-old", "itunes-format-unsupported"),
            *("guid-missing", "enclosure-repeated"),
        }
    ),
)
