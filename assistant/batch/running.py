"""Running a batch: what is asked goes in, a folder of drafts with a manifest comes out.

The promise: one failure never stops the rest; a draft that a person has edited is never replaced;
running again into the same folder makes only what has changed, however the last run ended.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from assistant.batch.executors import DaskCluster, Executor, InThisProcess, Processes
from assistant.batch.job import Job
from assistant.batch.journal import FOLDER, Journal
from assistant.batch.likeness import Likeness, Likenesses, write_likeness
from assistant.batch.making import Made, make_draft, prepare
from assistant.batch.manifest import Entry, read_manifest, write_manifest
from assistant.batch.original import several_inquiries
from assistant.batch.planning import plan
from assistant.batch.request import Request
from assistant.errors import CannotWrite, LibraryBusy
from assistant.files.locking import writer_lock
from assistant.files.writing import make_folder

FEW = 8
"""Up to this many drafts one process is quicker than starting others, at half a second each."""

MOST_PROCESSES = 60
"""Windows can wait for no more than 63 things at once."""

Progress = Callable[[int, int, str], None]


class Batch(NamedTuple):
    """What became of a batch: an entry for every draft, in order, and how alike they are."""

    entries: tuple[Entry, ...]
    likeness: Likeness


def run_batch(
    request: Request,
    out: Path,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Make every draft of ``request`` into the folder ``out``.

    ``jobs`` is the number of processes (default: all cores), ``scheduler`` the address of a Dask
    scheduler that takes their place. Writes ``manifest.json``, ``report.csv`` and
    ``likeness.json`` beside the drafts. Before anything is written the rows, the names and the
    templates are looked at.

    Raises:
        AskedWrongly: no brief was given, or what was asked fits no brief.
        CannotWrite: the folder or the manifest cannot be written, or another batch is writing.
        CannotRead: the folder holds a manifest that is not ours, or the table cannot be read.
    """
    work = plan(request, out)
    make_folder(out)
    with _alone(out):
        return _run(work, out, _executor(work, jobs, scheduler), progress)


def _run(work: Sequence[Job], out: Path, executor: Executor, progress: Progress | None) -> Batch:
    journal = Journal(out)
    make_folder(journal.folder)
    journal.keep(read_manifest(out))
    entries: list[Entry] = []
    alike = Likenesses()
    sketched: list[int] = []
    sent: dict[str, dict[str, None]] = {}
    told = prepare(work)
    try:
        for made in _made(work, executor):
            entries.append(made.entry)
            journal.add(made.entry)
            sent.setdefault(made.entry.brief, {})[made.consultation] = None
            if made.sketch is not None:
                sketched.append(len(entries) - 1)
                alike.put(made.sketch)
            if progress is not None:
                progress(len(entries), len(work), work[len(entries) - 1].label)
    finally:
        if len(entries) < len(work):
            write_manifest(out, _so_far(entries, work))
    shares = alike.shares()
    for at, share in zip(sketched, shares, strict=True):
        entries[at] = entries[at].model_copy(update={"alike": share})
    write_manifest(out, entries)
    told = (*several_inquiries(sent), *told)
    likeness = alike.whole(shares).model_copy(update={"original_evidence": told})
    write_likeness(out, likeness)
    journal.close(entries)
    return Batch(tuple(entries), likeness)


def _made(work: Sequence[Job], executor: Executor) -> Iterator[Made]:
    """Yield what becomes of each job, in order."""
    for job, made in zip(work, executor.results(make_draft, work), strict=True):
        yield made if made is not None else Made(job.entry(status="failed", error=_stopped(job)))


def _stopped(job: Job) -> str:
    return f"{job.label}: the process that drafted it was stopped. Run the batch again."


def _executor(work: Sequence[Job], jobs: int | None, scheduler: str | None) -> Executor:
    if scheduler is not None:
        return DaskCluster(scheduler)
    count = min(jobs or os.cpu_count() or 1, len(work), MOST_PROCESSES)
    if count == 1 or len(work) <= FEW:
        return InThisProcess()
    return Processes(count)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep other batches out of the folder: two would each take the other's drafts for edited."""
    try:
        with writer_lock(out / FOLDER / "lock", seconds=0.0):
            yield
    except LibraryBusy as error:
        raise CannotWrite(
            out,
            "Another batch is writing into this folder.",
            "Wait until it has ended, or choose another folder for --out.",
        ) from error


def _so_far(entries: Sequence[Entry], work: Sequence[Job]) -> list[Entry]:
    """The entries made, and those of the last run for the drafts not reached yet."""
    rest = [job.before for job in work[len(entries) :] if job.before is not None]
    return [*entries, *rest]
