"""A place in text that is no TOML, and what stands around it."""

import re
from dataclasses import dataclass

# What is wrong, and where, as an index of the text.
Explained = tuple[str, int]

# Quotes of typography, of Arabic and European print, of word processors and of Markdown.
FOREIGN_QUOTES = "“”„‟«»‹›‘’‚‛´`″′＂＇"
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """An index of a text, and the line around it."""

    text: str
    at: int

    @property
    def start(self) -> int:
        """Where its line begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def number(self) -> int:
        """The number of its line, from 1."""
        return self.text.count("\n", 0, self.at) + 1

    @property
    def line(self) -> str:
        return self.text[self.start :].partition("\n")[0]

    @property
    def before(self) -> str:
        """What its line holds before it."""
        return self.text[self.start : self.at]

    @property
    def rest(self) -> str:
        """What its line holds from it on."""
        return self.text[self.at :].partition("\n")[0]


def bare(text: str) -> str:
    """Return what stands before a comment, without quotes of any kind around it."""
    return re.sub(r"(?:^|\s)#.*", "", text).strip().strip(f"\"'{FOREIGN_QUOTES}").strip()


def quoted(text: str) -> str:
    """Return text as TOML has it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_short(escaped)}"'


def shown(text: str) -> str:
    """Return what stands in the file as messages show it."""
    return f"'{_short(text)}'"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
