"""Make text safe for every reader, and list what was changed. Spelling is never changed.

A new repair is one function and one line in REPAIRS.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from nashra.problems import Level


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: what was done to how many characters, and the line (from 1) of the first."""

    code: str
    fact: str
    line: int
    level: Level = Level.INFO


# XML 1.0 section 2.2: what production 2 leaves out.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Those of them that separate words: vertical tab, form feed, and the four information separators.
_FORBIDDEN_SPACES = re.compile("[\x0b\x0c\x1c-\x1f]")
# Control characters that no text intends: they are bytes of windows-1252 that were read as latin-1.
_C1 = re.compile("[\x80-\x9f]")
_INNER_BOM = re.compile("\ufeff")
# LRE RLE PDF LRO RLO: readers put texts into elements with dir=auto, and these leak out of their line there.
_EMBEDDINGS = re.compile("[\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069\n]")
_POP_ISOLATE = "\u2069"
_NBSP = re.compile("\u00a0")
_NEWLINES = re.compile("\r\n?")


# ASCII, the letters, digits and punctuation of Arabic without its marks, and typographic punctuation. Most text has
# nothing else, and needs no repair.
_PLAIN = re.compile(
    "[\n -~\u00ab\u00bb\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066c\u2013\u2014\u2018-\u201e\u2026]*+"
)


def clean(text: str) -> tuple[str, list[Change]]:
    """Return the text that can be published, and what was changed in it, in the order of REPAIRS."""
    if _PLAIN.fullmatch(text):
        return text, []
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text, []  # nearly all text: whatever a repair looks for is not printable, or not composed
    text = _NEWLINES.sub("\n", text)
    changes = []
    for code, repair in REPAIRS.items():
        repaired, fact = repair(text)
        if fact:
            changes.append(Change(code, fact, _first_difference(text, repaired)))
            text = repaired
    return text, changes


def clean_line(text: str) -> str:
    """Return the text that can be published, on one line."""
    return " ".join(clean(text)[0].split())


def _first_difference(before: str, after: str) -> int:
    """Return the first line, from 1, in which two texts differ."""
    lines = zip(before.split("\n"), after.split("\n"), strict=False)
    return next((number for number, (old, new) in enumerate(lines, start=1) if old != new), 1)


def _without_forbidden(text: str) -> tuple[str, str]:
    signs = _FORBIDDEN.findall(text)
    if not signs:
        return text, ""
    text = _FORBIDDEN.sub("", _FORBIDDEN_SPACES.sub(" ", text))
    return text, f"{_counted(signs)} that XML forbids removed"


def _with_windows_signs(text: str) -> tuple[str, str]:
    signs = _C1.findall(text)
    if not signs:
        return text, ""
    text = _C1.sub(lambda match: match[0].encode("latin-1").decode("windows-1252", "ignore"), text)
    return text, f"{_counted(signs)} (control character) read as windows-1252"


def _without_inner_bom(text: str) -> tuple[str, str]:
    signs = _INNER_BOM.findall(text)
    return _INNER_BOM.sub("", text), f"{_counted(signs)} (byte order mark) removed" if signs else ""


def _without_embeddings(text: str) -> tuple[str, str]:
    signs = _EMBEDDINGS.findall(text)
    return _EMBEDDINGS.sub("", text), f"{_counted(signs)} (bidi embedding or override) removed" if signs else ""


def _without_open_isolates(text: str) -> tuple[str, str]:
    """Remove the isolates that have no partner on their line; a pair stays as the writer set it."""
    open_at: list[int] = []
    unpaired: list[int] = []
    for match in _ISOLATES.finditer(text):
        if match[0] == "\n":
            unpaired += open_at
            open_at = []
        elif match[0] != _POP_ISOLATE:
            open_at.append(match.start())
        elif open_at:
            open_at.pop()
        else:
            unpaired.append(match.start())
    unpaired = sorted(unpaired + open_at)
    if not unpaired:
        return text, ""
    signs = [text[position] for position in unpaired]
    return _without(text, unpaired), f"{_counted(signs)} (bidi isolate without its partner) removed"


def _without(text: str, positions: list[int]) -> str:
    starts = [0, *(position + 1 for position in positions)]
    return "".join(text[start:end] for start, end in zip(starts, [*positions, len(text)], strict=True))


def _with_plain_spaces(text: str) -> tuple[str, str]:
    signs = _NBSP.findall(text)
    return _NBSP.sub(" ", text), f"{_counted(signs)} (no-break space) made a space" if signs else ""


def _composed(text: str) -> tuple[str, str]:
    """NFC, never NFKC: that one would change the ellipsis, superscripts and the honorific ligature."""
    if unicodedata.is_normalized("NFC", text):
        return text, ""
    return unicodedata.normalize("NFC", text), "text composed to Unicode NFC"


def _counted(characters: list[str]) -> str:
    names = sorted({f"U+{ord(character):04X}" for character in characters})
    return f"{len(characters)} {', '.join(names)}"


REPAIRS: dict[str, Callable[[str], tuple[str, str]]] = {
    "forbidden-character": _without_forbidden,
    "c1-control": _with_windows_signs,
    "inner-bom": _without_inner_bom,
    "bidi-embedding": _without_embeddings,
    "bidi-isolate": _without_open_isolates,
    "no-break-space": _with_plain_spaces,
    "not-composed": _composed,
}
