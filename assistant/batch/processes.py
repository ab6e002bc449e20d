"""Work shared out among processes, its results given back in the order of the work.

In go a function and its jobs; out comes one result for each, or None where the process that had it
was stopped. The promise: the processes end when the one that started them does, even if it was
killed, and ctrl+c ends them all at once.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from typing import TypeVar

_Job = TypeVar("_Job")
_Made = TypeVar("_Made")


def by_processes(
    make: Callable[[_Job], _Made], work: Sequence[_Job], processes: int
) -> Iterator[_Made | None]:
    """Yield ``make(job)`` for every job, in order; ``make`` and the jobs must be picklable."""
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_become_a_worker
    )
    try:
        for future in [_submitted(pool, make, job) for job in work]:
            yield _result(future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, make: Callable[[_Job], _Made], job: _Job
) -> Future[_Made] | None:
    try:
        return pool.submit(make, job)
    except BrokenProcessPool:
        return None


def _result(future: Future[_Made] | None) -> _Made | None:
    try:
        return None if future is None else future.result()
    except BrokenProcessPool:
        return None


def _become_a_worker() -> None:
    """Leave ctrl+c to the parent, and end when the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
