"""Running a batch: many briefs in, a folder of drafts with a manifest out.

The promise: one failure never stops the rest; a draft that a person has edited is never replaced;
running again into the same folder writes only what has changed.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.batch.manifest import Entry, read_manifest, write_manifest
from assistant.batch.names import output_names
from assistant.batch.processes import by_processes
from assistant.batch.writing import draft_bytes, printed_quotes
from assistant.errors import AskedWrongly, AssistantError, disk_words
from assistant.files.writing import make_folder, write_bytes
from assistant.findings import Finding
from assistant.workspace import brief_in, draft_brief, refuse_final

FEW = 8
"""Up to this many drafts one process is quicker than starting others, at half a second each."""

MOST_PROCESSES = 60
"""Windows can wait for no more than 63 things at once."""

OFTEN = 20
"""Entries after which the manifest is written on the way, so that a batch which is stopped knows
its own drafts when it is run again."""

Progress = Callable[[int, int, str], None]


class Job(NamedTuple):
    """One draft to make.

    ``written_before`` holds the hash of each file that an earlier run left of this brief, by name.
    """

    brief: Path
    output: Path
    written_before: dict[str, str]
    template: str | None
    house_style: Path | None
    final: bool


def run_batch(
    briefs: Sequence[Path],
    out: Path,
    *,
    jobs: int | None = None,
    template: str | None = None,
    house_style: Path | None = None,
    final: bool = False,
    progress: Progress | None = None,
) -> tuple[Entry, ...]:
    """Draft every brief into the folder ``out`` and return one entry for each, in order.

    ``jobs`` is the number of processes (default: all cores). Writes ``manifest.json`` and
    ``report.csv`` beside the drafts.

    Raises:
        AskedWrongly: no brief was given.
        CannotWrite: the folder or the manifest cannot be written.
        CannotRead: the folder holds a manifest that is not ours.
    """
    if not briefs:
        message = "a batch needs at least one brief."
        raise AskedWrongly(message)
    make_folder(out)
    before = read_manifest(out)
    work = [
        Job(brief, out / name, _left_by(brief, before), template, house_style, final)
        for brief, name in zip(briefs, output_names(briefs, "docx"), strict=True)
    ]
    entries: list[Entry] = []
    try:
        for entry in _run(work, jobs or os.cpu_count() or 1):
            entries.append(entry)
            if len(entries) % OFTEN == 0:
                write_manifest(out, _so_far(entries, before))
            if progress is not None:
                progress(len(entries), len(work), entry.brief)
    finally:
        write_manifest(out, entries if len(entries) == len(work) else _so_far(entries, before))
    return tuple(entries)


def make_draft(job: Job) -> Entry:
    """Make one draft; whatever goes wrong is told in the entry, never raised."""
    brief = job.brief.as_posix()
    try:
        return _draft(job)
    except AssistantError as error:
        return Entry(brief=brief, status="failed", error=str(error))
    except OSError as error:
        return Entry(brief=brief, status="failed", error=f"{brief}: {disk_words(error)}")
    except Exception as error:  # One brief's trouble, of whatever kind, never stops the rest.
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        message = f"{brief}: this should not have happened ({what}). Please report it."
        return Entry(brief=brief, status="failed", error=message)


def _run(work: Sequence[Job], jobs: int) -> Iterator[Entry]:
    """Yield the entries in the order of the work."""
    if jobs == 1 or len(work) <= FEW:
        yield from map(make_draft, work)
        return
    # A library that several briefs share is brought up to date here, so that workers only read it.
    shared = Counter(job.brief.parent for job in work)
    first_of_folder = {job.brief.parent: job for job in reversed(work)}
    ahead = {
        id(job): make_draft(job) for folder, job in first_of_folder.items() if shared[folder] > 1
    }
    rest = [job for job in work if id(job) not in ahead]
    made = by_processes(make_draft, rest, min(jobs, len(rest), MOST_PROCESSES))
    for job in work:
        yield ahead[id(job)] if id(job) in ahead else (next(made) or _stopped(job))


def _stopped(job: Job) -> Entry:
    message = f"{job.brief}: the process that drafted it was stopped. Run the batch again."
    return Entry(brief=job.brief.as_posix(), status="failed", error=message)


def _left_by(brief: Path, before: Sequence[Entry]) -> dict[str, str]:
    """Return the hash of each file that an earlier run wrote for ``brief``, by name.

    Another brief's draft that happens to have the same name is not ours to replace.
    """
    whole = Path(os.path.abspath(brief)).parts  # noqa: PTH100 - resolve() fails on circular links
    left: dict[str, str] = {}
    for entry in before:
        parts = tuple(part for part in Path(entry.brief).parts if part != "..")
        here = Path(os.path.abspath(entry.brief)).parts  # noqa: PTH100 - as above
        same = here == whole or (bool(parts) and whole[-len(parts) :] == parts)
        if same and entry.output and entry.sha256:
            left[entry.output] = entry.sha256
    return left


def _so_far(entries: Sequence[Entry], before: Sequence[Entry]) -> list[Entry]:
    """The entries made, and those of the last run for the briefs not reached yet."""
    made = {entry.brief for entry in entries}
    return [*entries, *(entry for entry in before if entry.brief not in made)]


def _draft(job: Job) -> Entry:
    path = brief_in(job.brief) if job.brief.is_dir() else job.brief
    drafted = draft_brief(path, template=job.template, final=job.final)
    if job.final:
        refuse_final(job.brief, drafted.findings, None)
    data, noticed = draft_bytes(drafted, form="docx", house_style=job.house_style, final=job.final)
    path, status = _place(job, data)
    if status != "unchanged":
        write_bytes(path, data)
    return Entry(
        brief=job.brief.as_posix(),
        output=path.name,
        status=status,
        sha256=_hash(data),
        words=drafted.draft.words,
        quotes=printed_quotes(drafted.draft),
        findings=_count(drafted.findings + noticed),
    )


def _place(job: Job, data: bytes) -> tuple[Path, str]:
    """Return where the draft goes and what that makes it; an edited file keeps its place."""
    held = _hash_of(job.output)
    if held == _hash(data):
        return job.output, "unchanged"
    if held is None or held == job.written_before.get(job.output.name):
        return job.output, "written"
    return _beside(job, _hash(data)), "edited"


def _beside(job: Job, sha256: str) -> Path:
    """The first name beside the edited draft that is free, or is ours and was not edited too."""
    path, count = job.output, 2
    while True:
        candidate = path.with_name(f"{path.stem} ({count}){path.suffix}")
        if _hash_of(candidate) in (None, sha256, job.written_before.get(candidate.name)):
            return candidate
        count += 1


def _hash_of(path: Path) -> str | None:
    try:
        return _hash(path.read_bytes())
    except FileNotFoundError:
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _count(findings: Iterable[Finding]) -> int:
    return sum(1 for finding in findings if finding.severity != "info")
