"""Taking a source out of the library so that nothing of it is left in any byte there.

In go a place and a file; out come stores without it. SQLite overwrites what it deletes, its log is
emptied and its file written anew; the search engine's folder is built anew, since it would keep
words of what was deleted. The file itself is not touched.
"""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from assistant.errors import LibraryBusy
from assistant.files.locking import PATIENCE, writer_lock
from assistant.files.writing import write_text
from assistant.library.changes import changing
from assistant.library.engine import GRAMS, RANKING, discard_all_folders, discard_folders
from assistant.library.place import Place
from assistant.library.removed import load_removed, save_removed
from assistant.library.store import delete_store, mistakes_named, open_store

_UNFINISHED = "wiping.txt"


def remove_source(place: Place, file: str, sha256: str, *, seconds: float = PATIENCE) -> None:
    """Remove the source of ``file`` from every store of ``place``, and keep it from coming back.

    Raises:
        LibraryBusy: another process is writing, or has a store open so that its bytes cannot be
            wiped yet; the next indexing wipes them.
        CannotWrite: the disk refuses.
    """
    with writer_lock(place.lock, seconds=seconds):
        # Listed first: if the rest is cut short, the next indexing takes it out again.
        removed = load_removed(place.folder)
        save_removed(place.folder, removed.with_file(file, sha256))
        write_text(place.folder / _UNFINISHED, "A removed source has not been wiped yet.\n")
        for store in place.stores():
            _drop(store, file)
        if not finish_wiping(place):
            message = (
                f"{place.folder}: “{file}” is no longer found, but another program has the library "
                "open, so its text may still be on disk. Close the other program and run "
                "“assistant index”, which wipes it."
            )
            raise LibraryBusy(message)


def is_wiping_due(place: Place) -> bool:
    """Tell whether bytes of a removed source may still be on disk."""
    return (place.folder / _UNFINISHED).exists()


def finish_wiping(place: Place) -> bool:
    """Wipe what an earlier removal left; False where another program prevents it.

    The caller holds the lock of the place.
    """
    if not is_wiping_due(place):
        return True
    wiped = [_wipe(store) for store in place.stores()]
    if not all(wiped):
        return False
    (place.folder / _UNFINISHED).unlink()
    return True


def _drop(store: Path, file: str) -> None:
    connection = open_store(store, writing=True)
    if connection is None:
        return
    try:
        with changing(store, connection) as change:
            change.drop_file(file)
    finally:
        connection.close()


def _wipe(store: Path) -> bool:
    shutil.rmtree(store / "damaged", ignore_errors=True)
    connection = open_store(store, writing=True)
    if connection is None:
        # Another version's, or one whose making was cut short: the next indexing makes it anew.
        delete_store(store)
        discard_all_folders(store)
        return True
    try:
        with mistakes_named(store), changing(store, connection) as change:
            keep = change.ranking_name()
        with mistakes_named(store):
            connection.execute("VACUUM")
            emptied = _empty_log(connection)
        # The gram table holds letters of what was deleted; the next check makes it anew.
        grams = discard_folders(store, GRAMS)
        return discard_folders(store, RANKING, keep) and grams and emptied
    finally:
        connection.close()


def _empty_log(connection: sqlite3.Connection) -> bool:
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
