"""Check a TOML table strictly: unknown keys, missing keys and wrong values are reported with their line.

A kind is a function that returns the checked value, or raises ValueError with the fact; a new kind is a function here.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from nashra import addresses, languages
from nashra.arabic import safety
from nashra.config.statements import Path
from nashra.problems import Location, Problem

# In characters: a line of a terminal.
_LONGEST_SHOWN = 80
# Of a word that is one letter from another; a key that stands in the wrong table may be as near to one of its keys.
_SLIP = 0.85
_NUMBER = re.compile(r"[0-9]{1,9}")
# A name with dots that is not that of a file.
_HOST = re.compile(r"(?:[\w-]+\.)+(?!(?:jpe?g|png|gif|svg|webp|ico|rss|xml|html?)$)[^\W\d]{2,}(?:[/:]|$)")

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
    root: Table = Table({})
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
                    unknown = f"unknown key {at[-1]!r}{nearest(str(at[-1]), table.keys)}"
                    is_slip = difflib.get_close_matches(str(at[-1]), list(table.keys), cutoff=_SLIP)
                    self.add("key-unknown", (not is_slip and _elsewhere(at, raw, self.root)) or unknown, at)
                    return None
                case Table():
                    return self.check(_a_table(raw, at), shape, at)
                case Names():
                    return self.check(_a_table(raw, at), Table(dict.fromkeys(raw, shape.kind)), at)
                case Tables():
                    return [self.check(item, shape.each, (*at, n)) for n, item in enumerate(_tables(raw, at))]
                case _:
                    return shape(raw)
        except ValueError as error:
            self.add("value-wrong", f"{at[-1]}: {error}", at)
            return None


def _elsewhere(at: Path, raw: object, root: Table) -> str | None:
    """Say where a key belongs that is known, only not there: after a `[table]` nothing is the site's any more."""
    name = str(at[-1])
    if len(at) > 1 and name in root.keys:
        return f"{name!r} belongs to the site, not to a table: write it above the first [ in the file"
    homes = list(dict.fromkeys(_homes(name, root)))
    if homes and isinstance(raw, dict):
        return f"{name!r} belongs below {homes[0]}: write [{homes[0].strip('[]')}.{name}] there"
    return f"{name!r} belongs below {' or '.join(homes)}" if homes else None


def _homes(name: str, table: Table, above: str = "") -> Iterator[str]:
    """Give the headers of the tables that may hold a key; of several alike the first."""
    seen: list[Table] = []
    for key, shape in table.keys.items():
        inner = shape.each if isinstance(shape, Tables) else shape
        if not isinstance(inner, Table) or inner in seen:
            continue
        seen.append(inner)
        if name in inner.keys:
            yield f"[[{above}{key}]]" if isinstance(shape, Tables) else f"[{above}{key}]"
        yield from _homes(name, inner, f"{above}{key}.")


def shown(value: object) -> str:
    """Return a value as it may stand in a message: as it was written, and nothing of great length."""
    if isinstance(value, date):
        return f"the date {value.isoformat()}"
    if isinstance(value, bool):
        return str(value).lower()
    shown = repr(value)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def boolean(value: object) -> bool:
    if isinstance(value, str) and value.lower() in {"true", "false"}:
        raise ValueError(f"{value!r} is in quotes: write {value.lower()}")
    if not isinstance(value, bool):
        raise ValueError(f"{shown(value)} is not true or false")  # noqa: TRY004 - a fact, for a problem
    return value


def _a_table(value: object, at: Path) -> dict[str, Any]:
    header = ".".join(part for part in at if isinstance(part, str))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        raise ValueError(f"there is one alone: write [{header}]")
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is no table: write [{header}], and below it what belongs to it")  # noqa: TRY004 - a fact, for a problem
    return value


def _tables(value: object, at: Path) -> list[dict[str, Any]]:
    header = ".".join(part for part in at if isinstance(part, str))
    if isinstance(value, dict):
        raise ValueError(f"there may be several: write [[{header}]]")  # noqa: TRY004 - a fact, for a problem
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            raise ValueError(f"{shown(item)} is no table: write [[{header}]], and below it what belongs to it")  # noqa: TRY004 - a fact, for a problem
    return list(value) if isinstance(value, list) else []


def _a_list(value: object) -> list[Any]:
    if isinstance(value, str):
        raise ValueError(f'{value!r} is no list: write ["{value}"]')  # noqa: TRY004 - a fact, for a problem
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is no list")  # noqa: TRY004 - a fact, for a problem
    return value


def meant(word: str, words: Iterable[str]) -> str:
    """Return `, did you mean 'title'?` if one of the words is similar, else nothing."""
    found = difflib.get_close_matches(word, list(words), n=1)
    return f", did you mean {found[0]!r}?" if found else ""


def nearest(word: str, words: Mapping[str, object]) -> str:
    """Return the word that may be meant, else a list of all of them."""
    return meant(word, words) or f" (known: {', '.join(words)})"


def text(value: object) -> str:
    if isinstance(value, list | dict):
        raise ValueError(f"{shown(value)} is no text")  # noqa: TRY004 - a fact, for a problem
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text: put it in quotes")  # noqa: TRY004 - a fact, for a problem
    cleaned = safety.clean_line(value)
    if not cleaned:
        raise ValueError("the text is empty")
    return cleaned


def whole_number(least: int, most: int) -> Kind:
    def kind(value: object) -> int:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            raise ValueError(f"{value!r} is in quotes: write {int(value)}")
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"{shown(value)} is no whole number from {least} to {most}")
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
        hyphened = tag.replace("_", "-")
        remedy = f": write {hyphened}" if languages.is_valid(hyphened) else " (such as ar, ar-SA or en)"
        raise ValueError(f"{tag!r} is no language tag{remedy}")
    return tag


def address(value: object) -> str:
    found = text(value)
    try:
        return addresses.web_address(found)
    except ValueError as error:
        raise ValueError(f"{error}: write https://{found}" if _HOST.match(found) else str(error)) from None


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
        raise ValueError(f"{name!r} is no time zone of the IANA database{_zone_like(name)}") from None
    return name


def _zone_like(name: str) -> str:
    """Return the zone that is meant by other capitals, or by its city alone."""
    for zone in sorted(available_timezones()):
        if name.casefold() in {zone.casefold(), zone.rpartition("/")[2].casefold()}:
            return f": write {zone}"
    return " (such as Asia/Riyadh)"


def moment(value: object) -> date | datetime:
    """Return a TOML date or date-time; one without an offset is in the site's time zone, which is added later."""
    if not isinstance(value, date):
        raise ValueError(f"{shown(value)} is no date (write it without quotes: 2026-11-23T20:40:00Z)")  # noqa: TRY004 - a fact
    return value
