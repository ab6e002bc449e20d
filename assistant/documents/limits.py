"""How long the reading of one file may take, and how much memory a process that reads may fill.

Hostile files make readers hang or fill the memory, also inside libraries written in C, where
nothing in Python can stop them. The promise: a process that has called :func:`limit_this_process`
fails with MemoryError, or ends, before the machine suffers; and one that outstays
:func:`within_seconds` ends at once, whatever it is doing.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

SECONDS: float = 60
"""For one file: the longest inquiry report takes three."""

MEMORY = 1536 * 2**20
"""Bytes: three times what the largest text takes to read."""

_limited: list[IO[str]] = []
_running: list[bool] = []


def limit_this_process(memory: int = MEMORY) -> None:
    """Bind this process to ``memory`` bytes, where the system knows how (not on Windows)."""
    if _limited:
        return
    _limited.append(Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open till the end
    if sys.platform == "win32":
        return
    import resource  # unknown to Windows

    # A process may be bound more tightly already, by its user or its container: then that holds.
    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        room = memory if most == resource.RLIM_INFINITY else min(memory, most)
        resource.setrlimit(resource.RLIMIT_DATA, (room, most))


def is_limited() -> bool:
    """Tell whether this process may be ended, and so may read what could hang."""
    return bool(_limited)


@contextlib.contextmanager
def within_seconds(seconds: float | None = None) -> Iterator[None]:
    """End this process where what is done inside takes longer; elsewhere do nothing.

    The clock stands outside Python, so that code which never gives up its turn is ended too.
    """
    if not _limited:
        yield
        return
    if _running:  # the clock of whoever asked runs already
        yield
        return
    _running.append(True)
    faulthandler.dump_traceback_later(seconds or SECONDS, exit=True, file=_limited[0])
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        _running.clear()
