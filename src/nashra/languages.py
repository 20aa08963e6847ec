"""Language tags (BCP 47): whether they are valid, and which way their text is written.

The IANA registry and the likely scripts of languages come with langcodes, which is imported on first use.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

# RFC 5646 section 2.1; the last line is the grandfathered tags that have no form.
_WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?"
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+"
    r"|i-[a-z]{3,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)",
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

# ISO 639-1 is closed, and all of it is registered: these tags need no look-up.
ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905 - as the standard lists them
)

# Those of them whose likely script is right-to-left, so that the direction of a plain `ar` needs no look-up either.
_RIGHT_TO_LEFT_ALONE = frozenset({"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def is_well_formed(tag: str) -> bool:
    """Whether the tag has the syntax of RFC 5646, registered or not, and names no variant or extension twice."""
    return _WELL_FORMED.fullmatch(tag) is not None and not _repeats_itself(tag.lower())


@lru_cache
def _repeats_itself(tag: str) -> bool:
    """Whether a variant or the letter of an extension stands twice in a tag (RFC 5646 section 2.2.9)."""
    language, *subtags = tag.partition("-x-")[0].split("-")
    letters = [subtag for subtag in subtags if len(subtag) == 1]
    before_them = subtags[: subtags.index(letters[0])] if letters else subtags
    variants = [subtag for subtag in before_them if _KINDS["variant"].fullmatch(subtag)]
    return language != "x" and any(len(set(names)) < len(names) for names in (letters, variants))


def names_no_language(tag: str) -> bool:
    """Whether a well-formed tag begins with four letters or more: RFC 5646 has room for such and the registry none."""
    return len(tag.partition("-")[0]) >= 4  # noqa: PLR2004 - a language has two or three letters


@lru_cache
def is_registered(tag: str) -> bool:
    """Whether every subtag of a well-formed tag stands in the IANA registry, or is for private use."""
    tag = tag.lower()
    return _whole(tag) is not None or all(
        _record(name) is not None or _PRIVATE.fullmatch(name) is not None for name in _subtags(tag)
    )


@lru_cache
def successor(tag: str) -> str | None:
    """Return what the registry prefers to a deprecated tag or subtag, None where nothing in the tag is deprecated.

    It is empty where the registry names no replacement.
    """
    tag = tag.lower()
    for record in (_whole(tag), *map(_record, _subtags(tag))):
        if record and "Deprecated: " in record:
            return record.partition("Preferred-Value: ")[2].partition("\n")[0]
    return None


# For private use; the registry lists these as ranges.
_PRIVATE = re.compile(r"language q[a-t][a-z]|script qa(?:a[a-z]|b[a-x])|region (?:q[m-z]|x[a-z])")
_KINDS = {
    "extlang": re.compile(r"[a-z]{3}"),
    "script": re.compile(r"[a-z]{4}"),
    "region": re.compile(r"[a-z]{2}|[0-9]{3}"),
    "variant": re.compile(r"[a-z0-9]{5,8}|[0-9][a-z0-9]{3}"),
}


def _subtags(tag: str) -> Iterator[str]:
    """Yield kind and subtag as in `script arab`, up to the first extension or private part."""
    first, *others = tag.split("-")
    if len(first) == 1:
        return
    yield f"language {first}"
    for subtag in others:
        if len(subtag) == 1:
            return
        kind = next(kind for kind, form in _KINDS.items() if form.fullmatch(subtag))
        yield f"{kind} {subtag}"


def _whole(tag: str) -> str | None:
    """Return the registry's record of a tag that is registered as a whole."""
    return _record(f"grandfathered {tag}", "tag") or _record(f"redundant {tag}", "tag")


def _record(name: str, field: str = "subtag") -> str | None:
    """Return the registry's record of `script arab`, None where it has none."""
    kind, subtag = name.split()
    registry = _registry()
    start = registry.lower().find(f"\ntype: {kind}\n{field}: {subtag}\n".encode())
    return registry[start : registry.index(b"\n%%", start)].decode() + "\n" if start >= 0 else None


@cache
def _registry() -> bytes:
    package = find_spec("langcodes")  # where it is, without the cost of its import
    assert package is not None  # noqa: S101 - nashra depends on it
    assert package.origin is not None  # noqa: S101 - it is made of files
    return Path(package.origin).with_name("data").joinpath("language-subtag-registry.txt").read_bytes() + b"\n%%"


def is_valid(tag: str) -> bool:
    """Whether a tag may be published: well-formed and registered."""
    return tag in ISO_639_1 or (is_well_formed(tag) and is_registered(tag))


@lru_cache
def script(tag: str) -> str:
    """Return the ISO 15924 code of the script that a tag states or implies: `Arab` for `ckb`, `Zyyy` if unknown."""
    import langcodes

    try:
        return langcodes.Language.get(tag, normalize=False).maximize().script or "Zyyy"
    except ValueError:  # a well-formed tag of a language that does not exist
        return "Zyyy"


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`, the value of HTML's dir for text in this language."""
    if tag in ISO_639_1:
        return "rtl" if tag in _RIGHT_TO_LEFT_ALONE else "ltr"
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def matches(tag: str, language_range: str) -> bool:
    """Whether a tag falls in a basic language range: `ar-EG` in `ar`, not `arz` (RFC 4647 section 3.3.1)."""
    tag, language_range = tag.lower(), language_range.lower()
    return language_range in {"*", tag} or tag.startswith(language_range + "-")
