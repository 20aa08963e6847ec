"""Whether what Podcasting 2.0 and news readers look for is written as they ask."""

from functools import cache

from nashra.problems import Level
from nashra.validate.registries import names
from nashra.validate.rule import MisfitsRule, Rule
from nashra.xml import Element

_SPEC = "https://podcasting2.org/docs/podcast-namespace/tags"


class PodcastGuidInvalid(MisfitsRule):
    """`podcast:guid` is a UUID (version 5, of the feed's address without its scheme): 8-4-4-4-12 hexadecimal digits.

    Directories know a podcast by it when it moves. It is no `urn:uuid:`, and stands without braces.
    """

    id = "podcast-guid-invalid"
    spec = f"{_SPEC}/guid"
    datatypes = ("uuid",)
    message = "{name} {value!r} is no UUID"


class PodcastMediumUnknown(Rule):
    """A medium is a word of the list: podcast, music, video, film, audiobook, newsletter, blog, publisher or course.

    Readers show the feed as a podcast. A list of a medium has an L behind it: `musicL`.
    """

    id = "podcast-medium-unknown"
    level = Level.WARNING
    spec = f"{_SPEC}/medium"
    texts = ("podcast:medium",)
    message = "{value!r} is no medium"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() and value.strip().removesuffix("L") not in names("podcast-mediums"):
            self.found(element, value=value.strip())


class PodcastRoleUnknown(Rule):
    """A person's group and role are words of the Podcast Taxonomy: `cast` and `host`, where nothing is said.

    Players that group people by them put the person nowhere. Large and small letters do not matter.
    """

    id = "podcast-role-unknown"
    level = Level.WARNING
    spec = f"{_SPEC}/person"
    elements = ("podcast:person",)
    message = "{role!r} is no role"
    message_group = "{group!r} is no group of roles"

    def check(self, element: Element) -> None:
        group, role = element.get("group", "").strip().lower(), element.get("role", "").strip().lower()
        if group and group not in names("podcast-roles"):
            self.found(element, self.message_group, at="group", group=group)
        elif role and role not in _roles():
            self.found(element, at="role", role=role)


@cache
def _roles() -> frozenset[str]:
    return frozenset(role for _, arrow, role in (name.partition(" > ") for name in names("podcast-roles")) if arrow)


class AccentColorInvalid(MisfitsRule):
    """`webfeeds:accentColor` is a colour of six (or three) hexadecimal digits: `00FF7F`.

    Feedly shows its own green.
    """

    id = "accent-color-invalid"
    spec = "https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/"
    datatypes = ("colour",)
    message = "{value!r} is no colour in hexadecimal digits"


RULES = (PodcastGuidInvalid, PodcastMediumUnknown, PodcastRoleUnknown, AccentColorInvalid)
