"""What a person states about a source, put into the ``sources.yaml`` that speaks of its file.

In go a catalogue and the facts to change; out comes the catalogue with them. The promise: only the
entry of that file changes, a fact that is emptied goes back to what the file itself says, and a
date is a date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import AskedWrongly
from assistant.library.catalogue import CATALOGUE_NAME, Entry, SourcesRecord
from assistant.library.source import Release, Source

FACTS = ("title", "author", "publisher", "number", "date", "url", "accessed", "genre", "status",
         "marking", "licence", "consent", "language")  # fmt: skip
"""The facts that are plain words; the release is a matter of its own."""

_DATES = ("date", "accessed")
_PART_OF_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def catalogue_for(folder: Path, source: Source, roots: Sequence[Path] = ()) -> Path:
    """Return the ``sources.yaml`` that speaks of a source, or where one would be made.

    ``folder`` is the workspace, ``roots`` what its library consists of. That is the nearest one
    above the file, as far up as the library looks; where there is none, it would be made in the
    folder of documents that holds the file.
    """
    file, top = _plain(folder / source.file), _plain(folder)
    if not file.is_relative_to(top):
        outside = [root for root in map(_plain, roots) if file.is_relative_to(root)]
        top = outside[0] if outside and outside[0].is_dir() else file.parent
    above = [path for path in file.parents if path.is_relative_to(top)]
    held = next((path for path in above if (path / CATALOGUE_NAME).is_file()), None)
    if held is None:
        # In a workspace that is "sources", or whatever folder the documents are kept in there.
        held = above[-2] if len(above) > 1 and top == _plain(folder) else above[-1]
    return held / CATALOGUE_NAME


def with_facts(
    record: SourcesRecord, catalogue: Path, file: Path, **facts: str | None
) -> SourcesRecord:
    """Return the catalogue at ``catalogue`` with facts of ``file`` changed; None takes one out.

    Raises:
        AskedWrongly: there is no such fact, or a date is none.
    """
    for name, value in facts.items():
        _check(name, value)
    stated = {name: (value or "").strip() or None for name, value in facts.items()}
    return with_entry(record, catalogue, file, stated)


def with_release(
    record: SourcesRecord, catalogue: Path, file: Path, release: Release | None
) -> SourcesRecord:
    """Return the catalogue with how a source was released, or without it."""
    if release is not None and release.decided is not None:
        _check("date", release.decided)
    return with_entry(record, catalogue, file, {"release": release})


def with_entry(
    record: SourcesRecord, catalogue: Path, file: Path, changes: dict[str, Any]
) -> SourcesRecord:
    """Return the catalogue with the entry of ``file`` changed, or a new one last."""
    name = _name_in(catalogue, file)
    entries = list(record.sources)
    at = next((i for i, entry in enumerate(entries) if _same(entry, name)), None)
    entry = entries[at] if at is not None else Entry(file=name)
    changed = entry.model_copy(update=changes)
    if at is not None:
        entries[at] = changed
    elif changed != Entry(file=name):
        entries.append(changed)
    return record.model_copy(update={"sources": tuple(entries)})


def _plain(path: Path) -> Path:
    """Return a path without "..", and links left as they are, as the library names files."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolving would follow links


def _name_in(catalogue: Path, file: Path) -> str:
    return os.path.relpath(_plain(file), _plain(catalogue.parent)).replace(os.sep, "/")


def _same(entry: Entry, name: str) -> bool:
    return entry.file.replace("\\", "/").removeprefix("./") == name


def _check(name: str, value: str | None) -> None:
    if name not in FACTS:
        message = f"There is no fact called “{name}”; they are {', '.join(FACTS)}."
        raise AskedWrongly(message)
    if name in _DATES and value and not _is_date(value.strip()):
        message = f"“{value}” is no date; write it as 2026-01-31, 2026-01 or 2026."
        raise AskedWrongly(message)


def _is_date(value: str) -> bool:
    if _PART_OF_DATE.fullmatch(value):
        return True
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-01-31")
