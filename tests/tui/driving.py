"""The real screen, driven by keys: open it, press, wait for what is under way, read the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.tui.app import AssistantApp
from assistant.tui.clock import Clock
from assistant.tui.main_screen import MainScreen
from assistant.tui.opening_screen import OpeningScreen

NARROW, WIDE, SMALL, LARGE = (80, 24), (120, 36), (60, 20), (200, 50)
SIZES = (SMALL, NARROW, WIDE, LARGE)


class StoppedClock(Clock):
    """A clock that stands, so that a picture of the screen is always the same."""

    def today(self) -> date:
        return date(2026, 9, 20)

    def time_of_day(self) -> str:
        return "14:02"

    def seconds(self) -> float:
        return 0.0


class Driver:
    """The screen and a person at it."""

    def __init__(self, app: AssistantApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        assert self.app.main is not None
        return self.app.main

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each for all that it set going."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words into the box that has the focus."""
        await self.pilot.press(*words)
        await self.settle()

    async def settle(self) -> None:
        """Wait until no work is under way, nothing waits to be done, and all of it is painted."""
        rested = False
        for _ in range(50):
            await self.pilot.pause()
            main = self.app.main
            due = main is not None and main.is_running and main.do_now()
            workers = [worker for worker in self.app.workers if not worker.is_finished]
            opening = isinstance(self.app.screen, OpeningScreen)
            if not due and not workers and not opening:
                # What the last worker did is mounted and painted one turn after it has ended.
                if rested:
                    return
                rested = True
                continue
            rested = False
            await asyncio.gather(*(worker.wait() for worker in workers), return_exceptions=True)
        message = "the screen does not come to rest"
        raise AssertionError(message)

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def brief(self) -> Brief:
        """The brief as it is on the screen."""
        return self.main.desk.brief

    def saved(self) -> Brief:
        """The brief as it is on disk."""
        return load_brief(self.main.desk.path)


@asynccontextmanager
async def opened(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
    """Open the screen on a folder and leave it at the end; no surprise stays unseen."""
    app = AssistantApp(folder, clock=StoppedClock())
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
        await driver.settle()
        surprises = app.main.surprises if app.main is not None else []
    if surprises:
        raise surprises[0]


def drive(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scene to its end."""
    asyncio.run(scene())
