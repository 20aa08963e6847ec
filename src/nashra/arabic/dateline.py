"""Datelines: the first line of a raw text says where and by whom an article was written.

    place - author          author - place          author - agency - place:        place (AGENCY) -
    place: author           author من place          كتب: author
    place: author - place: author                    place (country): author

Each part between dashes, colons and brackets is a known place or agency, or else a name; one known part shows which
is which. Where that remains open, the line is not read as a dateline.
"""

import re
from dataclasses import replace

from nashra.arabic import by_parts, dashed, dated_line, dateline_parts, given_names, written_by
from nashra.arabic.named import BULLETS, Dateline, is_name

# Within one line, before its first sentence. A dash must follow a bracket: without it one of 88 hits was wrong.
_HEAD = re.compile(r"[^\n.؟!؛\"]{0,90}?(?:\)\s?(?:[-–—ـ]{1,2}|:)|(?<!كتب)(?<!كتبت)\s?:)(?![-–—]*\d)[-–—\s]*(?=\S)")
_BRACKETED_AGENCY = re.compile(r"[^()\n]{0,60}\([^()\n]{2,40}\)\s?(?:[-–—ـ]{1,2}|:)[-–—\s]*(?=\S)")
_LONGEST_LINE = 80
_FROM_AUTHOR = "من "
_COLON = re.compile(r"[^:\-–—|()]+:[^:\-–—|()]+")
_ENDS_A_SENTENCE = (".", "!", "؟", "?", "…")


def own_line(line: str) -> Dateline | None:
    """Read a line that is only a dateline or byline; None where it is not."""
    line = line.strip()
    if len(line) > _LONGEST_LINE or line.endswith(_ENDS_A_SENTENCE) or line.startswith(BULLETS):
        return None
    return written_by.written_by(line) or written_by.slashed(line) or _dated(line) or _parted(line)


def _dated(line: str) -> Dateline | None:
    dateline = dated_line.read(line)
    return dateline if dateline and dateline.length == len(line) else None


def _parted(line: str) -> Dateline | None:
    is_parted = len(by_parts.split(line)) > 1
    dateline = by_parts.read(line, len(line)) if is_parted else by_parts.agency_from(line)
    is_headline = dateline is not None and _COLON.fullmatch(line) is not None and not _are_people(dateline)
    return None if is_headline else dateline


def _are_people(dateline: Dateline) -> bool:
    """Whether the words after a place and a colon may be names: `صفاقس: صابة زيتون قياسية` is a headline."""
    is_place = dateline_parts.kind(dateline.place) == "place" or bool(dateline.agency)
    return all((is_place and name.count(" ") == 1) or given_names.may_be(name) for name in dateline.authors)


def before_text(paragraph: str) -> Dateline | None:
    """Read a dateline that comes before the first sentence in the same paragraph; None where there is none."""
    if paragraph.lstrip().startswith(BULLETS):
        return None
    dated = dated_line.read(paragraph)
    if dated and dated.length < len(paragraph):
        return dated
    for head in (_BRACKETED_AGENCY.match(paragraph), _HEAD.match(paragraph)):
        if head and (dateline := by_parts.read(head[0], head.end())):
            return dateline
    return dashed.dashed(paragraph) or dashed.latin(paragraph)


def from_author(line: str, paragraph: str) -> Dateline | None:
    """Read a line that names the author behind `من`, with the dateline of an agency below it."""
    below = before_text(paragraph) if line.startswith(_FROM_AUTHOR) else None
    author = line.removeprefix(_FROM_AUTHOR)
    return replace(below, authors=(author,)) if below and below.agency and is_name(author) else None
