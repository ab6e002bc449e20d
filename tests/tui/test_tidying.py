"""Python looks for what is no longer used when nobody is kept waiting by it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.tui import tidying
from assistant.tui.tidying import Tidying
from tests.tui.driving import drive, opened


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidying]:
    monkeypatch.setattr(tidying, "ENOUGH", 0)
    monkeypatch.setattr(tidying, "QUIET", 0.0)
    tidy = Tidying()
    tidy.begin()
    yield tidy
    tidy.end()


class Knot:
    """Something that holds itself, and so is freed by a full look alone."""

    def __init__(self) -> None:
        self.itself = self


def knots() -> int:
    """How many there are that somebody could still reach by looking everywhere."""
    return sum(type(one) is Knot for one in gc.get_objects())


def test_what_nobody_uses_is_freed_once_there_is_time(begun: Tidying) -> None:
    Knot()
    assert not begun.look(busy=True)
    assert knots() == 1
    assert begun.look(busy=False)
    assert knots() == 0


def test_nothing_is_looked_through_while_somebody_types(
    begun: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "QUIET", 3600.0)
    begun.stirred()
    assert not begun.look(busy=False)


def test_what_a_long_look_found_in_use_is_passed_over_by_the_next(
    begun: Tidying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "LONG", 0.0)
    before = gc.get_freeze_count()
    assert begun.look(busy=False)
    assert gc.get_freeze_count() > before
    begun.end()
    assert gc.get_freeze_count() == 0


def test_the_interpreter_is_left_as_it_was(demo: Path) -> None:
    before = (gc.get_threshold(), sys.getswitchinterval())

    async def scene() -> None:
        async with opened(demo):
            assert gc.get_threshold()[2] == tidying.SELDOM

    drive(scene)
    assert (gc.get_threshold(), sys.getswitchinterval()) == before


def test_no_full_look_stands_before_a_key_while_words_are_searched_for(demo: Path) -> None:
    looks: list[int] = []

    def told(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            looks.append(about["generation"])

    async def scene() -> None:
        async with opened(demo) as screen:
            gc.callbacks.append(told)
            await screen.press("/")
            for word in ("referrals ", "to police ", "by companies ", "each year "):
                await screen.type(word)
                assert screen.main.found is not None
            gc.callbacks.remove(told)

    drive(scene)
    assert looks
    assert 2 not in looks
