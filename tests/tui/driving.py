"""The real screen, driven by keys: open it, press, wait for what is under way, read the screen."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from textual import events
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from assistant.briefs import load_brief
from assistant.briefs.brief import Brief
from assistant.tui.app import AssistantApp
from assistant.tui.clock import Clock
from assistant.tui.main_screen import MainScreen
from assistant.tui.opening_screen import OpeningScreen

NARROW, WIDE, SMALL, LARGE = (80, 24), (120, 36), (60, 20), (200, 50)
SIZES = (SMALL, NARROW, WIDE, LARGE)
TURNS = 8
"""Turns without anything to do after which the screen is at rest."""


def key_event(key: str) -> events.Key:
    """Return the event of a key by its name ("enter", "shift+tab") or of a letter."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        letter = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        letter = name if len(name) == 1 else None  # type: ignore[assignment]
    return events.Key(name, letter)


class StoppedClock(Clock):
    """A clock that stands, so that a picture of the screen is always the same."""

    def today(self) -> date:
        return date(2027, 9, 20)

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
            self.send(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words into the box that has the focus."""
        for letter in words:
            self.send(letter)
        await self.settle()

    def send(self, *keys: str) -> None:
        """Send keys as a terminal does, one upon the other; nothing waits for what they do.

        Textual's own pilot waits a fortieth of a second after each until the computer is idle,
        which on a busy one is never.
        """
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            driver.send_message(key_event(key))

    def click(self, column: int, row: int) -> None:
        """Press and let go the mouse there, as a terminal sends it."""
        self.point(events.MouseDown, column, row)
        self.point(events.MouseUp, column, row)

    def point(self, kind: type[events.MouseEvent], column: int, row: int, button: int = 1) -> None:
        """Send one event of the mouse there: a press, a move, a turn of the wheel."""
        driver = self.app._driver
        assert driver is not None
        nothing = {"delta_x": 0, "delta_y": 0, "shift": False, "meta": False, "ctrl": False}
        driver.process_message(kind(None, column, row, button=button, **nothing))

    def place(self, words: str) -> tuple[int, int]:
        """Return the column and the row at which words stand on the screen."""
        row = next(at for at, line in enumerate(self.lines) if words in line)
        return self.lines[row].index(words), row

    def resize(self, width: int, height: int) -> None:
        """Make the terminal that large; nothing waits for what comes of it."""
        driver, size = self.app._driver, Size(width, height)
        assert driver is not None
        driver._size = size  # type: ignore[attr-defined] - the one of a terminal that is none
        self.app.post_message(events.Resize(size, size))

    async def settle(self) -> None:
        """Wait until no work is under way, nothing waits to be done, and all of it is painted."""
        rested = 0
        for _ in range(400):
            await self.pilot.pause(0)
            main = self.app.main
            due = main is not None and main.is_running and main.do_now()
            workers = [worker for worker in self.app.workers if not worker.is_finished]
            opening = isinstance(self.app.screen, OpeningScreen)
            held = self.app.keys_wait
            if not due and not workers and not opening and not held and not self._messages():
                # A key goes from the app to its screen to the focus, a turn each; what came of
                # it is mounted and painted some turns later.
                rested += 1
                if rested == TURNS:
                    return
                continue
            rested = 0
            await asyncio.gather(*(worker.wait() for worker in workers), return_exceptions=True)
        waiting = (due, workers, [n for n in self._nodes() if not n._message_queue.empty()])
        message = f"the screen does not come to rest: {waiting}"
        raise AssertionError(message)

    def _nodes(self) -> list[MessagePump]:
        return [self.app, *self.app.screen.walk_children(with_self=True)]

    def _messages(self) -> bool:
        """Whether a message still waits to be read somewhere."""
        return any(not node._message_queue.empty() for node in self._nodes())

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
async def opened(
    folder: Path, size: tuple[int, int] = WIDE, *, kind: type[AssistantApp] = AssistantApp
) -> AsyncIterator[Driver]:
    """Open the screen on a folder and leave it at the end; no surprise stays unseen."""
    app = kind(folder, clock=StoppedClock())
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
