"""Folders of the search engine: files that can always be made again from the store.

In goes a folder that the engine filled; out comes a fact for the store to keep, by which the folder
is known later and seen to be whole. The promise: an index that is not exactly as it was written, or
a gram table whose files are not as long, is never searched, and a refusal of the disk is an error a
person can act on.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import CannotWrite

HEAP = 100_000_000
"""Bytes the engine may hold before it writes a segment: 650,000 passages fill it once."""

ONE_THREAD = 1
"""With one, passages stand in the index in the order they were given, run after run."""

RANKING = "ranking"
GRAMS = "grams"
_KINDS = (RANKING, GRAMS)
"""What folders are called, before a hyphen and a number."""

_READ_AT_ONCE = 1 << 20
"""Bytes."""

_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


class EngineDamagedError(Exception):
    """The index files cannot be used; they can be made again from the store."""


def folder_fact(folder: Path, **more: object) -> str:
    """Return what the store keeps of an index folder: its name, and its files' sizes and sums."""
    return json.dumps({"folder": folder.name, "files": _files(folder), **more})


def folder_of(store: Path, fact: str) -> Path:
    """Return the index folder that the store names."""
    return store / str(json.loads(fact)["folder"])


def is_intact(store: Path, fact: str) -> bool:
    """Tell whether every index file is there as it was written; a gram table's only as long."""
    try:
        return bool(_files(folder_of(store, fact)) == json.loads(fact)["files"])
    except OSError:
        return False


def copy_linked(previous: Path, folder: Path) -> None:
    """Make ``folder`` of the files of ``previous``, sharing them where the disk can."""
    shutil.copytree(previous, folder, copy_function=_link, ignore=shutil.ignore_patterns(*_LOCKS))


def discard_folders(store: Path, kind: str, keep: str = "") -> bool:
    """Delete the index folders that no state needs; False where one could not be deleted."""
    clean = True
    for folder in store.glob(f"{kind}-*"):
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)
            clean = clean and not folder.exists()
    return clean


def discard_all_folders(store: Path) -> None:
    """Delete every index folder of a store that is made anew."""
    for kind in _KINDS:
        discard_folders(store, kind)


@contextmanager
def refusals_named(folder: Path) -> Iterator[None]:
    """Turn what the engine raises in the block into the error a person can act on."""
    try:
        yield
    except sqlite3.Error:
        raise
    except (ValueError, OSError) as error:
        raise _cannot_index(folder, error) from error
    except BaseException as error:
        # Of the engine's threads while they write: a full disk, mostly.
        if not _is_panic(error):
            raise
        raise _cannot_index(folder, error) from error


@contextmanager
def damage_named() -> Iterator[None]:
    """Turn what the engine raises in the block, where it meets altered files, into our error."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise EngineDamagedError(str(error)) from error
    except BaseException as error:
        if not _is_panic(error):
            raise
        raise EngineDamagedError(str(error)) from error


def _is_panic(error: BaseException) -> bool:
    """Tell whether the engine gave up: it raises what is no ordinary exception, and has no name."""
    return type(error).__name__ == "PanicException"


def _files(folder: Path) -> dict[str, list[int]]:
    files = (path for path in folder.iterdir() if path.name not in _LOCKS)
    # A hundred megabytes of letters are too many to read at every start; an index is a tenth.
    sum_of = _sum_of if folder.name.startswith(RANKING) else _no_sum
    return {path.name: [path.stat().st_size, sum_of(path)] for path in sorted(files)}


def _sum_of(path: Path) -> int:
    """Return the CRC-32 of a file: the engine looks at none of its own when it opens it."""
    found = 0
    with path.open("rb") as file:
        while part := file.read(_READ_AT_ONCE):
            found = zlib.crc32(part, found)
    return found


def _no_sum(_: Path) -> int:
    return 0


def _cannot_index(folder: Path, error: BaseException) -> CannotWrite:
    reason = "The search index cannot be written: the disk is full or refuses."
    remedy = f"Free some space and try again; nothing was changed. ({error})"
    return CannotWrite(folder, reason, remedy)


def _link(original: str, copy: str) -> None:
    """Index files are written once and never changed, so two folders may share them."""
    try:
        os.link(original, copy)
    except OSError:
        shutil.copyfile(original, copy)
