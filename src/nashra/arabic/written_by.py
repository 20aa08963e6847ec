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
    if "/" not in line:
        return None
    parts = [part.strip(QUOTES) for part in line.strip("()/ ").split("/")]
    agencies = [part for part in parts if dateline_parts.is_agency(part) or dateline_parts.kind(part) == "medium"]
    places = [part for part in parts if part not in agencies and dateline_parts.kind(part) == "place"]
    desks = [part for part in parts if dateline_parts.kind(part) == "desk"]
    authors = tuple(part for part in parts if part not in (*agencies, *places, *desks))
    if len(parts) < 2 or not (agencies or (places and desks)):  # noqa: PLR2004 - an agency, and what else
        return None
    is_known = all(map(given_names.may_be, authors)) and len(authors) <= 1
    return Dateline("".join(places[:1]), "".join(agencies[:1]), authors, len(line)) if is_known else None


def written_by(line: str) -> Dateline | None:
    """Read `كتب: author`, `بقلم author`, the latter where the names are known; a photographer is passed over."""
    alone = without_photographer(line).strip(" :-–ـ")
    alone = _LENGTHENED.sub("", alone) if "ـ" in alone else alone
    if byline := _BYLINE.fullmatch(alone):
        return _of_names(byline[1], line)
    byline = _BYLINE_ALONE.fullmatch(alone)
    dateline = _of_names(byline[1], line) if byline else None
    return dateline if dateline and all(map(given_names.may_be, dateline.authors)) else None


def _of_names(text: str, line: str) -> Dateline | None:
    authors = names(text)
    return Dateline("", "", authors, len(line)) if authors and all(map(is_name, authors)) else None
