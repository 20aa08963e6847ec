"""Cut text where a person would: a headline out of a lead, a summary out of whole sentences."""

import re

HEADLINE_LIMIT = 80
SUMMARY_LIMIT = 400
ELLIPSIS = "…"

_CLAUSE_END = re.compile(r"[،,؛;:.!?؟۔…](?=\s|$)|\s[-–—]\s")
# A sentence ends at these, never at a comma or colon; closing quotes belong to it.
# Here and below a run of signs is begun at its beginning alone, since long ones may lead nowhere.
_SENTENCE_END = re.compile(r"(?<![.!?؟۔…])[.!?؟۔…]+[\"”»')\]]*(?=\s|$)")
# A single letter or a title before the point is an abbreviation: د. ، أ.د. ، م. ، U.S.
_ABBREVIATION = re.compile(r"(?:^|[\s.(])(?:[^\W\d_]|Mr|Mrs|Dr|St|No|vs)\.$", re.IGNORECASE)
_LEAST_CLAUSE = 20
# Zero-width spaces and marks of direction that editors leave at the end of a line.
_UNSEEN_END = re.compile(r"(?<![\s\u200b\u200e\u200f\u061c\ufeff])[\s\u200b\u200e\u200f\u061c\ufeff]+$")
# Punctuation that announces more to come.
_LEADS_ON = re.compile(r"(?<![\s،,؛;:–—-])[\s،,؛;:–—-]+$")


def headline(lead: str, limit: int = HEADLINE_LIMIT) -> str:
    """Return the first clause of a lead, at most `limit` characters, cut at a word."""
    lead = " ".join(lead.split())
    for end in _CLAUSE_END.finditer(lead):
        if end.start() >= _LEAST_CLAUSE:
            lead = lead[: end.start()]
            break
    return cut(lead.rstrip(" .،,؛;:"), limit)


def summary(lead: str, limit: int = SUMMARY_LIMIT) -> str:
    """Return as many whole sentences of a lead as fit into `limit` characters; a first one that does not fit is cut.

    Text after the end of the last sentence is left out: it may be half a sentence, or a caption. A lead without any
    end of a sentence stays as it is.
    """
    lead = _UNSEEN_END.sub("", " ".join(lead.split()))
    whole = [end for end in _sentence_ends(lead) if end <= limit]
    if whole:
        return lead[: whole[-1]]
    return _LEADS_ON.sub(ELLIPSIS, lead) if len(lead) <= limit else cut(lead, limit)


def cut(text: str, limit: int) -> str:
    """Return text of at most `limit` characters, cut at the end of a word and marked by an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    space = head.rfind(" ")
    return (head[:space] if space > 0 else _whole_graphemes(text, limit - 1)).rstrip(" .،,؛;:") + ELLIPSIS


def _sentence_ends(text: str) -> list[int]:
    return [
        end.end()
        for end in _SENTENCE_END.finditer(text)
        if not _ABBREVIATION.search(text, max(0, end.start() - 5), end.start() + 1)
    ]


def _whole_graphemes(text: str, limit: int) -> str:
    """Cut inside a word without separating a letter from its marks, or an emoji from its joiners."""
    import regex  # needed for a word longer than a headline, so hardly ever

    length = 0
    for cluster in regex.finditer(r"\X", text[: limit + 100]):
        if cluster.end() > limit:
            break
        length = cluster.end()
    return text[: length or limit]
