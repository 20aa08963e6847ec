"""A line whose parts (with dashes, colons or brackets between them) are places, agencies and names, in any order.

The parts that are known show what the others are. Where that remains open, the line is not read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from nashra.arabic.dateline_parts import kind, located
from nashra.arabic.named import NAME, QUOTES, WRITTEN_BY, Dateline, is_name, names, without_photographer

_BETWEEN_PARTS = re.compile(r"\s*(?:[-–—|\t]+|ـ+(?=\s)|[:()\[\]])\s*")
# An agency in brackets or quotes comes after a place, never after a name.
_SET_OFF_AGENCY = re.compile(r"[(«{\"“]\s*([^()«»{}\"“”]+?)\s*[)»}\"”]")
_QUOTED = re.compile(r"[«{\"“]\s*([^«»{}\"“”]+?)\s*[»}\"”]")
# After a bracket with an agency or a place comes a dash, a colon, or nothing; this one is followed by text.
_TEXT_BEHIND_BRACKET = re.compile(r"[)\]]\s*[^\W\d_]")
_FROM = re.compile(r"(.+)\sمن\s(.+)")
_BEFORE_COUNTRY = re.compile(r"[^():\[\]–—-]+\([^()]+\)\s*[:–—ـ-]\s*\S")
_MOST_PARTS = 5


@dataclass(slots=True)
class Kinds:
    """The parts of a line by what they are; those that nobody knows may be names."""

    places: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    has_media: bool = False

    def add(self, part: str) -> None:
        """Put a part, without words like `بقلم`, to its kind; desks are passed over."""
        if agency_and_place := located(part):
            part, place = agency_and_place
            self.places.append(place)
        match kind(part):
            case "place":
                self.places.append(part)
            case "wire" | "medium" as kind_of_agency:
                self.agencies.append(part)
                self.has_media |= kind_of_agency == "medium"
            case "":
                self.unknown.append(part)

    def take_quoted_for_agencies(self, line: str) -> None:
        """Take unknown parts in quotes, beside a place, for agencies: people are not put in quotes."""
        quoted = [part for part in self.unknown if self.places and part in _QUOTED.findall(line)]
        self.agencies += quoted
        self.unknown = [part for part in self.unknown if part not in quoted]

    def take_last_for_place(self) -> None:
        self.places.append(self.unknown.pop())

    def dateline(self, length: int) -> Dateline | None:
        """Return what the parts say if all that are unknown are names; several names need an agency beside them."""
        authors = tuple(name for part in self.unknown for name in names(part))
        if len(self.unknown) > 1 and not self.agencies:
            return None
        if not all(is_name(name) and " " in name for name in authors):
            return None
        return Dateline("".join(self.places[:1]), "".join(self.agencies[:1]), authors, length)


def split(line: str) -> list[str]:
    pieces = _BETWEEN_PARTS.split(without_photographer(line))
    return [part for piece in pieces if (part := piece.strip(QUOTES)) and "/" not in part]


def read(line: str, length: int) -> Dateline | None:
    """Return what the parts of a line say, `length` characters of its text; None where that remains open."""
    parts = split(line)
    if not 1 <= len(parts) <= _MOST_PARTS or _TEXT_BEHIND_BRACKET.search(line):
        return None
    kinds = _sort_with_country(parts, line)
    kinds.take_quoted_for_agencies(line)
    if not (kinds.places or kinds.agencies):
        return _by_length(parts, length)
    if kinds.agencies and kinds.unknown and not kinds.places:
        return _without_known_place(kinds, parts, line, length)
    return kinds.dateline(length)


def agency_from(line: str) -> Dateline | None:
    """Read `agency من place`; another word before it may be anything."""
    dateline = read(line, len(line)) if _FROM.fullmatch(line) else None
    return dateline if dateline and dateline.agency else None


def sort(parts: Iterable[str]) -> Kinds:
    kinds = Kinds()
    for part in parts:
        for piece in _split_from(part):
            kinds.add(WRITTEN_BY.sub("", piece.strip(QUOTES)))
    return kinds


def _split_from(part: str) -> tuple[str, ...]:
    """Return the two parts of `author من place`."""
    author_and_place = _FROM.fullmatch(part)
    return author_and_place.groups() if author_and_place and kind(author_and_place[2]) == "place" else (part,)


def _sort_with_country(parts: Sequence[str], line: str) -> Kinds:
    """Sort parts of which the first may be a town that nobody knows, with its country in brackets."""
    if not (_BEFORE_COUNTRY.match(line) and len(parts) > 1 and kind(parts[1]) == "place"):
        return sort(parts)
    town, _, *others = parts
    kinds = sort(others)
    kinds.places.insert(0, town)
    return kinds


def _without_known_place(kinds: Kinds, parts: Sequence[str], line: str, length: int) -> Dateline | None:
    """Read an agency with unknown parts beside it: one of them may be its place."""
    *others, last = kinds.unknown
    if not others and _comes_with_place(kinds, line):
        if not NAME.match(last):
            return None  # the minutes of a time
        kinds.take_last_for_place()
    elif last == parts[-1] and kind(parts[-2]) == "medium" and (others or " " not in last):
        kinds.take_last_for_place()
    return kinds.dateline(length)


def _comes_with_place(kinds: Kinds, line: str) -> bool:
    """Whether the agency is one that comes with a place: a news agency, or any in brackets or quotes."""
    return not kinds.has_media or any(kind(part) in {"wire", "medium"} for part in _SET_OFF_AGENCY.findall(line))


def _by_length(parts: Sequence[str], length: int) -> Dateline | None:
    """Of two unknown parts take the one of a single word for the place: names have two."""
    if len(parts) != 2 or not all(map(is_name, parts)):  # noqa: PLR2004 - place and author
        return None
    if "desk" in map(kind, parts):
        return None
    place, author = sorted(parts, key=lambda part: part.count(" "))
    return Dateline(place, "", names(author), length) if " " not in place and " " in author else None
