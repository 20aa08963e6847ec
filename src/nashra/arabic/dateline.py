"""Datelines: the first line of a raw text, or an author's field, says where and by whom an article was written.

    place - author          author - place          author - agency - place:        place (AGENCY) -
    place: author           author من place          كتب: author
    place: author - place: author                    place (country): author

Each part between dashes, colons and brackets is a known place or agency, or else a name; one known part shows which
is which. Where that remains open, the line is not read as a dateline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from nashra.arabic import dashed, dated_line, dateline_parts, given_names, written_by
from nashra.arabic.named import NAME, QUOTES, Dateline, is_name, names, without_photographer

_BETWEEN_PARTS = re.compile(r"\s*(?:[-–—|\t]+|(?<!ـ)ـ+(?=\s)|[:()\[\]])\s*")
# An agency in brackets or quotes comes after a place, never after a name.
_SET_OFF_AGENCY = re.compile(r"[(«{\"“]\s*([^()«»{}\"“”]+?)\s*[)»}\"”]")
_QUOTED = re.compile(r"[«{\"“]\s*([^«»{}\"“”]+?)\s*[»}\"”]")
# After a bracket with an agency or a place comes a dash, a colon, or nothing; this one is followed by text.
_TEXT_BEHIND_BRACKET = re.compile(r"[)\]]\s*[^\W\d_]")
_FROM = re.compile(r"(.+)\sمن\s(.+)")
# Within one line, before its first sentence. A dash must follow a bracket: without it one of 88 hits was wrong.
_HEAD = re.compile(r"[^\n.؟!؛\"]{0,90}?(?:\)\s?(?:[-–—ـ]{1,2}|:)|(?<!كتب)(?<!كتبت)\s?:)(?![-–—]*\d)[-–—\s]*(?=\S)")
_BRACKETED_AGENCY = re.compile(r"[^()\n]{0,60}\([^()\n]{2,40}\)\s?(?:[-–—ـ]{1,2}|:)[-–—\s]*(?=\S)")
_LONGEST_LINE = 80
_LONGEST_LIST = 120
_BRACKETED = re.compile(r"\(([^()]*)\)")
_LISTED = re.compile(r"\s*(?:[-–—|/\t:،,()\[\]]+|(?<!ـ)ـ+(?=\s)|\.{2,})\s*")
_BULLETS = ("-", "–", "—", "*", "•", "·")
_BETWEEN_PAIRS = re.compile(r"\s+[-–—ـ]\s*|\s*[-–—]\s+")
_LOCATED = re.compile(r"[^():\[\]–—-]+\([^()]+\)\s*[:–—ـ-]\s*\S")
_MOST_PARTS = 5
_FROM_AUTHOR = "من "
_COLON = re.compile(r"[^:\-–—|()]+:[^:\-–—|()]+")
_ENDS_A_SENTENCE = (".", "!", "؟", "?", "…")
# Words before a name in an author's field.
_WRITTEN_BY = re.compile(r"^(?:بقلم|بواسطة|كتبت?|إعداد|اعداد|تقرير|من|by)\s*[:/–-]?\s+(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class _Sorted:
    """The parts of a line, sorted by kind; `open` are those that are not known, which may be names."""

    places: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    media: bool = False

    def take_quoted(self, line: str) -> None:
        """Take a quoted part beside a place for an agency: people are not put in quotes."""
        quoted = [name for name in self.open if self.places and name in _QUOTED.findall(line)]
        self.agencies += quoted
        self.open = [name for name in self.open if name not in quoted]

    def stands_with_places(self, line: str) -> bool:
        """Whether the agency is one that comes with places: a news agency, or any in brackets or quotes."""
        set_off = any(dateline_parts.kind(said) in {"wire", "medium"} for said in _SET_OFF_AGENCY.findall(line))
        return bool(self.agencies) and (set_off or not self.media)


def own_line(line: str) -> Dateline | None:
    """Read a line that is only a dateline or byline; None where it is not."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or line.endswith(_ENDS_A_SENTENCE) or line.startswith(_BULLETS):
        return None
    if found := written_by.written_by(line) or ("/" in line and written_by.slashed(line)):
        return found
    if (dated := dated_line.read(line)) and dated.length == len(line):
        return Dateline(dated.place, dated.agency, (), dated.length, dated.date)
    found = _read(line, len(line)) if len(_parts(line)) > 1 else _of_agency(line)
    return None if found and _COLON.fullmatch(line) and not _are_people(found) else found


