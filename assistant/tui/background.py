"""Work beside the interface: a lane is one thread with a library of its own.

In goes work that reads a library; out comes its answer, awaited. The promise: the interface thread
never opens a library and never waits; what was asked first is done first; work that nobody waits
for any more is not begun.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from typing import TypeVar

from assistant.desk.desk import Desk
from assistant.desk.opening import desk_library
from assistant.library import Library
from assistant.tui.tidying import set_aside

_Answer = TypeVar("_Answer")


class StoppedError(Exception):
    """The screen was left, or the reader asked to stop, while documents were being read."""


class Lane:
    """One thread, and the library that it has open."""

    def __init__(self, name: str) -> None:
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._library: Library | None = None
        self._over: tuple[object, ...] = ()
        self._asked, self._counting = 0, Lock()
        self.stop = Event()

    @property
    def busy(self) -> bool:
        """Whether something is being done here, or waits to be."""
        return self._asked > 0

    async def ask(self, desk: Desk, work: Callable[[Library], _Answer]) -> _Answer:
        """Do ``work`` with the library of ``desk`` and return what it gives; its errors are ours.

        A caller that is cancelled takes work which has not begun back.
        """
        return await self.do(lambda: self._do(desk, work))

    async def do(self, work: Callable[[], _Answer]) -> _Answer:
        """Do ``work`` that needs no library, after what was asked before."""
        asked = self._threads.submit(work)
        with self._counting:
            self._asked += 1
        asked.add_done_callback(self._done)
        return await asyncio.wrap_future(asked)

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
        set_aside()
        return answer

    def _done(self, _: object) -> None:
        with self._counting:
            self._asked -= 1

    def _let_go(self) -> None:
        if self._library is not None:
            self._library.close()
        self._library = None
