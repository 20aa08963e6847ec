"""The tags of HTML, without a tree: what rules ask of a text is answered from these alone.

One regular expression without backtracking extracts the tags of a text, and rules ask about that much shorter string.
"""

import re
from functools import lru_cache
from html import unescape

# Separates tags; no XML contains this character.
PARTED = "\0"

# A comment or a tag; quotes count only after `=`, and what is not closed goes on to the end.
_TAG = re.compile(
    r"""<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->)?+"""
    r"""|<[a-zA-Z/!?](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?+"""
)
_NAME = re.compile(r"<[/?]?([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"""[\s"'/]([^\s=/>"'<]++)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+)""")


@lru_cache(maxsize=4)
def tags_of(text: str) -> str:
    """Return the tags of an HTML text, joined by PARTED, without comments and without the text between them."""
    if "<" not in text:
        return ""
    tags = _TAG.findall(text)
    return PARTED.join(tag for tag in tags if not _is_comment(tag)) if "<!--" in text else PARTED.join(tags)


def _is_comment(tag: str) -> bool:
    return tag.startswith("<!--") and tag.endswith("-->")


_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
# Their end tags may be omitted: the next element of the same name ends them.
_ENDED_BY_THE_NEXT = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})


def lie_deep(tags: str, depth: int) -> bool:
    """Whether `depth` elements or more are open at once somewhere in tags."""
    opened: list[str] = []
    for tag in tags.split(PARTED):
        named = _NAME.match(tag)
        name = named[1].lower() if named else ""
        if not name or name in _VOID or tag.endswith("/>"):
            continue
        if tag.startswith("</"):
            _close(opened, name)
            continue
        if name in _ENDED_BY_THE_NEXT and opened[-1:] == [name]:
            opened.pop()
        opened.append(name)
        if len(opened) >= depth:
            return True
    return False


def _close(opened: list[str], name: str) -> None:
    """Close the innermost open element of this name, and all in it; without one, the end tag is ignored."""
    while name in opened:
        if opened.pop() == name:
            return


@lru_cache(maxsize=4)
def names(tags: str) -> frozenset[str]:
    """Return the element names in tags, in lower case."""
    return frozenset(name.lower() for name in set(_NAME.findall(tags)))


@lru_cache(maxsize=4)
def attributes(tags: str) -> tuple[tuple[str, str], ...]:
    """Return names (in lower case) and values of all attributes that have one."""
    return tuple((name.lower(), unescape(value.strip("\"'"))) for name, value in _ATTRIBUTE.findall(tags))
