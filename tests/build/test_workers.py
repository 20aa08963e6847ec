"""Processes that work for a run, and what becomes of it when one of them dies."""

import os
import signal
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


def test_where_no_process_was_started_none_is_warmed_up():
    with Workers(2) as workers:
        workers.warm_up(lambda: pytest.fail("it was called"))


def test_what_is_waited_for_side_by_side_comes_in_order():
    started = time.monotonic()
    assert list(side_by_side(slept, (0.4, 0.1, 0.3, 0.2))) == [0.4, 0.1, 0.3, 0.2]
    assert time.monotonic() - started < 0.9
