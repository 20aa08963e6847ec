"""What partners ask of a feed beyond the standards; a profile applies only when it is requested by name.

A new partner is one module here with a PROFILE, and its name in NAMES.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from nashra.validate.profiles.profile import Profile
from nashra.validate.rule import Rule

__all__ = ["NAMES", "Profile", "profile", "rules"]

NAMES: Final = ("rss-board", "msn", "flipboard", "smartnews", "apple-podcasts", "google-news", "feedly")


def profile(name: str) -> Profile:
    """Return the profile of one of NAMES."""
    partner: Profile = import_module(f"{__name__}.{name.replace('-', '_')}").PROFILE
    return partner


def rules() -> Iterator[type[Rule]]:
    """Yield the rules that all profiles add."""
    for name in NAMES:
        yield from profile(name).rules
