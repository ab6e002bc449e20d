"""Work beside the interface: a lane is one thread with a library of its own.

In goes work that reads a library; out comes its answer, awaited. The promise: the interface thread
never opens a library and never waits; what was asked first is done first; work that nobody waits
for any more is not begun.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from assistant.desk.desk import Desk
from assistant.desk.opening import desk_library
from assistant.library import Library

_Answer = TypeVar("_Answer")


class StoppedError(Exception):
    """The screen was left, or the reader asked to stop, while documents were being read."""


SWITCH = 0.001
"""Seconds after which a lane gives the interpreter up to a key; Python's own choice is five times
as long, and several lanes may stand in line."""


class Lane:
    """One thread, and the library that it has open."""

    def __init__(self, name: str) -> None:
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._library: Library | None = None
        self._over: tuple[object, ...] = ()
        self.stop = Event()
        sys.setswitchinterval(SWITCH)

    async def ask(self, desk: Desk, work: Callable[[Library], _Answer]) -> _Answer:
        """Do ``work`` with the library of ``desk`` and return what it gives; its errors are ours.

        A caller that is cancelled takes work which has not begun back.
        """
        return await asyncio.wrap_future(self._threads.submit(self._do, desk, work))

    async def do(self, work: Callable[[], _Answer]) -> _Answer:
        """Do ``work`` that needs no library, after what was asked before."""
        return await asyncio.wrap_future(self._threads.submit(work))

    def close(self) -> None:
        """Let go: nothing more is begun, reading stops at the next document."""
        self.stop.set()
        self._threads.submit(self._let_go)
        self._threads.shutdown(wait=False)

    def _do(self, desk: Desk, work: Callable[[Library], _Answer]) -> _Answer:
        over = (desk.path, desk.brief.sources)
        if self._library is not None and self._over == over:
            return work(self._library)
        self._let_go()
        self._library, self._over = desk_library(desk), over
        answer = work(self._library)
        # What the first work has loaded stays to the end. Looking through it for what can be freed
        # holds every thread, and so a key, for 60 ms.
        gc.freeze()
        return answer

    def _let_go(self) -> None:
        if self._library is not None:
            self._library.close()
        self._library = None
