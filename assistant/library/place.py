"""Where the library of a workspace is kept.

In goes the workspace's folder; out comes the place on disk: ``.assistant`` inside it, or, where
the folder cannot be written, a folder of the user's own cache, with a sentence that says so.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.errors import CannotRead
from assistant.files.writing import make_folder, write_text

FOLDER_NAME = ".assistant"
_SEASON = 90 * 24 * 60 * 60
"""Seconds; a consultation is rarely open longer, and a store is only ever a copy."""
_REFUSALS = {errno.EACCES, errno.EPERM, errno.EROFS}


class Place(NamedTuple):
    """The folder the library is kept in, and why it is not in the workspace, if it is not."""

    folder: Path
    note: str | None

    @property
    def lock(self) -> Path:
        """The lock file that every writer in this place holds."""
        return self.folder / "writing.lock"

    def store(self, roots: Sequence[Path] | None) -> Path:
        """Return the folder of the store for these roots; None stands for the workspace's own.

        Each list of sources has a store of its own, so that a brief that names its sources finds
        the same evidence whatever else was indexed in its folder.
        """
        if roots is None:
            return self.folder / "library"
        named = "\0".join(sorted(root.as_posix() for root in roots))
        return self.folder / f"library-{hashlib.sha256(named.encode()).hexdigest()[:12]}"

    def stores(self) -> list[Path]:
        """Return the folder of every store in this place, in the order of their names."""
        return sorted(p for p in self.folder.glob("library*") if p.is_dir())

    def forget_abandoned(self, kept: Path) -> None:
        """Delete the stores of lists of sources that no brief has used for a season.

        ``kept`` stays whatever its age, as does the store of the workspace's own roots. Whoever
        wants one again has it made anew from the documents. The caller holds the lock.
        """
        oldest = time.time() - _SEASON
        for store in self.stores():
            usual = store in (kept, self.store(None))
            if not usual and store.stat().st_mtime < oldest:
                shutil.rmtree(store, ignore_errors=True)

    def prepare(self) -> None:
        """Make the folder, and keep it out of version control.

        Raises:
            CannotWrite: the folder cannot be made.
        """
        make_folder(self.folder)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            write_text(ignore, "*\n")


def mark_used(store: Path) -> None:
    """Leave word that the store is in use, for :meth:`Place.forget_abandoned`."""
    with contextlib.suppress(OSError):
        os.utime(store)


def find_place(folder: Path) -> Place:
    """Return where the library of the workspace ``folder`` (absolute) is kept.

    Raises:
        CannotRead: there is no such folder.
    """
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
        reason = "" if is_folder else "This is a file, not a folder."
    except OSError as error:
        denied = error.errno in _REFUSALS
        reason = "You may not look into it." if denied else "There is no such folder."
    if reason:
        raise CannotRead(folder, reason, "Give a folder that holds documents.")
    usual = folder / FOLDER_NAME
    if _can_write(usual if usual.is_dir() else folder):
        return Place(usual, None)
    elsewhere = place_in_cache(folder)
    note = f"{folder} cannot be written to, so its library is kept in {elsewhere}."
    return Place(elsewhere, note)


def place_in_cache(folder: Path) -> Path:
    """Return the folder of the user's own cache for what cannot be kept in ``folder``."""
    from platformdirs import user_cache_path  # only where the usual place fails

    name = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_cache_path("assistant", appauthor=False) / name


def _can_write(folder: Path) -> bool:
    """Try it: neither permission bits nor ``os.access`` tell the truth on every system."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno not in _REFUSALS
