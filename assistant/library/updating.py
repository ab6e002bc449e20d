"""Bringing a workspace's library up to date, whatever state it is found in.

In go a place, the roots and perhaps the names of single files; out comes an
:class:`~assistant.library.indexing.IndexReport`. The promise: only one process writes at a time,
and a library that cannot be used is set aside and made anew from the documents, saying so.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from assistant.errors import LibraryDamaged
from assistant.files.locking import PATIENCE, writer_lock
from assistant.files.writing import make_folder
from assistant.library.catalogue import catalogue_stamps, read_catalogues
from assistant.library.changes import changing
from assistant.library.containers import container_of, hold_the_same, with_members
from assistant.library.engine import discard_all_folders
from assistant.library.gathering import Gathering, gather, relative_name
from assistant.library.grams import make_grams
from assistant.library.indexing import Indexing, IndexReport, Progress, keep_unread
from assistant.library.place import Place, mark_used
from assistant.library.planning import Known, file_sha256, known_sources, make_plan
from assistant.library.removal import finish_wiping, is_wiping_due
from assistant.library.removed import Removed, load_removed, save_removed
from assistant.library.store import (
    DATABASE_FILES,
    DATABASE_NAME,
    damage_marker,
    get_meta,
    mistakes_named,
    new_store,
    open_store,
)

OTHER_VERSION = "The library was made by another version of the assistant and was made anew."
NOT_WIPED = (
    "Another program has the library open, so text of a removed source may still be on disk. "
    "Close the other program and index again."
)


class Target(NamedTuple):
    """What is indexed into which store; paths are absolute.

    ``roots`` are the files and folders of this library, ``store`` the folder it is kept in.
    """

    workspace: Path
    place: Place
    store: Path
    roots: tuple[Path, ...]


def update(
    target: Target,
    *,
    only: Sequence[Path] | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    seconds: float = PATIENCE,
) -> IndexReport:
    """Index what is new or changed; with ``only``, nothing but these files and folders.

    Raises:
        LibraryBusy: another process went on writing for ``seconds``.
        CannotWrite: the disk refuses; the library is as it was.
        RecordError: a ``sources.yaml`` does not say what it must.
    """
    target.place.prepare()
    with writer_lock(target.place.lock, seconds=seconds):
        make_folder(target.store)
        mark_used(target.store)
        target.place.forget_abandoned(target.store)
        wiped = finish_wiping(target.place)
        report = _update_or_make_anew(target, only, jobs, progress)
    return report if wiped else _with_note(report, NOT_WIPED)


def _update_or_make_anew(
    target: Target, only: Sequence[Path] | None, jobs: int | None, progress: Progress | None
) -> IndexReport:
    try:
        return _update(target, only, jobs, progress)
    except LibraryDamaged:
        with mistakes_named(target.store):
            _set_aside(target.store)
    report = _update(target, only, jobs, progress)
    note = (
        "The library was damaged and has been made anew from your documents. The damaged "
        f"files are in {target.store / 'damaged'} and can be deleted."
    )
    return _with_note(report, note)


def _with_note(report: IndexReport, note: str) -> IndexReport:
    return report.model_copy(update={"notes": (note, *report.notes)})


def is_current(target: Target) -> bool | None:
    """Tell whether the files look as they did when they were indexed, without opening them.

    None where there is no library that could be used, nor one that has been indexed to its end.
    Raises LibraryDamaged.
    """
    connection = open_store(target.store)
    if connection is None:
        return None
    mark_used(target.store)
    try:
        if is_wiping_due(target.place):
            return False
        with mistakes_named(target.store):
            if get_meta(connection, "generation") == "0":
                return None
            return _looks_unchanged(connection, target)
    finally:
        connection.close()


def _looks_unchanged(connection: sqlite3.Connection, target: Target) -> bool:
    found = _gather(target, connection, load_removed(target.place.folder))
    files = {g.file: (g.size, g.stamp) for g in found.files}
    rows = connection.execute(
        "SELECT file, size, stamp FROM sources UNION ALL SELECT file, size, stamp FROM unread"
    )
    if not hold_the_same(files, {file: (size, stamp) for file, size, stamp in rows}):
        return False
    stamps: dict[str, str] = json.loads(get_meta(connection, "catalogues"))
    return stamps == catalogue_stamps(target.workspace, found.files)


def _update(
    target: Target, only: Sequence[Path] | None, jobs: int | None, progress: Progress | None
) -> IndexReport:
    if damage_marker(target.store).exists():
        raise LibraryDamaged(str(target.store))
    connection = open_store(target.store, writing=True)
    if connection is None:
        return _make(target, only, jobs, progress)
    with closing(connection), mistakes_named(target.store):
        return _index(target, connection, only, jobs, progress)


def _make(
    target: Target, only: Sequence[Path] | None, jobs: int | None, progress: Progress | None
) -> IndexReport:
    other_version = (target.store / DATABASE_NAME).exists()
    discard_all_folders(target.store)
    with new_store(target.store) as connection, mistakes_named(target.store):
        report = _index(target, connection, only, jobs, progress)
    return _with_note(report, OTHER_VERSION) if other_version else report


def _index(
    target: Target,
    connection: sqlite3.Connection,
    only: Sequence[Path] | None,
    jobs: int | None,
    progress: Progress | None,
) -> IndexReport:
    removed = load_removed(target.place.folder)
    named: list[str] = json.loads(get_meta(connection, "named"))
    scope = None if only is None else gather(target.workspace, only)
    if only is not None and scope is not None:
        named = _with_named(target, named, only)
        removed = _wanted_again(removed, scope)
    found = _opened(_gather(target, connection, removed, named), removed)
    chosen = found if scope is None else _within(found, scope)
    catalogue = read_catalogues(target.workspace, found.files)
    known = known_sources(connection)
    wanted = known if scope is None else _touched(known, chosen, scope)
    kept = {file: before for file, before in known.items() if file not in wanted}
    plan = make_plan(wanted, chosen.files, catalogue.entries)
    indexing = Indexing(plan, catalogue, removed, kept)
    with changing(target.store, connection) as change:
        indexing.carry_out(change, jobs, progress)
        change.set_fact("named", named)
        if scope is None:
            change.set_unread(indexing.unread)
            change.set_fact("catalogues", catalogue.stamps)
        else:
            earlier = keep_unread(connection, {g.file for g in (*chosen.files, *scope.files)})
            change.set_unread([*earlier, *indexing.unread])
    save_removed(target.place.folder, removed)
    return indexing.report(chosen.refused)


def _within(found: Gathering, scope: Gathering) -> Gathering:
    """Return what of ``found`` was asked for."""
    wanted = {g.file: g for g in scope.files}
    within = (g for g in found.files if g.file in wanted or container_of(g.file, wanted))
    return Gathering(tuple(within), scope.refused)


def _touched(known: dict[str, Known], chosen: Gathering, scope: Gathering) -> dict[str, Known]:
    """Return the known sources that were asked for, also where their file is gone."""
    files = {g.file for g in chosen.files} | {name for name, _ in chosen.refused}
    holding = {g.file: g for g in scope.files}
    return {
        file: before
        for file, before in known.items()
        if file in files or container_of(file, holding)
    }


def _opened(found: Gathering, removed: Removed) -> Gathering:
    """Return what was found with what containers hold, less what was removed from among it."""
    whole = with_members(found)
    kept = tuple(g for g in whole.files if not removed.covers(g.file))
    return Gathering(kept, whole.refused)


def _gather(
    target: Target,
    connection: sqlite3.Connection,
    removed: Removed,
    named: Sequence[str] | None = None,
) -> Gathering:
    """Gather under the roots and whatever was named apart from them, less what was removed."""
    names = json.loads(get_meta(connection, "named")) if named is None else named
    extra = [target.workspace / name for name in names]
    found = gather(target.workspace, [*target.roots, *(path for path in extra if path.exists())])
    kept = tuple(g for g in found.files if not removed.covers(g.file))
    return Gathering(kept, found.refused)


def _with_named(target: Target, named: Sequence[str], only: Sequence[Path]) -> list[str]:
    """Remember the files named now that lie outside the roots: they belong to the library too."""
    outside = [path for path in only if not any(path.is_relative_to(r) for r in target.roots)]
    names = {relative_name(path, target.workspace) for path in outside if path.exists()}
    return sorted(names | set(named))


def _wanted_again(removed: Removed, scope: Gathering) -> Removed:
    """Take what was named off the list of removed sources."""
    if not removed.files:
        return removed
    hashes = [file_sha256(g.path) for g in scope.files]
    return removed.without([g.file for g in scope.files], hashes)


def _set_aside(store: Path) -> None:
    """Keep the damaged files out of the way, where a person can look at them or delete them."""
    aside = store / "damaged"
    shutil.rmtree(aside, ignore_errors=True)
    make_folder(aside)
    for name in DATABASE_FILES:
        if (store / name).exists():
            (store / name).replace(aside / name)
    discard_all_folders(store)
    damage_marker(store).unlink(missing_ok=True)


def mend_ranking(target: Target, *, seconds: float = PATIENCE) -> None:
    """Make the search engine's index again from the store, whose text is intact.

    Raises:
        LibraryBusy: another process went on writing for ``seconds``.
        CannotWrite: the disk refuses.
    """
    with writer_lock(target.place.lock, seconds=seconds):
        connection = open_store(target.store, writing=True)
        if connection is None:
            return
        try:
            with changing(target.store, connection) as change:
                change.rank_again()
        finally:
            connection.close()


def bring_grams(
    target: Target,
    progress: Progress | None = None,
    *,
    anew: bool = False,
    seconds: float = PATIENCE,
) -> None:
    """Bring the gram table in step with the sources of the store; ``anew``: whatever it holds.

    Raises:
        LibraryBusy: another process went on writing for ``seconds``.
        CannotWrite: the disk refuses.
    """
    with writer_lock(target.place.lock, seconds=seconds):
        connection = open_store(target.store, writing=True)
        if connection is None:
            return
        try:
            with mistakes_named(target.store):
                make_grams(target.store, connection, progress, anew=anew)
        finally:
            connection.close()
