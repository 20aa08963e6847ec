"""What can be wrong with the name of a key or a table: its letters, its sign, its second time."""

import re

from nashra.config.faults.place import FOREIGN_QUOTES, Explained, Place, bare, quoted, shown
from nashra.config.statements import Statement, statements

_BARE = re.compile(r"[A-Za-z0-9_.-]+")


def key(place: Place) -> Explained | None:
    """What begins no name."""
    word = re.split(r"[=\].:,}]", place.rest)[0].strip()
    if place.rest.startswith("="):
        return "the key before = is missing: write key = …", place.at
    if word[:1] and word[0] in FOREIGN_QUOTES.replace("`", "") and bare(word):
        return f"{shown(word[0])} is no quote of TOML: write {quoted(bare(word))}", place.at
    if word[:1].isalpha():
        return _without_quotes(word), place.at
    return "a line is `key = value`, `[table]`, or a comment after #", place.at


def _without_quotes(name: str) -> str:
    return f"{shown(name)} is a name without quotes, which is for a to z, digits, - and _ alone: write {quoted(name)}"


def braces(place: Place) -> Explained | None:
    if "{" not in place.before or place.rest[:1] not in {"", "}", "\r"}:
        return None
    return "a table in braces stands on one line, with no comma at its end", place.at


def open_braces(place: Place) -> Explained:
    return "a comma is missing here, or } after the last value", place.at


def equals_sign(place: Place) -> Explained | None:
    name, sign = place.before.strip(), place.rest[:1]
    if sign and sign in ":：＝":
        return f"{shown(sign)} does not stand between a key and its value: write = in its place", place.at
    if "=" in place.rest:
        whole = place.line.partition("=")[0].strip()
        return f"= is missing after {shown(name)}, or the name needs quotes: write {quoted(whole)}", place.at
    return f"= is missing after {shown(name)}: write {name} = …", place.at


def header(place: Place) -> Explained | None:
    line = place.line.partition("#")[0].strip()
    name = line.strip("[]").strip()
    if not _BARE.fullmatch(name):
        return _without_quotes(name), place.at
    opening = "[" * (len(line) - len(line.lstrip("[")))
    return f"] is missing: write {opening}{name}{opening.replace('[', ']')}", place.at


def twice(place: Place) -> Explained | None:
    """A key or a table that was there before."""
    so_far = [statement for statement in statements(place.text) if statement.line <= place.number]
    if not so_far:
        return None
    *earlier, own = so_far
    if own.line != place.number and place.line.lstrip().startswith("["):
        return header(place)  # it has no end, so that it is not known yet what stands twice
    same = (statement for statement in earlier if statement.name == own.name)
    overlapping = (statement for statement in earlier if _overlap(statement.name, own.name))
    first = next(same, None) or next(overlapping, None)
    if not first:
        return None
    *above, line = place.text.split("\n")[: own.line]
    start = sum(len(before) + 1 for before in above)
    return _both(first, own), start + len(line) - len(line.lstrip())


def _overlap(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> bool:
    return one == other[: len(one)] or other == one[: len(other)]


def _both(first: Statement, own: Statement) -> str:
    name, where = ".".join(part for part in own.name if isinstance(part, str)), f"line {first.line}"
    last = str(own.name[-1])
    match first.sign, own.sign:
        case "=", "=" if first.name == own.name:
            return f"{shown(last)} stands twice, first in {where}: delete one of the two"
        case "[", "[" if first.name == own.name:
            return f"[{name}] stands twice, first in {where}: put what both hold under one"
        case "[", "[[":
            return f"{shown(name)} is one table in {where}, and several here: write [[{name}]] in both lines"
        case "[[", "[":
            return f"{shown(name)} is one table here, and several in {where}: write [[{name}]] in both lines"
        case "=", _ if len(first.name) <= len(own.name):
            return f"{shown(str(first.name[-1]))} has its value in {where}: delete one of the two"
    return f"{shown(name)} stands in {where} already: put what both hold under one"


def twice_in_braces(place: Place) -> Explained | None:
    """A key that a table in braces has twice; the place is behind its second value."""
    names = list(re.finditer(r"[{,]\s*([\w-]+)\s*=", place.before))
    if not names:
        return None
    return f"{shown(names[-1][1])} stands twice in one table: delete one of the two", place.start + names[-1].start(1)
