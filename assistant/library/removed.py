"""The sources that a person removed, so that the next indexing does not bring them back.

In go a file's name and what it held as a hash; out comes whether it was removed. Kept beside the
stores, not in them, so that it survives a library made anew. Nothing of a source's text is in it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from assistant.files.writing import write_text

FILE_NAME = "removed.json"


class Removed(NamedTuple):
    """What was removed: ``files`` relative to the workspace with the hash each had then."""

    files: dict[str, str]

    def covers(self, file: str, sha256: str = "") -> bool:
        """Tell whether this file was removed, under this name or as this content."""
        return file in self.files or (bool(sha256) and sha256 in self.files.values())

    def with_file(self, file: str, sha256: str) -> Removed:
        """Return the list with one more file."""
        return Removed({**self.files, file: sha256})

    def without(self, files: Collection[str], hashes: Collection[str] = ()) -> Removed:
        """Return the list less ``files`` and whatever has one of these hashes."""
        kept = {f: h for f, h in self.files.items() if f not in files and h not in hashes}
        return Removed(kept)


def load_removed(place: Path) -> Removed:
    """Return what was removed from the library kept in ``place``; nothing if there is no list."""
    try:
        files = json.loads((place / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Removed({})
    if not isinstance(files, dict):
        return Removed({})
    return Removed({str(file): str(sha256) for file, sha256 in files.items()})


def save_removed(place: Path, removed: Removed) -> None:
    """Keep the list.

    Raises:
        CannotWrite: the disk refuses.
    """
    if removed != load_removed(place):
        write_text(place / FILE_NAME, json.dumps(removed.files, indent=1, sort_keys=True) + "\n")
