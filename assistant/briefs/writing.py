"""A brief in, its file out; what stood there before is kept beside it.

Earlier versions lie in ``.<file>.earlier/``, numbered in the order they were replaced, each with
the time at which it was written; of :data:`KEPT` of them, those that soon gave way to another make
room first. The promise: no save ever loses what a person wrote.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.errors import CannotRead, UnknownName
from assistant.files.records import record_text, save_record
from assistant.files.writing import make_folder, write_bytes

KEPT = 50
"""Versions, some 20 kB each."""

_NEWEST = 10
"""Versions that stay whatever they are: the last things done."""

_SHORT_LIVES = (60.0, 600.0, 3600.0)
"""Seconds. The screen saves after every change: a version that stood for less than a minute says
least, then one of less than ten minutes. So fifty of them reach back over days of work."""


def save_brief(path: Path, brief: Brief) -> None:
    """Write ``brief`` to ``path`` in one step, changing only what differs from the file.

    Raises:
        RecordError: what stands there is not a brief; it is left as it is.
        CannotWrite: the disk refuses.
        CannotRead: the file there may not be read.
    """
    before, written = _bytes_of(path), _written_at(path)
    save_record(path, brief)
    if before is not None and before != path.read_bytes():
        _keep(earlier_folder(path), before, written, path.suffix)


def earlier_folder(path: Path) -> Path:
    """Return where the earlier versions of the brief at ``path`` are kept."""
    return path.with_name(f".{path.name}.earlier")


def earlier_versions(path: Path) -> tuple[Path, ...]:
    """Return the earlier versions of the brief at ``path``, the oldest first."""
    folder = earlier_folder(path)
    found = folder.glob(f"*{path.suffix}") if folder.is_dir() else iter(())
    return tuple(sorted(found, key=_number))


def version_called(path: Path, number: int) -> Path:
    """Return the earlier version of the brief at ``path`` with this number.

    Raises:
        UnknownName: there is none.
    """
    versions = {_number(version): version for version in earlier_versions(path)}
    if number not in versions:
        known = [str(held) for held in versions]
        raise UnknownName(kind="earlier version", name=str(number), known=known)
    return versions[number]


def restore_version(path: Path, number: int) -> None:
    """Put an earlier version of the brief back as it was; what stood there is kept as the newest.

    Raises:
        UnknownName: there is no version of this number.
        CannotWrite: the disk refuses.
        CannotRead: one of the two may not be read.
    """
    version, before = _bytes_of(version_called(path, number)), _bytes_of(path)
    written = _written_at(path)
    if version is None or version == before:
        return
    write_bytes(path, version)
    if before is not None:
        _keep(earlier_folder(path), before, written, path.suffix)


def brief_text(brief: Brief) -> str:
    """Return the text of a new file that holds ``brief``."""
    return record_text(brief)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as error:
        raise CannotRead(path, f"It could not be read: {error.strerror}.") from error


def _number(path: Path) -> int:
    return int(path.stem) if path.stem.isdecimal() else 0


def _written_at(path: Path) -> int:
    """Return when a file was written, in nanoseconds; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _keep(folder: Path, before: bytes, written: int, suffix: str) -> None:
    make_folder(folder)
    kept = sorted(folder.glob(f"*{suffix}"), key=_number)
    number = _number(kept[-1]) + 1 if kept else 1
    newest = folder / f"{number:04d}{suffix}"
    write_bytes(newest, before)
    with contextlib.suppress(OSError):
        os.utime(newest, ns=(written, written))
    kept.append(newest)
    while len(kept) > KEPT:
        gone = _least_needed(kept)
        gone.unlink(missing_ok=True)
        kept.remove(gone)


def _least_needed(kept: Sequence[Path]) -> Path:
    """Return the oldest version that soon gave way to the next, else the oldest of all."""
    times = [_written_at(path) / 1e9 for path in kept]
    for short in _SHORT_LIVES:
        for at, path in enumerate(kept[:-_NEWEST]):
            if times[at + 1] - times[at] < short:
                return path
    return kept[0]
