"""What an indexing has to do: which files are new, changed, renamed, gone, or as they were.

In go what the store knows and what was gathered; out comes a :class:`Plan`. The promise: a file is
read again exactly when its content, or what ``sources.yaml`` says about how to read it, differs.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from assistant.library.catalogue import Entry
from assistant.library.gathering import Gathered
from assistant.library.record import hints_of


class Known(NamedTuple):
    """A source as the store has it."""

    number: int
    id: str
    file: str
    sha256: str
    size: int
    stamp: str
    hints: str
    stated: str
    passages: int
    record: str


class Plan(NamedTuple):
    """What to do with every file; pairs are of what is known and what was found."""

    same: list[tuple[Known, Gathered]]
    reread: list[tuple[Known, Gathered]]
    new: list[Gathered]
    gone: list[Known]

    @property
    def to_read(self) -> list[tuple[Known | None, Gathered]]:
        """Every file to read with what was known of it, in the order of names."""
        new = ((None, gathered) for gathered in self.new)
        return sorted([*self.reread, *new], key=lambda pair: pair[1].file)


def known_sources(connection: sqlite3.Connection) -> dict[str, Known]:
    """Return what the store has, by file."""
    rows = connection.execute(f"SELECT {', '.join(Known._fields)} FROM sources ORDER BY file")  # noqa: S608 - our own names
    return {row[2]: Known(*row) for row in rows}


def make_plan(
    known: Mapping[str, Known], files: Iterable[Gathered], entries: Mapping[str, Entry]
) -> Plan:
    """Compare what is known with the files found; ``known`` holds only what could be gone."""
    plan = Plan([], [], [], [])
    found: set[str] = set()
    for gathered in files:
        found.add(gathered.file)
        before = known.get(gathered.file)
        if before is None:
            plan.new.append(gathered)
        elif _is_same(before, gathered, entries.get(gathered.file)):
            plan.same.append((before, gathered))
        else:
            plan.reread.append((before, gathered))
    plan.gone.extend(before for file, before in known.items() if file not in found)
    return _with_renamed(plan, entries)


def content_sha256(gathered: Gathered) -> str:
    """Return the SHA-256 of a file's bytes, also of a file inside a container."""
    return gathered.sha256 or file_sha256(gathered.path)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal, or nothing if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _is_same(before: Known, gathered: Gathered, entry: Entry | None) -> bool:
    if before.size != gathered.size or before.hints != hints_of(entry):
        return False
    return before.sha256 == content_sha256(gathered)


def _with_renamed(plan: Plan, entries: Mapping[str, Entry]) -> Plan:
    """Recognise a new file that holds what one that is gone held: the same source, renamed."""
    lost: dict[str, list[Known]] = {}
    for before in plan.gone:
        lost.setdefault(before.sha256, []).append(before)
    sizes = {before.size for before in plan.gone}
    new = []
    for gathered in plan.new:
        candidates = lost.get(content_sha256(gathered), []) if gathered.size in sizes else []
        if not candidates:
            new.append(gathered)
            continue
        before = candidates.pop(0)
        plan.gone.remove(before)
        same_hints = before.hints == hints_of(entries.get(gathered.file))
        (plan.same if same_hints else plan.reread).append((before, gathered))
    return plan._replace(new=new)
