"""The thread that keeps what is typed into windows, and what it was told so far.

In go words, as they are typed; they are on disk a moment later. The promise: the interface never
waits for the disk, and what was asked for last stands there in the end.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from assistant.desk.unfinished import Typed, Window, forget_typed, keep_typed, typed_into


class TypedWords:
    """Words of windows that are not kept yet; one for a program."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="typed")
        self._told: dict[tuple[Path, Window], dict[str, str]] = {}

    def keep(self, folder: Path, typed: Typed) -> None:
        """Keep the words of a window; see :func:`assistant.desk.unfinished.keep_typed`."""
        self._told[folder, typed.window] = typed.words
        self._thread.submit(keep_typed, folder, typed)

    def forget(self, folder: Path, window: Window) -> None:
        """Take the words of a window away."""
        self._told[folder, window] = {}
        self._thread.submit(forget_typed, folder, window)

    def of(self, folder: Path, window: Window) -> dict[str, str]:
        """Return the words of a window, by the name of the box."""
        told = self._told.get((folder, window))
        return typed_into(folder, window) if told is None else told

    def written(self) -> Future[None]:
        """Return what is done once all that was asked for is on disk."""
        return self._thread.submit(lambda: None)

    def close(self) -> None:
        """Write what is still to be written, and end."""
        self._thread.shutdown(wait=True)
