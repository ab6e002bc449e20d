"""Whatever is pressed, whenever: the screen stands, and the brief on disk is the one on screen."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from assistant.tui.actions import ACTIONS
from tests.tui.driving import NARROW, SMALL, WIDE, drive, opened

LEAVING = {"ctrl+q", "q", "ctrl+o"}
"""Keys that end the screen or open the author's editor."""

KEYS = [
    *sorted({key for action in ACTIONS for key in action.keys} - LEAVING),
    "a", "d", "ctrl+a", "ctrl+w", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+x", "backspace", "delete",
    "f2", "f12", "insert", "ctrl+home", "shift+left", "1", "9", "0", "A", "Z", "full_stop", "tab",
]  # fmt: skip


@pytest.mark.parametrize(("seed", "size"), [(1, WIDE), (2, NARROW), (3, SMALL)])
def test_no_sequence_of_keys_breaks_the_screen_or_loses_the_brief(
    demo: Path, seed: int, size: tuple[int, int]
) -> None:
    chance = random.Random(seed)  # noqa: S311

    async def scene() -> None:
        async with opened(demo, size) as screen:
            for _ in range(12):
                # Sixty at once, faster than any work in the lanes is done.
                await screen.pilot.press(*chance.choices(KEYS, k=60))
                assert screen.app.is_running
            await screen.settle()
            for _ in range(5):
                await screen.press("escape")
            desk = screen.main.desk
            assert not desk.unsaved
            assert screen.saved() == desk.brief
            while screen.main.desk.done:
                before = len(screen.main.desk.done)
                screen.main.undo()
                assert len(screen.main.desk.done) < before
            await screen.settle()
            assert screen.saved() == screen.brief

    drive(scene)


def test_no_sequence_of_keys_breaks_the_welcome(tmp_path: Path) -> None:
    chance = random.Random(6)  # noqa: S311

    async def scene() -> None:
        async with opened(tmp_path, NARROW) as screen:
            for _ in range(6):
                await screen.pilot.press(*chance.choices(KEYS, k=40))
                assert screen.app.is_running
            await screen.settle()

    drive(scene)
