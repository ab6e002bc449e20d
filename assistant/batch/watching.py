"""Watching a brief: each time one of its files changes, the draft is made and checked again.

In goes a watched brief; out come the same, one look later, and what that look found. The promise: a
draft that a person has edited is never replaced, the new one stands beside it, and nor is a final
copy; a file that cannot be read or written yet (a half-saved brief, a draft open in Word) is told
and tried again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.batch.writing import audit_files, draft_bytes, printed_quotes
from assistant.briefs import load_brief
from assistant.checks.audit import JSON_ENDING, TEXT_ENDING
from assistant.drafting import find_template
from assistant.errors import AssistantError, disk_words
from assistant.files.writing import write_bytes, write_text
from assistant.findings import Finding
from assistant.noun import Noun
from assistant.workspace import draft_brief, themes_path

Stamps = tuple[tuple[str, int, int], ...]
"""Each file that matters: its name, when it was last changed (ns), and its size."""


class Rebuilt(Noun):
    """One rebuilding: the file written, or None and ``problem``; ``was_edited`` tells that the
    usual file had been edited by hand, so that ``output`` stands beside it."""

    output: Path | None = None
    words: int = 0
    quotes: int = 0
    findings: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    was_edited: bool = False
    problem: str | None = None


@dataclass(frozen=True)
class Watched:
    """A brief under watch: what its files looked like, and what was written last."""

    brief: Path
    output: Path
    house_style: Path | None = None
    stamps: Stamps | None = None
    written: tuple[tuple[Path, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def look(watched: Watched) -> tuple[Watched, Rebuilt | None]:
    """Look at the files once; rebuild the draft where one has changed since the last look."""
    stamps = _stamps(watched)
    if stamps == watched.stamps:
        return watched, None
    seen = replace(watched, stamps=stamps)
    try:
        return _rebuilt(seen)
    except AssistantError as error:
        return seen, Rebuilt(problem=str(error))
    except OSError as error:
        return seen, Rebuilt(problem=f"{watched.brief}: {disk_words(error)}")


def _rebuilt(watched: Watched) -> tuple[Watched, Rebuilt]:
    drafted = draft_brief(watched.brief)
    data, noticed = draft_bytes(drafted, form="docx", house_style=watched.house_style)
    findings = (*drafted.findings, *noticed)
    place = _place(watched, data)
    write_bytes(place, data)
    for beside, text in audit_files(drafted, place, _hash(data), findings):
        write_text(beside, text)
    rebuilt = Rebuilt(
        output=place,
        words=drafted.draft.words,
        quotes=printed_quotes(drafted.draft),
        findings=findings,
        gone=tuple(f for f in watched.findings if f not in findings),
        new=tuple(f for f in findings if f not in watched.findings),
        was_edited=place != watched.output,
    )
    written = {**dict(watched.written), place: _hash(data)}
    return replace(watched, written=tuple(written.items()), findings=findings), rebuilt


def _place(watched: Watched, data: bytes) -> Path:
    """The usual file, or the first beside it that is free or was written by us and not edited."""
    ours = dict(watched.written)
    path, count = watched.output, 1
    while path.exists() and _hash(path.read_bytes()) not in (
        ours.get(path),
        _hash(data),
        _audited(path),
    ):
        count += 1
        path = watched.output.with_name(f"{watched.output.stem} ({count}){watched.output.suffix}")
    return path


def _audited(path: Path) -> str | None:
    """The hash of the working copy that we wrote there, by its audit; None for a final copy."""
    try:
        held = json.loads(path.with_name(path.name + JSON_ENDING).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    known = isinstance(held, dict) and held.get("file") == path.name and not held.get("final")
    return str(held.get("sha256")) if known else None


def _stamps(watched: Watched) -> Stamps:
    return tuple(sorted(_stamp(path) for path in _files(watched)))


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return (str(path), 0, -1)
    return (str(path), status.st_mtime_ns, status.st_size)


def _files(watched: Watched) -> Iterator[Path]:
    """Every file that the draft is made from; of a brief that cannot be read only the brief."""
    yield watched.brief
    if watched.house_style is not None:
        yield watched.house_style
    folder = watched.brief.parent
    try:
        brief = load_brief(watched.brief)
        yield themes_path(folder, brief)
        template = find_template(brief.template, folder)
        roots = [template, template.parent / "_shared"]
    except AssistantError:
        return
    for root in (*roots, *(folder / named for named in brief.sources)):
        yield from _under(root, leaving_out=folder / ".assistant")


def _under(root: Path, *, leaving_out: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if Path(place, name) != leaving_out]
        yield from (Path(place, name) for name in names if not _is_passing(name))


def _is_passing(name: str) -> bool:
    """Files that come and go while others are saved, and drafts themselves, are no evidence."""
    audit = name.endswith((f".docx{JSON_ENDING}", f".docx{TEXT_ENDING}"))
    return audit or name.startswith((".", "~")) or name.endswith((".docx", ".tmp"))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
