"""Write the table of readers in README: `python -m tests.readers.table`.

What a reader cannot do is what limits.py declares; test_laws.py holds that it is so, no more and no less.
"""

import re
from collections.abc import Callable

from tests.conftest import ROOT
from tests.readers.laws import LAWS
from tests.readers.limits import ATOM, HELP, LIMITS, RSS, Limit, reason
from tests.readers.programs import READERS, Reader, reader

README = ROOT / "README.md"
MARKED = re.compile(r"(?<=<!-- readers -->\n).*?(?=<!-- /readers -->)", re.DOTALL)
_HEAD = f"""\
| reader | version | right of {len(LAWS)}: RSS | Atom | what it does instead | what nashra does for it |
|---|---|---|---|---|---|
"""


def table(version: Callable[[Reader], str]) -> str:
    """Return the table: how many laws hold for each reader and format, and what holds in the others' place."""
    return _HEAD + "".join(_row(name, version(reader(name))) for name in READERS)


def _row(name: str, version: str) -> str:
    rss, atom = (str(sum(reason(name, form, law) is None for law in LAWS)) for form in ("rss", "atom"))
    instead = "; ".join(map(_told, LIMITS.get(name, ())))
    return f"| {' | '.join((reader(name).NAME, version, rss, atom, instead, HELP.get(name, '')))} |\n"


def _told(limit: Limit) -> str:
    only = {RSS: " (RSS)", ATOM: " (Atom)"}.get(limit.forms, "")
    return limit.why + only


if __name__ == "__main__":
    written = table(lambda it: it.version())
    README.write_text(MARKED.sub(lambda _: written, README.read_text("utf-8")), "utf-8")
