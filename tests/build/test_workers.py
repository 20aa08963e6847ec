"""Processes that work for a run, and what becomes of it when one of them dies."""

import os
import signal
import subprocess
import sys
import time

import pytest

from nashra.build.workers import WorkerDiedError, Workers, side_by_side


def own_process(_):
    return os.getpid()


def slept(seconds):
    time.sleep(seconds)
    return seconds


def test_a_worker_that_died_is_told_of_when_it_is_to_make_something():
    with Workers(2) as workers:
        process = next(iter(set(workers.map(own_process, range(20)))))
        os.kill(process, signal.SIGKILL)
        time.sleep(0.5)
        workers.warm_up(os.getpid)
        with pytest.raises(WorkerDiedError):
            list(workers.map(own_process, range(20)))


def test_little_is_done_here_until_there_are_processes_and_then_by_as_many_as_can():
    with Workers(2) as workers:
        assert set(workers.map(own_process, range(2), at_once=4)) == {os.getpid()}
        assert os.getpid() not in set(workers.map(own_process, range(20)))
        started = time.monotonic()
        list(workers.map(slept, (0.5, 0.5), at_once=4))
        assert time.monotonic() - started < 0.9


DYING = """
import os, signal
from nashra.build.workers import Workers
from nashra.cli.limits import leaving_on_sigterm
def megabytes(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return bytes(20_000_000)
leaving_on_sigterm()
with Workers(2) as workers:
    list(workers.map(megabytes, range(20)))
"""


def test_a_worker_that_dies_while_another_has_much_to_say_ends_the_run():
    done = subprocess.run([sys.executable, "-c", DYING], capture_output=True, text=True, check=False, timeout=60)
    assert "WorkerDiedError" in done.stderr


def test_where_no_process_was_started_none_is_warmed_up():
    with Workers(2) as workers:
        workers.warm_up(lambda: pytest.fail("it was called"))


def test_what_is_waited_for_side_by_side_comes_in_order():
    started = time.monotonic()
    assert list(side_by_side(slept, (0.4, 0.1, 0.3, 0.2))) == [0.4, 0.1, 0.3, 0.2]
    assert time.monotonic() - started < 0.9
