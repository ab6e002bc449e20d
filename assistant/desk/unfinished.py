"""What is typed into a window and not kept yet, so that a machine that stops loses none of it.

In go a window and the words in its boxes; out they come at the next start. The promise: each window
of each brief has a file of its own, written in one step beside the library and taken away once its
words are kept or given up; what is damaged or cannot be written is passed over in silence, since
nothing of the brief is in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import AssistantError, CannotRead
from assistant.files.writing import make_folder, write_text
from assistant.library.place import find_place, place_in_cache
from assistant.noun import Noun

FOLDER = "typed"
_IGNORE = ".gitignore"


class Window(Noun):
    """A window to type into: its ``kind``, what it is ``of`` (a source, a question, …), and the
    file name of the ``brief``; "" where a brief is being made."""

    kind: str
    of: tuple[str, ...] = ()
    brief: str = ""


class Typed(Noun):
    """The words of a window's boxes that differ from what stood there, by the name of the box.

    ``is_open`` says that the window was not closed: it is opened again at the next start.
    """

    window: Window
    words: dict[str, str]
    is_open: bool = True


def keep_typed(folder: Path, typed: Typed) -> None:
    """Keep what is typed, for the next start of a screen in ``folder``; no words, no file."""
    if not typed.words:
        forget_typed(folder, typed.window)
        return
    with contextlib.suppress(AssistantError, OSError):
        path = _path(folder, typed.window)
        if folder.is_dir():
            find_place(folder.resolve()).prepare()
        make_folder(path.parent)
        write_text(path, typed.model_dump_json(indent=1) + "\n")


def typed_into(folder: Path, window: Window) -> dict[str, str]:
    """Return what was typed into a window and not kept, by the name of the box."""
    typed = _read(_path(folder, window))
    return typed.words if typed is not None and typed.window == window else {}


def forget_typed(folder: Path, window: Window) -> None:
    """Take the words of a window away, and the folders that were made for them alone."""
    with contextlib.suppress(OSError):
        path = _path(folder, window)
        path.unlink(missing_ok=True)
        path.parent.rmdir()
        if {entry.name for entry in path.parent.parent.iterdir()} <= {_IGNORE}:
            (path.parent.parent / _IGNORE).unlink(missing_ok=True)
            path.parent.parent.rmdir()


def left_open(folder: Path, brief: str) -> Window | None:
    """Return the window that was typed into last and not closed: of ``brief``, or a new one's.

    It counts as closed from now on; typing into it opens it again.
    """
    found: list[tuple[int, Typed]] = []
    with contextlib.suppress(OSError):
        for path in _place(folder).glob("*.json"):
            typed = _read(path)
            if typed is not None and typed.is_open and typed.window.brief in ("", brief):
                found.append((path.stat().st_mtime_ns, typed))
    if not found:
        return None
    last = max(found, key=lambda one: one[0])[1]
    keep_typed(folder, last.model_copy(update={"is_open": False}))
    return last.window


def _place(folder: Path) -> Path:
    """Return where the words typed in a folder are kept, also where there is no such folder yet."""
    try:
        return find_place(folder.resolve()).folder / FOLDER
    except CannotRead:
        return place_in_cache(folder.absolute()) / FOLDER


def _path(folder: Path, window: Window) -> Path:
    name = hashlib.sha256(json.dumps(window.model_dump()).encode()).hexdigest()[:16]
    return _place(folder) / f"{name}.json"


def _read(path: Path) -> Typed | None:
    with contextlib.suppress(OSError, ValueError, RecursionError, ValidationError):
        return Typed.model_validate_json(path.read_bytes())
    return None
