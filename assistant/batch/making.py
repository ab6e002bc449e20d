"""Making one draft of a batch: a job goes in, its entry in the manifest comes out.

The promise: whatever goes wrong with one job is told in its entry, never raised; a draft whose
inputs have not changed is not made again; a file that a person has edited stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from assistant.batch.job import Job
from assistant.batch.journal import Announced, announce
from assistant.batch.likeness import Sketch, sketch_of, word_paragraphs
from assistant.batch.manifest import Entry, Status
from assistant.batch.original import published_before
from assistant.batch.workshop import Workshop
from assistant.batch.writing import (
    audit_files,
    draft_bytes,
    enter_positions,
    printed_quotes,
)
from assistant.briefs.brief import Brief
from assistant.errors import AskedWrongly, AssistantError, disk_words
from assistant.files.writing import write_bytes, write_text
from assistant.findings import Finding
from assistant.workspace import Drafted, what_stands


class Made(NamedTuple):
    """What became of a job; ``sketch`` is of the draft's text, ``consultation`` whom it answers."""

    entry: Entry
    sketch: Sketch | None = None
    consultation: str = ""


def make_draft(job: Job) -> Made:
    """Make one draft; whatever goes wrong is told in the entry, never raised."""
    try:
        return _made(_workshop_of(job.batch), job)
    except AssistantError as error:
        return _failed(job, str(error))
    except OSError as error:
        return _failed(job, f"{job.label}: {disk_words(error)}")
    except Exception as error:  # One draft's trouble, of whatever kind, never stops the rest.
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return _failed(job, f"{job.label}: this should not have happened ({what}). Please tell us.")


def prepare(work: Sequence[Job]) -> tuple[str, ...]:
    """Bring the library of every brief up to date, once and here; say what authors should know.

    The processes then only read it. What goes wrong is told when the job is made.
    """
    shared = Workshop()
    told: list[str] = []
    try:
        for job in {job.brief: job for job in work}.values():
            try:
                library = shared.library(job)
                if job.check:
                    library.prepare_grams()
                told += published_before(job.brief.as_posix(), shared.brief(job), library)
            except (AssistantError, OSError):
                continue
    finally:
        shared.close()
    return tuple(told)


@lru_cache(maxsize=1)
def _workshop_of(batch: str) -> Workshop:
    """This process's workshop for the batch that it works for.

    What it has opened is given back when it is collected: with the next batch, or the process.
    """
    del batch
    return Workshop()


def _failed(job: Job, problem: str) -> Made:
    if job.row is not None and not problem.startswith((job.where, job.label)):
        problem = f"{job.where}: {problem}"
    return Made(job.entry(status="failed", error=problem))


def _made(workshop: Workshop, job: Job) -> Made:
    if job.row is not None and job.row.problem is not None:
        message = f"{job.where}: {job.row.problem}."
        raise AskedWrongly(message)
    brief = workshop.brief(job)
    if job.final:
        _refuse_unapproved(job, brief)
    inputs = workshop.inputs(job, brief)
    entry, data = _as_before(job, inputs) or _drafted(workshop, job, brief, inputs)
    asked = [question.text for question in brief.consultation.questions]
    sketch = sketch_of(word_paragraphs(data), leaving_out=asked)
    return Made(entry, sketch, _inquiry(job, brief))


def _inquiry(job: Job, brief: Brief) -> str:
    """What a draft answers, in words; where a batch goes to several venues, each is another."""
    asked = f"{brief.consultation.body}: {brief.consultation.title}"
    return asked if job.venue is None else f"{asked}, for {job.venue}"


def _as_before(job: Job, inputs: str) -> tuple[Entry, bytes] | None:
    """Return the entry of the last run where nothing has changed since, nor the file."""
    before = job.before
    if before is None or before.inputs != inputs or before.output is None or before.failed:
        return None
    try:
        data = job.output.with_name(before.output).read_bytes()
    except OSError:
        return None
    if _hash(data) != before.sha256:
        return None
    status: Status = "edited" if before.status == "edited" else "unchanged"
    return before.model_copy(update={"status": status}), data


def _drafted(workshop: Workshop, job: Job, brief: Brief, inputs: str) -> tuple[Entry, bytes]:
    drafted = workshop.drafted(job, brief)
    data, noticed = draft_bytes(drafted, form="docx", house_style=job.house_style, final=job.final)
    found = (*drafted.findings, *noticed, *_left_out(job))
    path, status = _place(job, data)
    if job.check:
        found += workshop.checked(job, drafted, path, data)
    if job.final:
        _refuse_errors(job, found)
    if status != "unchanged":
        if job.journal is not None:
            announce(job.journal, Announced(job.brief.as_posix(), path.name, _hash(data)))
        write_bytes(path, data)
    if job.check or job.final:
        _write_audit(drafted, path, _hash(data), found)
    if job.final and job.row is None:
        # The paper of a row is another sender's, and no position of ours.
        enter_positions(drafted, path, _hash(data))
    sign_off = brief.sign_off
    entry = job.entry(
        output=path.name,
        status=status,
        sha256=_hash(data),
        words=drafted.draft.words,
        limit=workshop.word_limit(job, drafted),
        quotes=printed_quotes(drafted.draft),
        findings=_count(found),
        approved_by=sign_off.name if sign_off else None,
        approved=sign_off.approved if sign_off else None,
        inputs=inputs,
    )
    return entry, data


def _left_out(job: Job) -> Iterator[Finding]:
    """Tell of every cell that holds more than can be printed."""
    for name in job.row.left_out if job.row is not None else ():
        yield Finding(
            code="control-codes",
            severity="warning",
            place=f"{job.where}, column “{name}”",
            message="The cell holds control codes, which show nothing; they were left out.",
            fix="Look at the words of the cell, and type them anew if any are missing.",
        )


def _write_audit(drafted: Drafted, path: Path, sha256: str, found: Sequence[Finding]) -> None:
    """Write what was found beside the draft, in full: the manifest has only its number."""
    for beside, text in audit_files(drafted, path, sha256, found):
        write_text(beside, text)


def _refuse_unapproved(job: Job, brief: Brief) -> None:
    if job.row is not None and not (brief.sign_off and brief.sign_off.approved):
        message = (
            f"{job.where}: nobody has approved this paper, so there is no final copy. Put the date "
            "of its approval into a column sign_off.approved; the one in the brief holds only for "
            "a row that changes nothing."
        )
        raise AskedWrongly(message)


def _refuse_errors(job: Job, found: Sequence[Finding]) -> None:
    standing = what_stands(found)
    if standing is not None:
        message = (
            f"{job.where}: {standing} Mend it; a paper that may go all the same is written alone, "
            "with: assistant draft --final --despite."
        )
        raise AskedWrongly(message)


def _place(job: Job, data: bytes) -> tuple[Path, Status]:
    """Return where the draft goes and what that makes it; an edited file keeps its place."""
    held = _hash_of(job.output)
    if held == _hash(data):
        return job.output, "unchanged"
    if held is None or held in job.ours.get(job.output.name, ()):
        return job.output, "written"
    return _beside(job, _hash(data)), "edited"


def _beside(job: Job, sha256: str) -> Path:
    """The first name beside the edited draft that is free, or is ours and was not edited too."""
    path, count = job.output, 2
    while True:
        candidate = path.with_name(f"{path.stem} ({count}){path.suffix}")
        if _hash_of(candidate) in (None, sha256, *job.ours.get(candidate.name, ())):
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
