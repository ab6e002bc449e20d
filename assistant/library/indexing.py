"""Bringing a store in step with the files: what ``index`` does.

In go the workspace, its roots and a store; out comes the store in its next state and an
:class:`IndexReport`. The promise: a file that cannot be read is reported and the rest goes on;
whatever fails beyond that leaves the store as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.library.catalogue import Catalogue, Entry
from assistant.library.changes import Change
from assistant.library.containers import container_of
from assistant.library.gathering import Gathered
from assistant.library.moves import Moves, moves_of
from assistant.library.planning import Known, Plan
from assistant.library.reading import Reading, Task, Unread
from assistant.library.record import hints_of, make_source, source_id
from assistant.library.removed import Removed
from assistant.library.source import Source
from assistant.library.stream import read_all
from assistant.noun import Noun

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are to read, and the file just read."""


class IndexReport(Noun):
    """What an indexing found: ids of sources, and files that could not be read with the reason."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    moves: tuple[Moves, ...] = ()


@dataclass
class Indexing:
    """One indexing under way: the plan, what a person said, and what has come of it so far."""

    plan: Plan
    catalogue: Catalogue
    removed: Removed
    kept: Mapping[str, Known]
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    unread: list[tuple[Unread, int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    moves: list[Moves] = field(default_factory=list)

    def carry_out(self, change: Change, jobs: int | None, progress: Progress | None) -> None:
        """Do what is planned inside the change; ``kept`` are known sources outside the plan."""
        ids = self._names()
        for before in self.plan.gone:
            change.drop(before.number)
            self.gone.append(before.id)
        self._restate(change, ids)
        self._read(change, ids, jobs, progress)

    def report(self, refused: Sequence[tuple[str, str]]) -> IndexReport:
        """Return what has come of it; ``refused`` are files that were never tried."""
        failed = [(unread.file, unread.reason) for unread, _, _ in self.unread]
        return IndexReport(
            added=tuple(self.added),
            changed=tuple(self.changed),
            removed=tuple(self.gone),
            unchanged=tuple(self.unchanged),
            failed=tuple(sorted([*failed, *refused])),
            notes=(*self.notes, *self.catalogue.notes),
            moves=tuple(self.moves),
        )

    def _names(self) -> _Names:
        claimed = {
            entry.id: file for file, entry in self.catalogue.entries.items() if entry.id is not None
        }
        names = _Names(claimed)
        for known in self.kept.values():
            names.taken.add(known.id)
        pairs = sorted([*self.plan.same, *self.plan.reread], key=lambda pair: pair[1].file)
        for before, gathered in pairs:
            names.keep(before, gathered.file, self._entry(gathered))
        for before, gathered in pairs:
            note = names.settle(before, gathered.file, self._entry(gathered))
            self.notes += [note] if note else []
        return names

    def _restate(self, change: Change, names: _Names) -> None:
        """Note what changed about files that need no reading: name, stamp, facts."""
        restated = []
        for before, gathered in self.plan.same:
            source = self._source(before, gathered, names)
            if source.model_dump_json() != before.record:
                restated.append((before.number, source, gathered.stamp))
                is_renamed = before.file != gathered.file
                (self.unchanged if is_renamed else self.changed).append(source.id)
                if is_renamed:
                    self.notes.append(_renamed(before, gathered))
            else:
                self.unchanged.append(source.id)
                if before.stamp != gathered.stamp:
                    change.stamp(before.number, gathered.stamp)
        change.restate(restated)

    def _read(
        self, change: Change, names: _Names, jobs: int | None, progress: Progress | None
    ) -> None:
        pairs = self.plan.to_read
        tasks = [_task(gathered, self._entry(gathered)) for _, gathered in pairs]
        sizes = [gathered.size for _, gathered in pairs]
        outcomes = read_all(tasks, sizes, jobs)
        for done, ((before, gathered), outcome) in enumerate(zip(pairs, outcomes, strict=True), 1):
            if isinstance(outcome, Unread):
                self._take_unread(change, before, gathered, outcome)
            elif before is not None:
                self._take_changed(change, before, gathered, outcome, names)
            elif not self.removed.covers(gathered.file, outcome.sha256):
                self._take_new(change, gathered, outcome, names)
            if progress is not None:
                progress(done, len(pairs), gathered.file)

    def _take_unread(
        self, change: Change, before: Known | None, gathered: Gathered, unread: Unread
    ) -> None:
        self.unread.append((unread, gathered.size, gathered.stamp))
        if before is not None:
            # What it held before is no longer what the file says, so it cannot be quoted.
            change.drop(before.number)
            self.gone.append(before.id)

    def _take_changed(
        self, change: Change, before: Known, gathered: Gathered, reading: Reading, names: _Names
    ) -> None:
        entry = self._entry(gathered)
        source = _as_source(names.of[before.number], gathered.file, reading, entry)
        held = change.held(before.number)
        change.drop(before.number)
        change.add(reading, source, gathered.size, gathered.stamp, hints_of(entry))
        self.changed.append(source.id)
        if before.sha256 != reading.sha256:
            now = [(text, rest) for _, text, _, _, _, rest, _ in reading.rows.numbered(0)]
            self.moves.append(moves_of(source.id, gathered.file, held, now))
            self.notes.append(self.moves[-1].sentence())

    def _take_new(
        self, change: Change, gathered: Gathered, reading: Reading, names: _Names
    ) -> None:
        entry = self._entry(gathered)
        name = names.new(gathered.file, reading.stated, entry)
        source = _as_source(name, gathered.file, reading, entry)
        change.add(reading, source, gathered.size, gathered.stamp, hints_of(entry))
        self.added.append(name)

    def _source(self, before: Known, gathered: Gathered, names: _Names) -> Source:
        return make_source(
            name=names.of[before.number],
            file=gathered.file,
            sha256=before.sha256,
            stated=before.stated,
            passages=before.passages,
            entry=self._entry(gathered),
        )

    def _entry(self, gathered: Gathered) -> Entry | None:
        return self.catalogue.entries.get(gathered.file)


class _Names:
    """The ids in use while an indexing runs: ``of`` gives that of each known source's number."""

    def __init__(self, claimed: Mapping[str, str]) -> None:
        self._claimed = claimed
        self.taken = set(claimed)
        self.of: dict[int, str] = {}

    def keep(self, before: Known, file: str, entry: Entry | None) -> None:
        """Let a known source keep its id, unless a person gave that id to another file."""
        if entry is not None and entry.id is not None:
            self.of[before.number] = entry.id
        elif self._claimed.get(before.id, file) == file:
            self.of[before.number] = before.id
            self.taken.add(before.id)

    def settle(self, before: Known, file: str, entry: Entry | None) -> str | None:
        """Name the known source whose id a person gave away, and return a note about it."""
        if before.number in self.of:
            return None
        name = self.of[before.number] = self.new(file, before.stated, entry)
        return f"“{before.id}” is now the id of another source; that of {file} is “{name}”."

    def new(self, file: str, stated: str, entry: Entry | None) -> str:
        """Return an id for a source that has none."""
        name = source_id(file, stated, entry, self.taken)
        self.taken.add(name)
        return name


def keep_unread(connection: sqlite3.Connection, files: set[str]) -> list[tuple[Unread, int, str]]:
    """Return the earlier failures that concern none of ``files``."""
    rows = connection.execute("SELECT file, sha256, reason, size, stamp FROM unread").fetchall()
    held = dict.fromkeys(files)
    return [
        (Unread(*row[:3]), row[3], row[4])
        for row in rows
        if row[0] not in files and container_of(row[0], held) is None
    ]


def _as_source(name: str, file: str, reading: Reading, entry: Entry | None) -> Source:
    return make_source(
        name=name,
        file=file,
        sha256=reading.sha256,
        stated=reading.stated,
        passages=reading.passages,
        entry=entry,
    )


def _task(gathered: Gathered, entry: Entry | None) -> Task:
    people = entry.people if entry else ()
    return Task(
        gathered.file,
        Path(gathered.path),
        entry.genre if entry else None,
        people,
        gathered.container,
        gathered.stamp,
        gathered.inside,
        gathered.fault,
    )


def _renamed(before: Known, gathered: Gathered) -> str:
    return f"{before.file} is now {gathered.file}; its id is still “{before.id}”."
