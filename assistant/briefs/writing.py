"""A brief in, its file out; what stood there before is kept beside it.

Earlier versions lie in ``.<file>.earlier/``, numbered in the order they were replaced, the newest
:data:`KEPT` of them. The promise: no save ever loses what a person wrote.
"""

from __future__ import annotations

from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.errors import CannotRead
from assistant.files.records import record_text, save_record
from assistant.files.writing import make_folder, write_bytes

KEPT = 50
"""Versions: about two days of work on one brief, some 20 kB each."""


def save_brief(path: Path, brief: Brief) -> None:
    """Write ``brief`` to ``path`` in one step, changing only what differs from the file.

    Raises:
        RecordError: what stands there is not a brief; it is left as it is.
        CannotWrite: the disk refuses.
        CannotRead: the file there may not be read.
    """
    before = _bytes_of(path)
    save_record(path, brief)
    if before is not None and before != path.read_bytes():
        _keep(earlier_folder(path), before, path.suffix)


def earlier_folder(path: Path) -> Path:
    """Return where the earlier versions of the brief at ``path`` are kept."""
    return path.with_name(f".{path.name}.earlier")


def earlier_versions(path: Path) -> tuple[Path, ...]:
    """Return the earlier versions of the brief at ``path``, the oldest first."""
    folder = earlier_folder(path)
    found = folder.glob(f"*{path.suffix}") if folder.is_dir() else iter(())
    return tuple(sorted(found, key=_number))


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


def _keep(folder: Path, before: bytes, suffix: str) -> None:
    make_folder(folder)
    kept = sorted(folder.glob(f"*{suffix}"), key=_number)
    number = _number(kept[-1]) + 1 if kept else 1
    write_bytes(folder / f"{number:04d}{suffix}", before)
    for old in kept[: max(0, len(kept) + 1 - KEPT)]:
        old.unlink(missing_ok=True)
