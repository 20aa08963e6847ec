"""Check a TOML table strictly: unknown keys, missing keys and wrong values are reported with their line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nashra.config import similar
from nashra.config.kinds import Kind, shown
from nashra.config.statements import Path
from nashra.problems import Location, Problem


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
                    self.add("key-unknown", _unknown(at, raw, table, self.root), at)
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


def _unknown(at: Path, raw: object, table: Table, root: Table) -> str:
    """Say what may be meant by a key that its table does not know."""
    name = str(at[-1])
    elsewhere = None if similar.is_slip(name, table.keys) else _elsewhere(at, raw, root)
    return elsewhere or f"unknown key {name!r}{similar.or_known(name, table.keys)}"


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
