"""Values held against a grammar's datatypes in Python, where no document is at hand."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias

from nashra.validate.grammars.flatten import RNG, Format, grammar
from nashra.xml import Element

Matcher: TypeAlias = Callable[[str], bool]
Defines: TypeAlias = Mapping[str, list[Element]]


@cache
def defines_of(name: Format) -> Defines:
    """Return the defines of a start grammar by their names."""
    return defines_in(grammar(name))


def defines_in(tree: Element) -> Defines:
    """Return the defines of a grammar by their names; one name may have several."""
    by_name = defaultdict(list)
    for define in tree.iter(f"{RNG}define"):
        by_name[define.get("name", "")].append(define)
    return by_name


def matcher(patterns: Iterable[Element], defines: Defines) -> Matcher:
    """Return whether a text has the datatype that any of these patterns describes.

    Patterns are text (as is none), data, value, choice or ref; ValueError says of another that it is no datatype.
    """
    matchers = [_matcher(pattern, defines) for pattern in patterns] or [_any_text]
    if len(matchers) == 1:
        return matchers[0]
    return lambda text: any(matches(text) for matches in matchers)


def _matcher(pattern: Element, defines: Defines) -> Matcher:
    match str(pattern.tag).removeprefix(RNG):
        case "text":
            return _any_text
        case "value":
            wanted = collapsed(pattern.text or "")
            return lambda text: collapsed(text) == wanted
        case "data":
            return _data(pattern, defines)
        case "choice":
            return matcher(pattern, defines)
        case "ref":
            return matcher(defines[pattern.get("name", "")][0], defines)
        case other:
            raise ValueError(f"{other} is no datatype")


def _data(pattern: Element, defines: Defines) -> Matcher:
    facets = [_facet(part, defines) for part in pattern]
    return facets[0] if len(facets) == 1 else lambda text: all(holds(text) for holds in facets)


def _facet(part: Element, defines: Defines) -> Matcher:
    if part.tag == f"{RNG}except":
        excepted = matcher(part, defines)
        return lambda text: not excepted(text)
    match part.get("name"), part.text or "":
        case "pattern", pattern:
            return lambda text: _expression(pattern).fullmatch(text) is not None
        case "maxLength", most:
            return lambda text: len(text) <= int(most)
        case name, _:
            raise ValueError(f"{name} is no facet that is known here")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked: a feed meets few of all that a grammar has."""
    return re.compile(pattern)


def _any_text(_: str) -> bool:
    return True


def collapsed(text: str) -> str:
    """Return a text as a value is compared: without white space around it, and one space for each inside."""
    return " ".join(re.split("[\t\n\r ]+", text.strip("\t\n\r ")))
