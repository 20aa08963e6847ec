"""Use every core where there is enough to do."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from functools import partial
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future, ProcessPoolExecutor

Task = TypeVar("Task")
Made = TypeVar("Made")

# With less to do, starting processes costs more than they save.
_LEAST_TASKS = 4
_MOST_AHEAD = 4
_THREADS = 8


class WorkerDiedError(Exception):
    """A worker was killed, for instance since memory was out."""


class Workers(AbstractContextManager["Workers"]):
    """Processes that live as long as a run, started when there is enough to do.

    `cores` is how many to use; all that this process may, where it is not said.
    """

    def __init__(self, cores: int | None = None) -> None:
        self._cores = cores or len(os.sched_getaffinity(0) if sys.platform == "linux" else range(os.cpu_count() or 1))
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[Task], Made], tasks: Sequence[Task], at_once: int = 1) -> Iterator[Made]:
        """Give what `work` makes of each task, in their order; both ways it must be possible to pickle.

        A worker takes `at_once` tasks at a time: more where each is little.
        """
        if self._cores == 1 or (not self._pool and len(tasks) < _LEAST_TASKS * at_once):
            return map(work, tasks)
        at_once = max(1, min(at_once, len(tasks) // self._cores))
        parts = [tasks[start : start + at_once] for start in range(0, len(tasks), at_once)]
        return chain.from_iterable(self._by_pool(partial(_each, work), parts))

    def warm_up(self, load: Callable[[], None]) -> None:
        """Let the processes that there are do what they will need, while this one is busy with something else.

        One that died meanwhile is told of when it is to make something.
        """
        if self._pool:
            with suppress(RuntimeError):  # of which BrokenProcessPool is one
                for _ in range(self._cores):
                    self._pool.submit(load)

    def _by_pool(self, work: Callable[[Task], Made], tasks: Sequence[Task]) -> Iterator[Made]:
        from concurrent.futures.process import BrokenProcessPool

        self._pool = self._pool or _pool(self._cores)
        try:
            yield from _in_order(self._pool, work, tasks, _MOST_AHEAD * self._cores)
        except BrokenProcessPool:
            raise WorkerDiedError("a process that reads or makes articles was ended by something else") from None


def side_by_side(work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[Made]:
    """Give what `work`, which mostly waits, makes of each task, in their order; several are waited for at a time."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        yield from _in_order(threads, work, tasks, _THREADS)


def _in_order(pool: "Executor", work: Callable[[Task], Made], tasks: Iterable[Task], ahead: int) -> Iterator[Made]:
    """Give what is made in the order of the tasks; what is made but not yet taken costs memory, so that is bounded."""
    waiting: deque[Future[Made]] = deque()
    for task in tasks:
        waiting.append(pool.submit(work, task))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _each(work: Callable[[Task], Made], tasks: Sequence[Task]) -> list[Made]:
    return [work(task) for task in tasks]


def _pool(cores: int) -> "ProcessPoolExecutor":
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # A fork has all modules loaded; elsewhere than on Linux it is not safe.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(cores, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End when the parent does, even killed: a fork holds its lock, which must not outlive it.

    What the parent does on a signal is not for its workers: the pool ends them by SIGTERM where one of them died.
    """
    import multiprocessing
    from multiprocessing.connection import wait

    for number in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=lambda: wait([parent.sentinel]) and os._exit(1), daemon=True).start()
