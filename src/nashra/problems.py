"""What is wrong, where, and how bad it is: the values that stages return instead of raising."""

import enum
import unicodedata
from dataclasses import dataclass

# In characters.
_LONGEST_FAULT = 200


class Level(enum.IntEnum):
    """How much a problem or a finding matters; a higher one is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path as the user wrote it, line and column from 1, 0 where there is none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([printable(self.path), *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with what is stored, or was changed in it; `code` names its kind and never changes."""

    where: Location
    code: str
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.level}: {printable(self.message)} [{self.code}]"


def reason_of(error: OSError) -> str:
    """Return why the system refused something, as messages say it: `permission denied`, without path and number."""
    return (error.strerror or str(error)).lower()


def fault_of(error: Exception) -> str:
    """Say of an error that nobody thought of what it is, and where in nashra it was met: for its makers."""
    import traceback  # hardly ever needed

    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename.rpartition('nashra/')[2]}:{place.lineno}"
    said = f"{type(error).__name__}: {error}"[:_LONGEST_FAULT]
    return f"this is a fault of nashra's own, and costs this article alone: {said} ({where})"


def as_fact(message: str) -> str:
    """Return what another library says of a fault as our messages begin, with a small letter; names in it stay."""
    return message[:1].lower() + message[1:]


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 entry`, `2 entries`; `many` is needed if it is not `one` with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


# Control, format and separator characters; private use and lone surrogates.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Joiners belong to Persian and Urdu words, and to emoji.
_JOINERS = "\u200c\u200d"


def printable(text: str) -> str:
    """Return text with every invisible character escaped, so that it moves no cursor and reorders no line.

    A name that holds a newline, a terminal sequence or a bidi control then stays on its own line of a log.
    """
    return text if text.isprintable() else "".join(map(_escaped, text))


def json_text(value: object, indent: int | None = None) -> str:
    """Return a value as JSON for programs; invisible characters are escaped, since a terminal may show it, too."""
    import json

    lines = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "\n".join(
        line if line.isprintable() else "".join(json.dumps(sign)[1:-1] if _is_unseen(sign) else sign for sign in line)
        for line in lines
    )


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii") if _is_unseen(character) else character


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS
