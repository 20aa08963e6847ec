"""The parts of a dateline: places, agencies, media and desks are known by lists, and what is left is a name."""

import re

from nashra.arabic.folding import folded
from nashra.arabic.word_lists import listed

# Words before the name of a place: `شمال غرب سوريا`, `محافظة الطائف`.
_PART_OF = re.compile(
    r"^(?:(?:شمال|جنوب|شرق|غرب|وسط)ي? ){1,2}|^(?:ولاية|محافظة|مدينة|منطقة|بلدة|إمارة|إقليم|ريف|ضواحي|قرب) "
)
# Words that only names of sites, papers and channels contain.
_MEDIUM = re.compile(
    r"\s(?:نت|أونلاين|اونلاين|بوست|نيوز|برس|تايمز|الإلكترونية|الالكترونية|الإلكتروني|أف أم|اف ام|إف إم|24)$"
    r"|^(?:صحيفة|جريدة|تلفزيون) \S+$"
)
_LONGEST_MEDIUM = 2
# Separate letters name an agency: `أ ب` is the Associated Press, while `إب` is a town.
_SPELT_OUT = re.compile(r"\w(?:[\s._]+\w)+\.?")


def _key(name: str) -> str:
    """Return what all spellings of a name have in common: `أ.ف.ب`, `أ ف ب` and `ا ف ب` are one."""
    return folded(name).replace("ة", "ه").replace(" ", "").replace(".", "").replace("_", "")


_FILES = {"place": "places", "wire": "wires", "medium": "media", "desk": "desks"}
_KNOWN = {kind: listed(file, _key) for kind, file in _FILES.items()}


def kind(part: str) -> str:
    """Return `place`, `wire`, `medium` or `desk`, and an empty string for an unknown part.

    In a list of places (`باريس، لندن`) the first one decides.
    """
    if part.startswith(("مكتب ", "مندوب ")) or (part.count(" ") <= _LONGEST_MEDIUM and _MEDIUM.search(part)):
        return "medium"
    if part.startswith("وكالة") or (part.isascii() and part.isupper()):
        return "wire"
    first, *others = [_listed_kind(name) for name in _PART_OF.sub("", part, count=1).replace("،", ",").split(",")]
    return first if first == "place" or {"wire", "medium"}.issuperset(others) else ""


def is_agency(part: str) -> bool:
    """Whether a part that is set off as agencies are names one, also where a town has its name: `/قنا/`."""
    key = _key(part)
    return key in _KNOWN["wire"] or key in _KNOWN["medium"]


def located(part: str) -> tuple[str, str] | None:
    """Return agency and place of a part that names both (`سبق الطائف`), None for any other part."""
    agency, _, place = part.partition(" ")
    is_both = _listed_kind(agency) in {"wire", "medium"} and _listed_kind(place) == "place" and not _listed_kind(part)
    return (agency, place) if is_both else None


def _listed_kind(name: str) -> str:
    key, is_spelt = _key(name), _SPELT_OUT.fullmatch(name.strip())
    return next((kind for kind, known in _KNOWN.items() if key in known and not (is_spelt and kind == "place")), "")
