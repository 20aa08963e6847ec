"""One line for cron, which mails what a run prints."""

import shlex
from collections.abc import Iterator

from nashra.deploy import Setup, refuse


def lines(setup: Setup) -> Iterator[str]:
    words = (str(setup.program), "build", str(setup.folder))
    command = " ".join(shlex.quote(refuse(word, "", "cron")) for word in words)
    # cron turns a % into a newline, also within the shell's quotes.
    yield f"{_minute(setup.minutes)} * * * * nice {command}".replace("%", "\\%")


def _minute(minutes: int) -> str:
    match minutes:
        case 1:
            return "*"
        case 60:
            return "0"
        case _:
            return f"*/{minutes}"
