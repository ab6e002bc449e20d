"""Keys that come faster than the screen: each is for what the keys before it opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from assistant.briefs.changing import answer_to
from assistant.tui import keys_in_turn
from assistant.tui.app import AssistantApp
from tests.tui.driving import NARROW, Driver, StoppedClock, drive, opened


def test_words_typed_at_once_after_the_key_that_opens_a_window_stand_in_it(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            screen.send("2", "g", "e", *"Hello there", "escape", "d", *"ours")
            await screen.settle()
            assert answer_to(screen.brief, "1").text.startswith("Hello there")
            assert screen.app.screen.query(Input).first().value.endswith("ours")

    drive(scene)


def test_keys_pressed_while_the_program_starts_are_not_lost(demo: Path) -> None:
    async def scene() -> None:
        app = AssistantApp(demo, clock=StoppedClock())
        async with app.run_test(size=NARROW) as pilot:
            screen = Driver(app, pilot)
            screen.send("2", "slash", "ctrl+u", *"referrals")
            await screen.settle()
            assert screen.main.desk.looking.query == "referrals"

    drive(scene)


def test_a_window_that_opens_a_window_gives_the_keys_on_to_it(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            screen.send("2", "c", "escape", "p", "end", "escape", "e", *"!")
            await screen.settle()
            assert screen.app.screen.query_one(TextArea).text.startswith("!")

    drive(scene)


def test_no_window_that_does_not_come_up_keeps_the_keys_for_ever(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys_in_turn, "PATIENCE", 0.01)

    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            screen.main.is_ready = False
            screen.send("1", "4", "2")
            for _ in range(2000):
                if not screen.app.keys_wait:
                    break
                await screen.pilot.pause(0.005)
            await screen.settle()
            assert screen.main.pane("evidence").has_focus_within

    drive(scene)
