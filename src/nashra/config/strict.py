"""Check a TOML table strictly: unknown keys, missing keys and wrong values are reported with their line.

A kind is a function that returns the checked value, or raises ValueError with the fact; a new kind is a function here.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from nashra import addresses, languages
from nashra.arabic import safety
from nashra.config.toml import Path
from nashra.problems import Location, Problem

Kind = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """The keys that a table may have, and which of them it must have."""

    keys: "Mapping[str, Shape]"
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """An array of tables of one form, `[[feed]]`."""

    each: Table


@dataclass(frozen=True, slots=True)
class Names:
    """A table whose keys are the user's own names, and whose values are of one kind."""

    kind: Kind


Shape = Kind | Table | Tables | Names


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the tables of one file, and collects its problems."""

    path: str
    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def check(self, values: Mapping[str, Any], table: Table, at: Path = ()) -> dict[str, Any]:
        """Return the values that are right; every other one becomes a problem."""
        for name in table.required:
            if name not in values:
                self.add("key-missing", f"the key {name!r} is missing", at)
        checked = {name: self._value(raw, table.keys.get(name), (*at, name), table) for name, raw in values.items()}
        return {name: value for name, value in checked.items() if value is not None}

    def add(self, code: str, message: str, at: Path) -> None:
        """Add a problem at the line of a key, or else of the nearest table around it."""
        line = next((self.lines[at[:n]] for n in range(len(at), 0, -1) if at[:n] in self.lines), 1)
        self.problems.append(Problem(Location(self.path, line), code, message))

    def _value(self, raw: Any, shape: Shape | None, at: Path, table: Table) -> Any:  # noqa: ANN401 - TOML's values
        try:
            match shape:
                case None:
                    self.add("key-unknown", f"unknown key {at[-1]!r}{nearest(str(at[-1]), table.keys)}", at)
                    return None
                case Table():
                    return self.check(_a_table(raw), shape, at)
                case Names():
                    return self.check(_a_table(raw), Table(dict.fromkeys(raw, shape.kind)), at)
                case Tables():
                    return [self.check(_a_table(item), shape.each, (*at, n)) for n, item in enumerate(_a_list(raw))]
                case _:
                    return shape(raw)
        except ValueError as error:
            self.add("value-wrong", f"{at[-1]}: {error}", at)
            return None


def boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is not true or false")  # noqa: TRY004 - a fact, for a problem
    return value


def _a_table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no table")  # noqa: TRY004 - a fact, for a problem
    return value


def _a_list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004 - a fact, for a problem
    return value


def nearest(word: str, words: Mapping[str, object]) -> str:
    """Return `, did you mean 'title'?` if one of the words is similar, else a list of all of them."""
    found = difflib.get_close_matches(word, list(words), n=1)
    return f", did you mean {found[0]!r}?" if found else f" (known: {', '.join(words)})"


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")  # noqa: TRY004 - a fact, for a problem
    cleaned = safety.clean_line(value)
    if not cleaned:
        raise ValueError("the text is empty")
    return cleaned


def whole_number(least: int, most: int) -> Kind:
    def kind(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"{value!r} is no whole number from {least} to {most}")
        return value

    return kind


def one_of(*words: str) -> Kind:
    def kind(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            near = nearest(value, dict.fromkeys(words)) if isinstance(value, str) else f" (known: {', '.join(words)})"
            raise ValueError(f"{value!r} is not known here{near}")
        return value

    return kind


def list_of(kind: Kind) -> Kind:
    def kinds(value: object) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(kind(item) for item in _a_list(value)))

    return kinds


def language(value: object) -> str:
    tag = text(value)
    if not languages.is_valid(tag):
        raise ValueError(f"{tag!r} is no language tag")
    return tag


def address(value: object) -> str:
    return addresses.web_address(text(value))


def folder_address(value: object) -> str:
    """Return an address that paths are appended to: it ends in a slash, and has no query."""
    found = address(value)
    if "?" in found or "#" in found:
        raise ValueError(f"{value!r} has a query or a fragment, so nothing can be joined to it")
    return found if found.endswith("/") else found + "/"


def e_mail(value: object) -> str:
    found = text(value)
    name, at, host = found.rpartition("@")
    if not (at and name and "." in host) or " " in found or not found.isascii():
        raise ValueError(f"{found!r} is no e-mail address")
    return found


def timezone(value: object) -> str:
    name = text(value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"{name!r} is no time zone of the IANA database") from None
    return name


def moment(value: object) -> date | datetime:
    """Return a TOML date or date-time; one without an offset is in the site's time zone, which is added later."""
    if not isinstance(value, date):
        raise ValueError(f"{value!r} is no date (write it without quotes: 2026-11-23T20:40:00Z)")  # noqa: TRY004 - a fact
    return value
