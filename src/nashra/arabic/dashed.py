"""Datelines before a text that nothing but a dash or a slash sets off, in Arabic or in Latin letters."""

import re

from nashra.arabic import dateline_parts
from nashra.arabic.named import QUOTES, Dateline

# With nothing but dashes or a slash: each part must be known, and the last of them be an agency or a place.
_DASHED = re.compile(
    r"([^\n\d.؟!؛:()\"–—/-]{2,40})(?:\s?[-–—]\s?([^\n\d.؟!؛:()\"–—/-]{2,25}))?\s?(?:[-–—:]|(?<=\S)/)\s?(?=\S)"
)
# Most paragraphs have none where such a dateline ends.
_DASHES, _LONGEST_DASHED = frozenset("-–—/"), 72
# As agencies in Latin letters have it: `CAIRO, Nov 24 (Reuters) -`, `RIYADH —`.
_LATIN = re.compile(
    r"((?:St\.? )?[A-Z][A-Z .'’-]{2,25})(?:, [A-Z][A-Za-z. ]{2,20})?(?:, [A-Z][a-zé]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?:\s?\(([A-Za-z ]{2,20})\))?(?:\s[-–—]{1,2}\s|\s?—\s?)(?=\S)"
)
# Characters of text behind a dateline that nothing but a dash sets off.
_LEAST_TEXT = 60


def dashed(paragraph: str) -> Dateline | None:
    """Read `place - agency - text`, `place - text` and `agency/ text`."""
    head = None if _DASHES.isdisjoint(paragraph[:_LONGEST_DASHED]) else _DASHED.match(paragraph)
    if not head or len(paragraph) - head.end() < _LEAST_TEXT:
        return None
    first, second = (part.strip(QUOTES) if part else "" for part in head.groups())
    is_slash = head[0].rstrip().endswith("/")
    if second and dateline_parts.kind(first) == "place" and dateline_parts.is_agency(second):
        return Dateline(first, second, (), head.end())
    if not second and dateline_parts.is_agency(first):
        return Dateline("", first, (), head.end())
    is_place = not second and not is_slash and dateline_parts.kind(first) == "place"
    return Dateline(first, "", (), head.end()) if is_place else None


def latin(paragraph: str) -> Dateline | None:
    head = _LATIN.match(paragraph) if paragraph[:1].isascii() else None
    return Dateline(head[1].strip(), head[2] or "", (), head.end()) if head else None
