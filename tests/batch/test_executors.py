"""Jobs shared out: results in order, and a worker that dies takes nothing else with it."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import run_batch
from assistant.batch.executors import DaskCluster, Processes
from assistant.errors import CannotRead
from tests.batch.papers import example, table

LETTER = "letter-to-companies.yaml"


def doubled_or_dead(number: int) -> int:
    """Double a number; 7 kills the process that has it."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return 2 * number


def doubled_the_second_time(job: tuple[int, str]) -> int:
    """Double a number; the first process that meets 7 dies, the next does not."""
    number, folder = job
    if number == 7:
        try:
            Path(folder, "met").mkdir()
        except FileExistsError:
            return 14
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return 2 * number


def test_a_process_that_dies_costs_only_the_job_that_killed_it() -> None:
    results = list(Processes(2).results(doubled_or_dead, range(40)))
    assert results == [None if number == 7 else 2 * number for number in range(40)]


def test_a_job_whose_process_was_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path)) for number in range(20)]
    assert list(Processes(2).results(doubled_the_second_time, jobs)) == list(range(0, 40, 2))


def test_where_no_process_can_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("assistant.batch.executors.become_a_worker", sys.exit)
    assert list(Processes(2).results(abs, range(-20, 0))) == list(range(20, 0, -1))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    distributed = pytest.importorskip("distributed", reason="the dask extra is not installed")
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=50,
    ) as running:
        yield running.scheduler_address


# Dask's own pieces leave sockets and event loops to the garbage collector.
QUIET = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@QUIET
def test_a_dask_cluster_gives_the_same_bytes_as_one_process(cluster: str, tmp_path: Path) -> None:
    brief = example(tmp_path, LETTER)
    lines = "\n".join(f"Branch {number}" for number in range(12))
    rows = table(tmp_path, f"organisation\n{lines}\n")
    here = run_batch([brief], rows, out=tmp_path / "here", jobs=1)
    there = run_batch([brief], rows, out=tmp_path / "there", scheduler=cluster)
    assert [entry.status for entry in there] == ["written"] * 12
    assert there == here
    for entry in here:
        held = [(tmp_path / name / str(entry.output)).read_bytes() for name in ("here", "there")]
        assert held[0] == held[1]


@QUIET
def test_a_dask_worker_that_is_killed_loses_no_job(cluster: str, tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path)) for number in range(20)]
    made = list(DaskCluster(cluster).results(doubled_the_second_time, jobs))
    assert made == list(range(0, 40, 2))
    # What became of the jobs is told by us; Dask's own warnings would only stand between.
    assert not logging.getLogger("distributed.client").isEnabledFor(logging.WARNING)


@QUIET
def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the dask extra is not installed")
    brief = example(tmp_path, LETTER)
    with pytest.raises(CannotRead, match="No Dask scheduler"):
        run_batch([brief], out=tmp_path / "out", scheduler="nowhere://x")
