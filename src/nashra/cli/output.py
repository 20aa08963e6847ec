"""Standard streams that are closed, or on a full disk: neither ends a run with a traceback."""

import errno
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NoReturn, TextIO

import click

from nashra.problems import Location, Problem, printable, reason_of

# The status of a command that could not begin.
_REFUSED = 2


def refuse(path: Path | str, code: str, fact: str) -> NoReturn:
    """Say what keeps a command from its work, and end it."""
    click.echo(Problem(Location(str(path)), code, fact), err=True)
    sys.exit(_REFUSED)


def stand_in_for_closed() -> None:
    """Open /dev/null in place of closed standard streams; else a file opened later would get their descriptor."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest free descriptor is given out, which is this one.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or _to_nobody(1)
    sys.stderr = sys.stderr or _to_nobody(2)


def is_of_output(error: OSError) -> bool:
    """Whether it may be a standard stream that could not be written to: errors of files carry a file name."""
    return error.filename is None and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}


def give_up(error: OSError) -> None:
    """Say that the output could not be written, unless its reader has left; what is still unwritten is lost."""
    for stream in (sys.stdout, sys.stderr):
        _give_up(stream)
    if error.errno != errno.EPIPE:
        _tell(printable(reason_of(error)))


@cache  # an output without a buffer fails anew for each site
def _tell(fact: str) -> None:
    """Tell once why the output could not be written."""
    with suppress(OSError):
        click.echo(f"error: the output could not be written: {fact} [output-unwritable]", err=True)


def _to_nobody(descriptor: int) -> TextIO:
    return os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _give_up(stream: TextIO) -> None:
    """Redirect a stream that cannot be written to /dev/null: Python flushes it at exit, and would fail again."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
