"""Language tags (BCP 47): are they right, and which way is their text written.

The IANA registry and the likely scripts of languages come with langcodes, which is imported when first asked.
"""

import re
from functools import lru_cache

# RFC 5646 section 2.1, without the grandfathered tags that are not of this form.
_WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?"
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.ASCII | re.IGNORECASE,
)

# Unicode scripts that are written from right to left (those that a living or revived language uses).
_RIGHT_TO_LEFT = frozenset(
    {
        "Adlm",
        "Arab",
        "Aran",
        "Hebr",
        "Mand",
        "Mend",
        "Nkoo",
        "Rohg",
        "Samr",
        "Syrc",
        "Syre",
        "Syrj",
        "Syrn",
        "Thaa",
        "Yezi",
    }
)

UNDETERMINED = "und"

# ISO 639-1 is closed, and the registry has all of it: for these alone nothing need be looked up.
ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - as the standard lists them
)


def is_well_formed(tag: str) -> bool:
    """Whether the tag has the syntax of RFC 5646, registered or not."""
    return _WELL_FORMED.fullmatch(tag) is not None


@lru_cache
def is_registered(tag: str) -> bool:
    """Whether every subtag of a well-formed tag stands in the IANA registry."""
    import langcodes  # the registry costs 50 ms, most commands never ask

    return langcodes.tag_is_valid(tag)


def is_valid(tag: str) -> bool:
    """Whether a tag may be published: well-formed and registered."""
    return tag in ISO_639_1 or (is_well_formed(tag) and is_registered(tag))


@lru_cache
def script(tag: str) -> str:
    """Return the ISO 15924 code of the script a valid tag says or implies: `Arab` for `ckb`."""
    import langcodes

    return langcodes.Language.get(tag, normalize=False).maximize().script or "Zyyy"


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, the value of HTML's dir for text in this language."""
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def matches(tag: str, language_range: str) -> bool:
    """Whether a tag falls in a basic language range: `ar-EG` in `ar`, not `arz` (RFC 4647 section 3.3.1)."""
    tag, language_range = tag.lower(), language_range.lower()
    return language_range in {"*", tag} or tag.startswith(language_range + "-")
