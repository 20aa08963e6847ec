"""Marks that stand where TOML has none: unseen ones, git's, comments of other languages, line ends of the past."""

import unicodedata

from nashra.config.faults.place import Explained, Place

_UNSEEN = frozenset({"Cf", "Zl", "Zp", "Zs"})
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")
_COMMENTS = ("//", ";", "--")


def unseen(place: Place) -> Explained | None:
    sign = place.rest[:1]
    if not sign or sign == " " or unicodedata.category(sign) not in _UNSEEN:
        return None
    name = unicodedata.name(sign, "it has no name").lower()
    return f"U+{ord(sign):04X} ({name}) stands here and cannot be seen: delete it", place.at


def conflict(place: Place) -> Explained | None:
    if place.before or not place.rest.startswith(_CONFLICT):
        return None
    return "git left a conflict here: keep one side of it, and delete the three lines of marks", place.at


def comment(place: Place) -> Explained | None:
    """A comment of another language; after a value a `;` is rather the end of a statement."""
    mark = next((mark for mark in _COMMENTS if place.rest.startswith(mark)), None)
    if not mark or place.rest == mark:
        return None
    return f"a comment begins with #: write it in place of '{mark}'", place.at


def old_line_end(place: Place) -> Explained | None:
    if not place.rest.startswith("\r"):
        return None
    return "its lines end as on no system of today: save it with line ends of Unix or Windows", place.at
