"""Where the work of a batch is done: in this process, in several, or on a Dask cluster.

In go a function and its jobs; out comes one result for each, in the order of the jobs, or None
where the process that had it was stopped. The promises: however many jobs there are, only a few
wait at a time; a process that dies takes no other job's result with it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Protocol, TypeVar

from assistant.batch.processes import become_a_worker, without_the_script
from assistant.errors import AskedWrongly, CannotRead

if TYPE_CHECKING:
    from distributed import Client

_Job = TypeVar("_Job")
_Made = TypeVar("_Made")

_AHEAD = 4
"""Jobs waiting for each process: none ever stands idle, and few are held in memory."""

_CLUSTER_PATIENCE = "20s"
"""How long a scheduler may take to answer."""


class Executor(Protocol):
    """How jobs are shared out."""

    def results(
        self, make: Callable[[_Job], _Made], jobs: Iterable[_Job]
    ) -> Iterator[_Made | None]:
        """Yield ``make(job)`` for every job, in order; both must be picklable."""


class InThisProcess:
    """One job after another, here."""

    def results(
        self, make: Callable[[_Job], _Made], jobs: Iterable[_Job]
    ) -> Iterator[_Made | None]:
        """Yield ``make(job)`` for every job, in order."""
        return map(make, jobs)


class Processes:
    """Several processes of this machine."""

    def __init__(self, count: int) -> None:
        self._count = count

    def results(
        self, make: Callable[[_Job], _Made], jobs: Iterable[_Job]
    ) -> Iterator[_Made | None]:
        """Yield ``make(job)`` for every job, in order.

        Where a process dies, every job that was under way is done once more, one at a time: the
        one that killed it gives None, the others their results. Where none can be started at all,
        the jobs are done in this process.
        """
        coming = iter(jobs)
        while True:
            lost: list[_Job] = []
            given = 0
            for made in self._until_one_dies(make, coming, lost):
                given += 1
                yield made
            if not lost:
                return
            if not given and not self._can_start():
                yield from map(make, chain(lost, coming))
                return
            yield from self._one_by_one(make, lost)

    def _can_start(self) -> bool:
        """Tell whether a process can be started here: a sandbox may forbid it."""
        return next(self._one_by_one(bool, [1])) is True

    def _until_one_dies(
        self, make: Callable[[_Job], _Made], coming: Iterator[_Job], lost: list[_Job]
    ) -> Iterator[_Made | None]:
        """Yield results until there are no more jobs, or put what was under way into ``lost``."""
        waiting: deque[tuple[_Job, Future[_Made]]] = deque()
        pool = self._pool(self._count)
        try:
            for job in islice(coming, self._count * _AHEAD):
                _submit(pool, make, job, waiting)
            while waiting:
                try:
                    yield waiting[0][1].result()
                except (BrokenProcessPool, CancelledError):
                    lost += [job for job, _ in waiting]
                    return
                waiting.popleft()
                for job in islice(coming, 1):
                    _submit(pool, make, job, waiting)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _one_by_one(
        self, make: Callable[[_Job], _Made], jobs: Iterable[_Job]
    ) -> Iterator[_Made | None]:
        """Do the jobs in one process; where it dies, another goes on with the next."""
        pool: ProcessPoolExecutor | None = None
        try:
            for job in jobs:
                pool = pool or self._pool(1)
                try:
                    with without_the_script():
                        sent = pool.submit(make, job)
                    yield sent.result()
                except BrokenProcessPool:
                    pool = None
                    yield None
        finally:
            if pool is not None:
                pool.shutdown(wait=False, cancel_futures=True)

    def _pool(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=become_a_worker
        )


def _submit(
    pool: ProcessPoolExecutor,
    make: Callable[[_Job], _Made],
    job: _Job,
    waiting: deque[tuple[_Job, Future[_Made]]],
) -> None:
    try:
        with without_the_script():  # A process is started only once there is a job for it.
            waiting.append((job, pool.submit(make, job)))
    except BrokenProcessPool as error:
        broken: Future[_Made] = Future()
        broken.set_exception(error)
        waiting.append((job, broken))


class DaskCluster:
    """The workers of a Dask cluster, which see the same files under the same names.

    Dask gives a job whose worker died to another, three times at most.
    """

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def results(
        self, make: Callable[[_Job], _Made], jobs: Iterable[_Job]
    ) -> Iterator[_Made | None]:
        """Yield ``make(job)`` for every job, in order.

        Raises:
            AskedWrongly: the ``dask`` extra is not installed.
            CannotRead: no scheduler answers at the address.
        """
        with self._client() as client:
            ahead = max(1, len(client.scheduler_info(n_workers=-1)["workers"])) * _AHEAD
            coming = iter(jobs)
            waiting = deque(_send(client, make, job) for job in islice(coming, ahead))
            while waiting:
                yield _received(waiting.popleft())
                waiting.extend(_send(client, make, job) for job in islice(coming, 1))

    def _client(self) -> Client:
        try:
            from distributed import Client  # an extra, and half a second to load
        except ImportError as error:
            message = '--scheduler needs Dask. Install it with: pip install "assistant[dask]"'
            raise AskedWrongly(message) from error
        try:
            _silence_dask()
            return Client(self._scheduler, timeout=_CLUSTER_PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise CannotRead(
                self._scheduler,
                "No Dask scheduler answers there.",
                "Check the address, for example tcp://10.0.0.1:8786.",
            ) from error


def _silence_dask() -> None:
    """A lost worker is told by what became of its jobs, not in Dask's own words.

    Dask sets the level of some of its loggers one by one.
    """
    for name in ("distributed", *logging.Logger.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _send(client: Client, make: Callable[[_Job], _Made], job: _Job) -> Future[_Made]:
    # Not pure: the same job run again may find other files, so a held result must not serve.
    sent: Future[_Made] = client.submit(make, job, pure=False, retries=1)
    return sent


def _received(future: Future[_Made]) -> _Made | None:
    from distributed import CancelledError as Lost
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except (KilledWorker, Lost, CancelledError):
        return None
