"""Whatever is pressed, whenever: the screen stands, and the brief on disk is the one on screen."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from textual import events

from assistant.briefs import load_brief
from assistant.tui.actions import ACTIONS, actions_of
from assistant.tui.app import AssistantApp
from assistant.tui.places import place_chain
from assistant.tui.tabbed_pane import TabbedPane
from tests.tui.driving import NARROW, SMALL, Driver, drive, opened

LEAVING = {"ctrl+q", "q", "ctrl+o"}
"""Keys that end the screen or open the author's editor."""

KEYS = [
    *sorted({key for action in ACTIONS for key in action.keys} - LEAVING),
    "a", "d", "ctrl+a", "ctrl+w", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+x", "backspace", "delete",
    "f2", "f12", "insert", "ctrl+home", "shift+left", "1", "9", "0", "A", "Z", "full_stop", "tab",
    "{", "é", "ctrl+c", "ctrl+shift+end", "shift+pagedown",
]  # fmt: skip

STATES: dict[str, tuple[str, ...]] = {
    "questions": ("1", "g"),
    "sources": ("2", "f"),
    "search box": ("slash",),
    "evidence": ("2", "g"),
    "source": ("3",),
    "draft": ("4",),
    "pinned": ("4", "right"),
    "checks": ("4", "right", "right"),
    "full screen": ("3", "z"),
    "position": ("2", "p"),
    "words": ("2", "e"),
    "lead-in": ("4", "right", "g", "e"),
    "trim": ("4", "right", "g", "t"),
    "trim of what is found": ("2", "g", "t"),
    "details": ("2", "d"),
    "wording": ("1", "g", "E"),
    "adding questions": ("1", "g", "a"),
    "a new theme": ("1", "g", "n"),
    "facts": ("2", "f", "g", "i"),
    "coverage": ("2", "c"),
    "reading": ("2", "r"),
    "word": ("2", "w"),
    "help": ("f1",),
    "commands": ("ctrl+p",),
    "new brief": ("2", "b"),
    "open a brief": ("2", "o"),
}
"""Every pane, tab and window, and the keys that open it from the first tabs."""

WINDOWS = {
    "position", "words", "details", "wording", "adding questions", "a new theme", "facts",
    "coverage", "reading", "word", "help", "commands", "new brief", "open a brief",
}  # fmt: skip
"""Those that open whatever the brief has come to say: a quotation may be gone."""
SIZES = (SMALL, NARROW, (104, 24), (50, 10))
"""Small ones, drawers and columns and too small: most of the time goes into painting."""
BURST = 30
"""Keys at once, faster than any work in the lanes is done."""


class Staying(AssistantApp):
    """The program, which stays when it is asked to quit: chance finds that command too."""

    async def action_quit(self) -> None:
        if self.main is not None:
            await self.main.keep()


async def home(screen: Driver) -> None:
    """Leave every window by esc alone, and show the first tabs."""
    for _ in range(8):
        await screen.press("escape")
        if screen.app.screen is screen.main:
            for pane, tab in (("brief", "questions"), ("draft", "live")):
                screen.main.query_one(f"#{pane}", TabbedPane).open(tab, focus=False)
            return
    message = f"esc does not lead out of the windows: {screen.app.screen_stack}"
    raise AssertionError(message)


def keys_here(screen: Driver, chance: random.Random) -> list[str]:
    """Return keys to press: half of them mean something where the focus is."""
    places = [place for place, _ in place_chain(screen.app.screen)]
    known = [key for place in places for a in actions_of(place) for key in a.keys]
    known = [key for key in known if key not in LEAVING] or KEYS
    return [chance.choice(known if chance.random() < 0.5 else KEYS) for _ in range(BURST)]


@pytest.mark.parametrize("seed", [1, 2])
def test_no_keys_in_any_state_break_the_screen_or_lose_the_brief(demo: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    states = list(STATES)
    chance.shuffle(states)

    async def scene() -> None:
        async with opened(demo, chance.choice(SIZES[:-1]), kind=Staying) as screen:
            first = {screen.main.desk.path: screen.brief}
            for state in states:
                await home(screen)
                await screen.press(*STATES[state])
                if state in WINDOWS:
                    assert screen.app.screen is not screen.main, state
                screen.send(*keys_here(screen, chance))
                await screen.pilot.pause(0)
                screen.resize(*chance.choice(SIZES))
                screen.send(*keys_here(screen, chance))
                await screen.settle()
                assert screen.app.is_running
                await home(screen)
                desk = screen.main.desk
                assert not desk.unsaved
                assert load_brief(desk.path) == desk.brief
                if not desk.done:  # another brief was made or opened: it begins anew
                    first[desk.path] = desk.brief
            await everything_can_be_undone_and_done_again(screen, first)

    drive(scene)


async def everything_can_be_undone_and_done_again(
    screen: Driver, first: dict[Path, object]
) -> None:
    last, steps = screen.brief, len(screen.main.desk.done)
    while screen.main.desk.done:
        screen.main.undo()
    await screen.settle()
    assert screen.saved() == screen.brief == first[screen.main.desk.path]
    for _ in range(steps):
        screen.main.redo()
    await screen.settle()
    assert screen.saved() == screen.brief == last


def use_the_mouse(screen: Driver, chance: random.Random) -> None:
    """Click, drag or turn the wheel somewhere."""

    def anywhere() -> tuple[int, int]:
        width, height = screen.app.size
        return chance.randrange(width), chance.randrange(height)

    way = chance.choice(("click", "click twice", "drag", "wheel"))
    if way == "drag":
        screen.point(events.MouseDown, *anywhere())
        screen.point(events.MouseMove, *anywhere())
        screen.point(events.MouseUp, *anywhere())
    elif way == "wheel":
        screen.point(events.MouseScrollDown, *anywhere())
    else:
        for _ in way.split():
            screen.click(*anywhere())


def test_no_mouse_breaks_the_screen(demo: Path) -> None:
    chance = random.Random(4)  # noqa: S311

    async def scene() -> None:
        async with opened(demo, SIZES[2], kind=Staying) as screen:
            for keys in STATES.values():
                await screen.press(*keys)
                for _ in range(2):
                    use_the_mouse(screen, chance)
                    screen.resize(*chance.choice(SIZES))
                    await screen.settle()
                assert screen.app.is_running
                await home(screen)
            assert screen.saved() == screen.brief

    drive(scene)


def test_no_keys_break_the_welcome(tmp_path: Path) -> None:
    chance = random.Random(6)  # noqa: S311

    async def scene() -> None:
        for round_ in range(3):
            folder = tmp_path / str(round_)
            folder.mkdir()
            async with opened(folder, chance.choice(SIZES[:-1]), kind=Staying) as screen:
                for _ in range(3):
                    screen.send(*chance.choices(KEYS, k=BURST))
                    await screen.settle()
                    assert screen.app.is_running
            shutil.rmtree(folder)

    drive(scene)
