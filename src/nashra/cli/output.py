"""Output that is closed or full: it ends no run with a traceback, and a full one is told where that can be."""

import errno
import os
import sys
from contextlib import suppress
from functools import cache
from typing import TextIO

import click

from nashra.problems import printable, reason_of


def stand_in_for_closed() -> None:
    """Put what takes everything in place of closed standard streams: files that are opened would get their numbers."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            # The lowest number that is free is this one.
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or _to_nobody(1)
    sys.stderr = sys.stderr or _to_nobody(2)


def is_of_output(error: OSError) -> bool:
    """Whether it may be the output that could not be written: errors of files have their names."""
    return error.filename is None and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}


def give_up(error: OSError) -> None:
    """Tell that the output could not be written, unless its reader left; what is still to be written of it is lost."""
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
    """Lead a stream that cannot be written to nowhere, else Python writes what is left of it at its end, and fails."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
