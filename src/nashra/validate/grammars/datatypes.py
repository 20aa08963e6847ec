"""Values held against a grammar's datatypes in Python, where no document is at hand."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from lxml import etree

from nashra.validate.grammars.flatten import RNG

Matcher: TypeAlias = Callable[[str], bool]
Defines: TypeAlias = Mapping[str, list[etree._Element]]


def matcher(patterns: Iterable[etree._Element], defines: Defines) -> Matcher:
    """Return whether a text has the datatype that any of these patterns describes: text (also by none), data, value, choice or ref."""
    matchers = [_matcher(pattern, defines) for pattern in patterns] or [_any_text]
    if len(matchers) == 1:
        return matchers[0]
    return lambda text: any(matches(text) for matches in matchers)


def _matcher(pattern: etree._Element, defines: Defines) -> Matcher:
    match pattern.tag.removeprefix(RNG):
        case "text":
            return _any_text
        case "value":
            wanted = _collapsed(pattern.text or "")
            return lambda text: _collapsed(text) == wanted
        case "data":
            return _data(pattern, defines)
        case "choice":
            return matcher(pattern, defines)
        case "ref":
            return matcher(defines[pattern.get("name", "")][0], defines)
        case other:
            raise ValueError(f"{other} is no datatype")


def _data(pattern: etree._Element, defines: Defines) -> Matcher:
    tests: list[Matcher] = []
    for part in pattern:
        match part.get("name"):
            case "pattern":
                tests.append(re.compile(part.text or "").fullmatch)  # type: ignore[arg-type] # a match is true
            case "maxLength":
                most = int(part.text or "")
                tests.append(lambda text: len(text) <= most)
            case None:
                other = matcher(part, defines)
                tests.append(lambda text: not other(text))
            case facet:
                raise ValueError(f"{facet} is no facet that is known here")
    return lambda text: all(test(text) for test in tests)


def _any_text(_: str) -> bool:
    return True


def _collapsed(text: str) -> str:
    return " ".join(re.split("[\t\n\r ]+", text.strip("\t\n\r ")))
