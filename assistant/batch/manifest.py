"""The manifest of a batch: what was made from what, kept as ``manifest.json`` and ``report.csv``.

The promise: every brief asked for has a row, whatever became of it, and the file is replaced in one
step, so that a batch that was stopped leaves the manifest before it or the one after.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.errors import CannotRead
from assistant.files.writing import write_bytes, write_text
from assistant.noun import Noun

Status = Literal["written", "unchanged", "edited", "failed", "planned"]
"""``edited``: a person has changed the file since; it was left, and the new one stands beside.
``planned``: a dry run would make it."""

MANIFEST = "manifest.json"
REPORT = "report.csv"
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+@\-＝＋－＠]|[\t\r])")
"""Where a spreadsheet might begin a formula: at the start, and behind what it may take for the end
of a cell."""


class Entry(Noun):
    """One draft of a batch. ``row`` is None where no table of rows was given.

    ``template`` and ``venue`` are given where the batch was asked for several. ``sha256`` is the
    hash of the file as written, ``findings`` the number of warnings and errors, ``limit`` the most
    words the paper may have. ``approved_by`` and ``approved`` are its sign-off. ``alike`` is the
    share (0 to 1) of its text that other drafts of the batch hold too. ``inputs`` is one hash over
    everything that the draft was made from: while it stays the same, the draft is not made again.
    """

    brief: str
    row: int | None = None
    template: str | None = None
    venue: str | None = None
    output: str | None = None
    status: Status
    sha256: str | None = None
    words: int = 0
    limit: int | None = None
    quotes: int = 0
    findings: int = 0
    approved_by: str | None = None
    approved: str | None = None
    alike: float | None = None
    inputs: str | None = None
    error: str | None = None

    @property
    def failed(self) -> bool:
        """Tell whether no draft was made."""
        return self.status == "failed"


_ENTRIES = TypeAdapter(tuple[Entry, ...])


def read_manifest(folder: Path) -> tuple[Entry, ...]:
    """Return the entries of an earlier batch in ``folder``; none where there was none.

    Raises:
        CannotRead: there is a manifest, but it is not one of ours.
    """
    path = folder / MANIFEST
    try:
        return _ENTRIES.validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValidationError) as error:
        raise CannotRead(
            path,
            "It is not a manifest that a batch has written.",
            "Move it away, or choose another folder for --out.",
        ) from error


def write_manifest(folder: Path, entries: Sequence[Entry]) -> None:
    """Write the manifest and the report of ``entries`` into ``folder``.

    Raises:
        CannotWrite: the disk refuses.
    """
    rows = [entry.model_dump() for entry in entries]
    write_text(folder / MANIFEST, json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    write_bytes(folder / REPORT, _report(rows).encode("utf-8-sig"))


def _report(rows: Sequence[dict[str, object]]) -> str:
    """A table that a spreadsheet opens; the byte order mark tells it the letters are UTF-8."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(Entry.model_fields), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """A text that a spreadsheet would take for a formula is kept from running by a quote mark."""
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
