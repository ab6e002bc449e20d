"""The journal of a running batch: what it has written, kept so that a killed batch can go on.

In go the entries as they are made and every file just before it is written; out come, at the next
run, the entries of the run that was killed and the hashes of the files that are its own. The
promise: a file that a batch wrote is known for its own, however the batch ended, and also when the
manifest no longer names it (a row that failed since, or another batch in the same folder); a line
that was cut off in the middle is left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from assistant.batch.manifest import Entry
from assistant.files.writing import cannot_write, make_folder, write_text

FOLDER = ".batch"
_ENTRIES = "entries.jsonl"
_FILES = "files-"
_KEPT = f"{_FILES}kept.jsonl"
_MOST_HASHES = 4
"""Of one file: a write that was cut off leaves two, and nobody undoes more than a few."""


class Announced(NamedTuple):
    """A file that is about to be written: for which brief, its name and its SHA-256."""

    brief: str
    output: str
    sha256: str


class Journal:
    """The journal in the folder of a batch's drafts."""

    def __init__(self, out: Path) -> None:
        self.folder = out / FOLDER
        self._entries = self.folder / _ENTRIES

    def entries(self) -> list[Entry]:
        """Return the entries of a run that did not come to its end, in the order made."""
        found = []
        for held in _lines(self._entries):
            try:
                found.append(Entry.model_validate(held))
            except ValidationError:
                continue  # from another version of the program: that draft is made again
        return found

    def announced(self) -> Iterator[Announced]:
        """Yield every file that such a run wrote or was about to write."""
        for path in sorted(self.folder.glob(f"{_FILES}*.jsonl")):
            yield from _lines_of(path)

    def add(self, entry: Entry) -> None:
        """Note an entry that has been made.

        Raises:
            CannotWrite: the disk refuses.
        """
        _append(self._entries, entry.model_dump())

    def keep(self, entries: Iterable[Entry]) -> None:
        """Remember the files of a manifest that is about to be replaced.

        Raises:
            CannotWrite: the disk refuses.
        """
        named = (
            Announced(entry.brief, entry.output, entry.sha256)
            for entry in entries
            if entry.output and entry.sha256
        )
        self._write_kept([*_lines_of(self.folder / _KEPT), *named])

    def close(self, entries: Iterable[Entry]) -> None:
        """Forget what the manifest of ``entries`` says now, and keep the rest.

        Raises:
            CannotWrite: the disk refuses.
        """
        named = {entry.output for entry in entries}
        self._write_kept([file for file in self.announced() if file.output not in named])
        for path in self.folder.glob("*.jsonl"):
            if path.name != _KEPT:
                path.unlink(missing_ok=True)

    def _write_kept(self, files: Iterable[Announced]) -> None:
        newest: dict[str, dict[Announced, None]] = {}
        for file in files:
            hashes = newest.setdefault(file.output, {})
            hashes.pop(file, None)
            hashes[file] = None
        kept = [file for hashes in newest.values() for file in list(hashes)[-_MOST_HASHES:]]
        text = "".join(json.dumps(file._asdict()) + "\n" for file in kept)
        if text or (self.folder / _KEPT).exists():
            write_text(self.folder / _KEPT, text)


def announce(folder: Path, file: Announced) -> None:
    """Note that this process is about to write ``file``.

    Every process has a journal of its own, so that none waits for another.

    Raises:
        CannotWrite: the disk refuses.
    """
    path = folder / f"{_FILES}{os.getpid()}.jsonl"
    _append(path, file._asdict())


def _append(path: Path, held: dict[str, Any]) -> None:
    line = json.dumps(held, ensure_ascii=True) + "\n"
    make_folder(path.parent)
    try:
        # The line feed before it parts it from a line that an earlier process left unfinished.
        with path.open("a", encoding="utf-8") as journal:
            journal.write(line if journal.tell() == 0 else f"\n{line}")
    except OSError as error:
        raise cannot_write(path, error) from error


def _lines_of(path: Path) -> Iterator[Announced]:
    for held in _lines(path):
        if all(isinstance(held.get(name), str) for name in Announced._fields):
            yield Announced(held["brief"], held["output"], held["sha256"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    for line in text.split("\n"):
        try:
            held = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(held, dict):
            yield held
