"""Folders of the search engine: files that can always be made again from the store.

In goes a folder that the engine filled; out comes a fact for the store to keep, by which the folder
is known later and seen to be whole. The promise: a folder whose files are not those that were
written, or not as long, is never searched, and a refusal of the disk is an error a person can act
on.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
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

_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")


class EngineDamagedError(Exception):
    """The index files cannot be used; they can be made again from the store."""


def folder_fact(folder: Path, **more: object) -> str:
    """Return what the store keeps of an index folder: its name and the sizes of its files."""
    return json.dumps({"folder": folder.name, "files": _sizes(folder), **more})


def folder_of(store: Path, fact: str) -> Path:
    """Return the index folder that the store names."""
    return store / str(json.loads(fact)["folder"])


def is_intact(store: Path, fact: str) -> bool:
    """Tell whether every index file is there and as long as it was written."""
    try:
        return bool(_sizes(folder_of(store, fact)) == json.loads(fact)["files"])
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


def _sizes(folder: Path) -> dict[str, int]:
    files = (path for path in folder.iterdir() if path.name not in _LOCKS)
    return {path.name: path.stat().st_size for path in sorted(files)}


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