def _of_agency(line: str) -> Dateline | None:
    """Read `agency من place`; another word before it may be anything."""
    found = _read(line, len(line)) if _FROM.fullmatch(line) else None
    return found if found and found.agency else None


def _are_people(found: Dateline) -> bool:
    """Whether the words after a place and a colon may be names: `صفاقس: صابة زيتون قياسية` is a headline."""
    is_place = dateline_parts.kind(found.place) == "place" or bool(found.agency)
    return all((is_place and name.count(" ") == 1) or given_names.may_be(name) for name in found.authors)


def before_text(paragraph: str) -> Dateline | None:
    """Read a dateline that comes before the first sentence in the same paragraph; None where there is none."""
    if paragraph.lstrip().startswith(_BULLETS):
        return None
    if (dated := dated_line.read(paragraph)) and dated.length < len(paragraph):
        return Dateline(dated.place, dated.agency, (), dated.length, dated.date)
    for head in (_BRACKETED_AGENCY.match(paragraph), _HEAD.match(paragraph)):
        if head and (found := _read(head[0], head.end())):
            return found
    return dashed.dashed(paragraph) or dashed.latin(paragraph)


def from_author(line: str, paragraph: str) -> Dateline | None:
    """Read a line that names the author behind `من`, with the dateline of an agency below it."""
    below = before_text(paragraph) if line.startswith(_FROM_AUTHOR) else None
    author = line.removeprefix(_FROM_AUTHOR)
    return replace(below, authors=(author,)) if below and below.agency and is_name(author) else None


def credit(line: str) -> Dateline | None:
    """Read the author's field of a stored article; None where its parts remain open: then it is used as written."""
    line = _WRITTEN_BY.sub("", line.strip().lstrip("*"))
    if line.startswith(_BULLETS):
        return None
    if found := _of_places(line) or own_line(line) or _read(line, len(line)):
        return found
    said = _parts(line)
    parts = [part for part in said if dateline_parts.kind(part) != "desk"]
    if len(parts) == 1 < len(said) and " " not in parts[0]:
        return Dateline(parts[0], "", (), len(line))  # a desk comes with a place, and names have two words
    named = [name for part in parts for name in names(part)]
    if len(parts) > 1 or not said or not all(map(NAME.fullmatch, named)):
        return _of_list(line)
    places = [name for name in named if len(named) > 1 and dateline_parts.kind(name) == "place"]
    return Dateline("".join(places[:1]), "", tuple(name for name in named if name not in places), len(line))


def _of_list(line: str) -> Dateline | None:
    """Read names, places and agencies in any order. Each is known or a name of two words; brackets hold places."""
    if len(line) > _LONGEST_LIST:
        return None
    line_of_names = without_photographer(line)
    known = _sort(_pieces(_BRACKETED.sub(" | ", line_of_names)))
    known.places += [said for said in _BRACKETED.findall(line_of_names) if dateline_parts.kind(said.strip()) == "place"]
    # An unknown part before a colon may be a place, and so may a single word beside an agency.
    is_open = any(re.search(rf"{re.escape(piece)}\s*:\s*\S", line) for piece in known.open)
    people = [name for piece in known.open for name in names(piece) if " " in name or not known.agencies]
    if is_open or not (known.places or known.agencies) or not all(is_name(name) and " " in name for name in people):
        return None
    return Dateline("".join(known.places[:1]), "".join(known.agencies[:1]), tuple(people), len(line))


