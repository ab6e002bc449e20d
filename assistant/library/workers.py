"""Files read by several processes at once, given back in the order asked.

In go tasks; out comes one reading for each, in order, with only a few batches in memory at once.
The promise: one file that ends its process, hangs it or fills its memory costs that file alone, and
workers end when the process that started them does.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess

from assistant.documents import limits
from assistant.library.reading import Outcome, Task, Unread, read_source

_BATCH = 500_000
"""Bytes one worker takes at a time: enough to make handing over cheap, little enough that the few
batches on the way weigh nothing."""

_WAITING = 2
"""Batches on the way for each worker: one being read, one ready."""

_MOST_WORKERS = 60
"""Windows can wait for no more than 63 things at once."""

_Batch = list[Task]

TOO_LONG = "Reading it took longer than {} seconds. Split it, or leave it out."
TOO_MUCH = (
    "Reading it ended the process that read it, as files do that fill the memory. Save it anew "
    "from the program that shows it, or leave it out."
)


def read_by_workers(tasks: Sequence[Task], sizes: Sequence[int], workers: int) -> Iterator[Outcome]:
    """Read every task in order with so many processes; ``sizes`` are in bytes."""
    waiting = deque(_batches(tasks, sizes))
    while waiting:
        try:
            yield from _by_workers(waiting, min(workers, len(waiting), _MOST_WORKERS))
        except BrokenProcessPool:
            if not _processes_can_start():
                yield from (read_source(task) for batch in waiting for task in batch)
                return
            yield from map(_read_alone, waiting.popleft())


def _by_workers(waiting: deque[_Batch], workers: int) -> Iterator[Outcome]:
    """Read the batches and take each from ``waiting`` once all of it has been given back."""
    pool = _pool(workers)
    on_the_way: deque[Future[list[Outcome]]] = deque()
    try:
        submitted = 0
        while waiting:
            while submitted < len(waiting) and len(on_the_way) < workers * _WAITING:
                on_the_way.append(pool.submit(_read_batch, waiting[submitted]))
                submitted += 1
            outcomes = on_the_way.popleft().result()
            waiting.popleft()
            submitted -= 1
            yield from outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _batches(tasks: Sequence[Task], sizes: Sequence[int]) -> Iterator[_Batch]:
    batch: _Batch = []
    weight = 0
    for task, size in zip(tasks, sizes, strict=True):
        batch.append(task)
        weight += size
        if weight >= _BATCH:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _read_batch(batch: _Batch) -> list[Outcome]:
    outcomes = [_read_in_time(task) for task in batch]
    gc.collect()
    # What is still there (modules, remembered words) stays: it need not be looked through again.
    gc.freeze()
    return outcomes


def _read_alone(task: Task) -> Outcome:
    """Read one file in a process of its own, since it may be the one that ends processes."""
    with _pool(1) as pool:
        pool.submit(int).result()
        begun = time.monotonic()
        try:
            return pool.submit(_read_in_time, task).result()
        except BrokenProcessPool:
            if time.monotonic() - begun >= limits.SECONDS:
                return Unread(task.file, "", TOO_LONG.format(limits.SECONDS))
            return Unread(task.file, "", TOO_MUCH)


def _read_in_time(task: Task) -> Outcome:
    """Read one file; where that takes too long, this process ends."""
    with limits.within_seconds():
        return read_source(task)


def _processes_can_start() -> bool:
    """Tell a file that ends its process from a system on which no process can be started."""
    with _pool(1) as pool, contextlib.suppress(BrokenProcessPool):
        return pool.submit(int).result() == 0
    return False


def _pool(workers: int) -> ProcessPoolExecutor:
    _start_tracker()
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        workers, mp_context=context, initializer=_become_a_worker, initargs=(limits.SECONDS,)
    )


def _start_tracker() -> None:
    """Start what tidies up after workers with the terminal's own stderr: the screen puts in its
    place something that is no file, which no process can be given."""
    if os.name == "posix":
        from multiprocessing import resource_tracker  # there is none on Windows

        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def _become_a_worker(seconds: float) -> None:
    """Leave ctrl+c to the parent, and end when the parent ends, even if it was killed."""
    limits.SECONDS = seconds  # as the parent has it
    limits.limit_this_process()
    # Passages hold no circles: looking for some among 100,000s of them costs a tenth of the time.
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
