"""Lines that say who wrote something by a word (`كتب: …`), or with an agency behind a slash (`وام/ …`)."""

import re

from nashra.arabic import dateline_parts, given_names
from nashra.arabic.named import QUOTES, Dateline, is_name, names, without_photographer

_BYLINE = re.compile(
    r"(?:(?:كتبت?|كتبوا|كتبه|كتبها|بقلم|بواسطة|حاورته?|حاورها|(?:إعداد|اعداد)(?:\s+وت(?:حرير|قديم|رجمة))?)\s*[:ـ\-–/]"
    r"|(?:reported |written )?by\s|par\s|نویسنده\s*:|تحریر\s*:)\s*(.+)",
    re.IGNORECASE,
)
# Between letters it is no dash: بقـلم.
_LENGTHENED = re.compile(r"(?<=\w)ـ+(?=\w)")
# These begin sentences and headlines, too: the names must be known.
_BYLINE_ALONE = re.compile(
    r"(?:كتبت?|بقلم|بواسطة|إعداد|تقرير|متابعة|تحقيق|حوار|من مراسلنا|مراسلنا(?: في \S+)?)\s*[-–:/]?\s+(.+)"
)


def slashed(line: str) -> Dateline | None:
    """Read `agency / place`, `place/ agency`, `agency/author`: what else stands beside an agency must be known."""
    parts = [said.strip(QUOTES) for said in line.strip("()/ ").split("/")]
    agencies = [said for said in parts if dateline_parts.is_agency(said) or dateline_parts.kind(said) == "medium"]
    places = [said for said in parts if said not in agencies and dateline_parts.kind(said) == "place"]
    desks = [said for said in parts if dateline_parts.kind(said) == "desk"]
    authors = tuple(said for said in parts if said not in (*agencies, *places, *desks))
    if len(parts) < 2 or not (agencies or (places and desks)):  # noqa: PLR2004 - an agency, and what else
        return None
    is_known = all(map(given_names.may_be, authors)) and len(authors) <= 1
    return Dateline("".join(places[:1]), "".join(agencies[:1]), authors, len(line)) if is_known else None


def written_by(line: str) -> Dateline | None:
    """Read `كتب: author`, `بقلم author`, the latter where the names are known; a photographer is passed over."""
    alone = without_photographer(line).strip(" :-–ـ")
    alone = _LENGTHENED.sub("", alone) if "ـ" in alone else alone
    if said := _BYLINE.fullmatch(alone):
        return _named(said[1], line)
    said = _BYLINE_ALONE.fullmatch(alone)
    found = _named(said[1], line) if said else None
    return found if found and all(map(given_names.may_be, found.authors)) else None


def _named(written: str, line: str) -> Dateline | None:
    found = names(written)
    return Dateline("", "", found, len(line)) if found and all(map(is_name, found)) else None
