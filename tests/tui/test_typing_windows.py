"""A machine that stops takes no words with it: what is typed into a window is there again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from assistant.desk.unfinished import Typed
from assistant.tui.typing_dialog import TypingDialog
from tests.tui.driving import NARROW, Driver, drive, opened

WORDS = "Words that nobody kept"
WINDOWS = {
    "details": ("2", "d"),
    "wording": ("1", "g", "E"),
    "adding questions": ("1", "g", "a"),
    "a new theme": ("1", "g", "n"),
    "facts": ("2", "f", "g", "i"),
    "new brief": ("2", "b"),
}


async def kept(screen: Driver, folder: Path, holds: Callable[[str], bool]) -> None:
    """Wait until what is typed is on disk: the words of every window together fit."""
    for _ in range(2000):
        files = [path.read_text(encoding="utf-8") for path in _typed(folder)]
        if holds("".join(files)):
            return
        await screen.pilot.pause(0.005)
    message = f"what was typed is not kept: {_typed(folder)}"
    raise AssertionError(message)


def _typed(folder: Path) -> list[Path]:
    return list((folder / ".assistant" / "typed").glob("*.json"))


def boxes(screen: Driver) -> list[str]:
    top = screen.app.screen
    return [*(box.value for box in top.query(Input)), *(box.text for box in top.query(TextArea))]


@pytest.mark.parametrize("name", WINDOWS)
def test_words_in_an_open_window_are_there_again_after_the_machine_stopped(
    demo: Path, tmp_path: Path, name: str
) -> None:
    after = tmp_path / "after"

    async def typing() -> None:
        async with opened(demo) as screen:
            await screen.press(*WINDOWS[name])
            await screen.type(WORDS)
            await kept(screen, screen.main.folder, lambda words: WORDS in words)
            shutil.copytree(demo, after)  # all that a machine that stops now leaves

    async def again() -> None:
        async with opened(after, NARROW) as screen:
            assert isinstance(screen.app.screen, TypingDialog)
            assert any(WORDS in words for words in boxes(screen))
            assert "What you had typed here and not kept is back." in screen.text
            await screen.press("escape")
            assert screen.app.screen is screen.main
            if name != "new brief":
                await kept(screen, screen.main.folder, lambda words: not words)

    drive(typing)
    drive(again)


def test_what_is_kept_or_given_up_is_not_brought_back(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            for leaving in ("ctrl+s", "escape"):
                await screen.press("2", "d")
                await screen.type(f" {leaving}")
                await kept(
                    screen, screen.main.folder, lambda words, leaving=leaving: leaving in words
                )
                await screen.press(leaving)
                await kept(screen, screen.main.folder, lambda words: not words)
            assert screen.app.screen is screen.main
        async with opened(demo) as screen:
            assert screen.app.screen is screen.main
            await screen.press("2", "d")
            assert not any("escape" in words for words in boxes(screen))
            assert any("ctrl+s" in words for words in boxes(screen))

    drive(scene)


def test_a_reason_half_written_is_there_when_the_check_is_let_stand_again(
    demo: Path, tmp_path: Path
) -> None:
    after = tmp_path / "after"

    async def asked(folder: Path, scene: Callable[[Driver], Coroutine[Any, Any, None]]) -> None:
        async with opened(folder) as screen:
            screen.main.ask_reason("Let it stand", ("A check.",), lambda _: None)
            await screen.settle()
            await scene(screen)

    async def typing(screen: Driver) -> None:
        await screen.type("Because")
        await kept(screen, screen.main.folder, lambda words: "Because" in words)
        shutil.copytree(demo, after)

    async def again(screen: Driver) -> None:
        assert boxes(screen) == ["Because"]

    drive(lambda: asked(demo, typing))
    drive(lambda: asked(after, again))


def test_a_window_about_something_that_is_gone_is_passed_over(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo) as screen:
            for kind, of in (("question", "99"), ("facts", "gone"), ("theme", "gone")):
                window = screen.main.window(kind, of, "gone")
                screen.app.typed_words.keep(demo, Typed(window=window, words={"title": "x"}))
        async with opened(demo) as screen:
            await screen.settle()
            assert screen.app.is_running
            await screen.press("escape")
            assert screen.main.is_current

    drive(scene)


def test_a_brief_begun_from_a_paper_is_gone_on_with_as_if_nothing_had_happened(
    tmp_path: Path,
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    paper = before / "paper.txt"
    paper.write_text("1. Do you agree?\n2. What more should be done?\n", encoding="utf-8")

    async def typing() -> None:
        async with opened(before) as screen:
            await screen.press("enter")
            await screen.press("tab", "tab", "tab", "tab")
            await screen.type(paper.name)
            await screen.press("enter")
            await screen.type("And this is new.\n")
            await kept(screen, before, lambda words: "And this is new." in words)
            shutil.copytree(before, after)

    async def again() -> None:
        async with opened(after, NARROW) as screen:
            assert isinstance(screen.app.screen, TypingDialog)
            assert any("And this is new." in words for words in boxes(screen))
            assert any("What more should be done?" in words for words in boxes(screen))

    drive(typing)
    drive(again)
