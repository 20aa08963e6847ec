"""The RSS Advisory Board's profile: what the general rules advise for its sake is asked for."""

from nashra.validate.profiles.profile import FormatRefused, Profile
from nashra.validate.rules import RULES

_SPEC = "https://www.rssboard.org/rss-profile"


class RssBoardFormat(FormatRefused):
    """The RSS Advisory Board's profile is one of RSS 2.0.

    Other formats have no profile of this kind. Leave the profile out.
    """

    id = "rss-board-format"
    spec = _SPEC
    taken = "rss"


PROFILE = Profile(
    "rss-board",
    (RssBoardFormat,),
    frozenset(rule.id for rule in RULES if rule.spec.startswith(_SPEC)) | {"text-input-used"},
)