def _pieces(line: str) -> list[str]:
    """Split a line of names at all separators, and a place from the name after it."""
    pieces = (piece for part in _LISTED.split(line) if (piece := part.strip(QUOTES)))
    return [part for piece in pieces for part in _without_place(piece)]


def _without_place(piece: str) -> tuple[str, ...]:
    place, _, name = piece.partition(" ")
    is_both = " " in name and dateline_parts.kind(place) == "place" and not dateline_parts.kind(piece)
    return (place, name) if is_both else (piece,)


def _of_places(line: str) -> Dateline | None:
    """Read `place: author - place: author`; the first place counts."""
    pairs = [piece.partition(":") for piece in _BETWEEN_PAIRS.split(line)]
    if len(pairs) < 2 or any(dateline_parts.kind(place.strip()) != "place" for place, *_ in pairs):  # noqa: PLR2004 - a pair
        return None
    authors = [name for *_, named in pairs for name in names(named)]
    if not all(named.strip() for *_, named in pairs) or not all(is_name(name) and " " in name for name in authors):
        return None
    return Dateline(pairs[0][0].strip(), "", tuple(authors), len(line))


def _parts(line: str) -> list[str]:
    pieces = _BETWEEN_PARTS.split(without_photographer(line))
    return [part for piece in pieces if (part := piece.strip(QUOTES)) and "/" not in part]


def _read(line: str, length: int) -> Dateline | None:
    """Return what the parts of a line are, None where that remains open."""
    parts = _parts(line)
    if not 1 <= len(parts) <= _MOST_PARTS or _TEXT_BEHIND_BRACKET.search(line):
        return None
    known = _sort_located(parts, line)
    known.take_quoted(line)
    if not (known.places or known.agencies):
        return _by_length(parts, length)
    if known.stands_with_places(line) and len(known.open) == 1 and not known.places:
        if not NAME.match(known.open[0]):
            return None  # the minutes of a time
        known.places = [known.open.pop()]
    elif known.agencies and not known.places and known.open:
        _find_place(parts, known)
    authors = [name for part in known.open for name in names(part)]
    if not all(is_name(name) and " " in name for name in authors) or (len(known.open) > 1 and not known.agencies):
        return None
    return Dateline("".join(known.places[:1]), "".join(known.agencies[:1]), tuple(authors), length)


def _find_place(parts: Sequence[str], known: _Sorted) -> None:
    """Take the last part for the place if it follows an agency, and cannot be the author."""
    last = known.open[-1]
    if last == parts[-1] and dateline_parts.kind(parts[-2]) == "medium" and (len(known.open) > 1 or " " not in last):
        known.places.append(known.open.pop())


def _sort_located(parts: Sequence[str], line: str) -> _Sorted:
    """Sort parts of which the first, followed by a country in brackets, is a place and no name."""
    if not (_LOCATED.match(line) and dateline_parts.kind(parts[1]) == "place"):
        return _sort(parts)
    known = _sort(parts[2:])
    known.places.insert(0, parts[0])
    return known


def _sort(parts: Sequence[str]) -> _Sorted:
    known = _Sorted()
    for part in parts:
        said = _FROM.fullmatch(part)
        for piece in said.groups() if said and dateline_parts.kind(said[2]) == "place" else (part,):
            name = _WRITTEN_BY.sub("", piece.strip(QUOTES))
            if located := dateline_parts.located(name):
                name, place = located
                known.places.append(place)
            match dateline_parts.kind(name):
                case "place":
                    known.places.append(name)
                case "wire" | "medium" as kind:
                    known.agencies.append(name)
                    known.media |= kind == "medium"
                case "":
                    known.open.append(name)
    return known


def _by_length(parts: Sequence[str], length: int) -> Dateline | None:
    """Of two unknown parts take the one of a single word for the place: names have two."""
    if len(parts) != 2 or not all(map(is_name, parts)):  # noqa: PLR2004 - place and author
        return None
    if "desk" in map(dateline_parts.kind, parts):
        return None
    place, author = sorted(parts, key=lambda part: part.count(" "))
    return Dateline(place, "", names(author), length) if " " not in place and " " in author else None
