"""The author's field of a stored article: it names people, often with a place or an agency, and sometimes only these.

Where it remains open what a part of it is, the field is not read: then it is used as written.
"""

import re

from nashra.arabic import by_parts, dateline
from nashra.arabic.dateline_parts import kind
from nashra.arabic.named import BULLETS, NAME, QUOTES, WRITTEN_BY, Dateline, is_name, names, without_photographer

_LONGEST_LIST = 120
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LISTED = re.compile(r"\s*(?:[-–—|/\t:،,()\[\]]+|ـ+(?=\s)|\.{2,})\s*")
_BETWEEN_PAIRS = re.compile(r"\s+[-–—ـ]\s*|\s*[-–—]\s+")


def read(field: str) -> Dateline | None:
    """Return whom and what an author's field names; None where that remains open."""
    line = WRITTEN_BY.sub("", field.strip().lstrip("*"))
    if line.startswith(BULLETS):
        return None
    return _pairs(line) or dateline.own_line(line) or by_parts.read(line, len(line)) or _one_part(line) or _list(line)


def _pairs(line: str) -> Dateline | None:
    """Read `place: author - place: author`; the first place counts."""
    pairs = [piece.partition(":") for piece in _BETWEEN_PAIRS.split(line)]
    if len(pairs) < 2 or any(kind(place.strip()) != "place" for place, *_ in pairs):  # noqa: PLR2004 - a pair
        return None
    authors = [name for *_, named in pairs for name in names(named)]
    if not all(named.strip() for *_, named in pairs) or not all(is_name(name) and " " in name for name in authors):
        return None
    return Dateline(pairs[0][0].strip(), "", tuple(authors), len(line))


def _one_part(line: str) -> Dateline | None:
    """Read names in one part, perhaps beside a desk; among several of them there may be a place."""
    parts = by_parts.split(line)
    others = [part for part in parts if kind(part) != "desk"]
    if not parts or len(others) > 1:
        return None
    if others and len(parts) > 1 and " " not in others[0]:
        return Dateline(others[0], "", (), len(line))  # a desk comes with a place, and names have two words
    named = [name for part in others for name in names(part)]
    if not all(map(NAME.fullmatch, named)):
        return None
    places = [name for name in named if len(named) > 1 and kind(name) == "place"]
    return Dateline("".join(places[:1]), "", tuple(name for name in named if name not in places), len(line))


def _list(line: str) -> Dateline | None:
    """Read names, places and agencies in any order. Each is known or a name of two words; brackets hold places."""
    if len(line) > _LONGEST_LIST:
        return None
    line_of_names = without_photographer(line)
    kinds = by_parts.sort(_pieces(_BRACKETED.sub(" | ", line_of_names)))
    kinds.places += [part for part in _BRACKETED.findall(line_of_names) if kind(part.strip()) == "place"]
    # An unknown part before a colon may be a place, and so may a single word beside an agency.
    is_open = any(re.search(rf"{re.escape(part)}\s*:\s*\S", line) for part in kinds.unknown)
    people = [name for part in kinds.unknown for name in names(part) if " " in name or not kinds.agencies]
    if is_open or not (kinds.places or kinds.agencies) or not all(is_name(name) and " " in name for name in people):
        return None
    return Dateline("".join(kinds.places[:1]), "".join(kinds.agencies[:1]), tuple(people), len(line))


def _pieces(line: str) -> list[str]:
    """Split a line of names at all separators, and a place from the name after it."""
    pieces = (piece for part in _LISTED.split(line) if (piece := part.strip(QUOTES)))
    return [part for piece in pieces for part in _without_place(piece)]


def _without_place(piece: str) -> tuple[str, ...]:
    place, _, name = piece.partition(" ")
    is_both = " " in name and kind(place) == "place" and not kind(piece)
    return (place, name) if is_both else (piece,)
