"""The four panes at every size: what is shown, how to get there, where the focus is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.tui.actions import footer_width
from assistant.tui.footer_line import FooterLine
from tests.tui.driving import LARGE, NARROW, SIZES, SMALL, WIDE, drive, opened


@pytest.mark.parametrize("size", SIZES)
def test_every_pane_is_reached_by_its_number_and_by_tab(demo: Path, size: tuple[int, int]) -> None:
    async def scene() -> None:
        async with opened(demo, size) as screen:
            for key, pane in (("1", "brief"), ("4", "draft"), ("3", "source"), ("2", "evidence")):
                await screen.press(key)
                assert screen.main.pane(pane).has_focus_within
                assert screen.main.pane(pane).region.area > 0
                assert f"{key} {pane.title()}" in screen.text
            for pane in ("source", "draft", "brief", "evidence"):
                await screen.press("tab")
                assert screen.main.pane(pane).has_focus_within
            await screen.press("shift+tab")
            assert screen.main.pane("brief").has_focus_within

    drive(scene)


@pytest.mark.parametrize("size", SIZES)
def test_the_footer_fits_in_every_pane(demo: Path, size: tuple[int, int]) -> None:
    async def scene() -> None:
        async with opened(demo, size) as screen:
            for key in "1234/":
                await screen.press(key)
                footer = screen.main.query_one(FooterLine)
                assert footer_width(footer.shown(), typing=footer.typing) <= size[0]
                assert screen.lines[-1].endswith("Help")

    drive(scene)


def test_wide_screens_show_three_columns_and_narrow_ones_drawers(demo: Path) -> None:
    async def scene() -> None:
        for size, widths in ((WIDE, (28, 56, 36)), (LARGE, (28, 136, 36))):
            async with opened(demo, size) as screen:
                panes = [screen.main.pane(name) for name in ("brief", "evidence", "draft")]
                assert tuple(pane.outer_size.width for pane in panes) == widths
        for size in (NARROW, SMALL):
            async with opened(demo, size) as screen:
                assert not screen.main.pane("brief").display
                await screen.press("4")
                assert screen.main.pane("draft").outer_size.width == size[0]
                assert not screen.main.query_one("#middle").display
                await screen.press("escape")
                assert screen.main.pane("evidence").has_focus_within

    drive(scene)


def test_the_second_line_of_a_narrow_screen_says_where_a_pin_goes(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, NARROW) as screen:
            assert screen.lines[1].startswith(" Q1 ")
            assert screen.lines[1].endswith("2 pinned")
            assert "theme: Encryption and detection" in screen.lines[1]

    drive(scene)


def test_a_screen_that_is_too_small_says_so_in_one_line(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, (50, 10)) as screen:
            shown = [line for line in screen.lines if line.strip()]
            assert len(shown) == 1
            assert "assistant --help" in shown[0]

    drive(scene)


def test_a_change_of_size_keeps_the_pane_and_its_focus(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            await screen.press("4")
            for size in (NARROW, SMALL, (50, 10), LARGE):
                await screen.pilot.resize_terminal(*size)
                await screen.settle()
                assert screen.main.pane("draft").has_focus_within

    drive(scene)


def test_z_gives_a_pane_the_whole_screen_and_takes_it_back(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            for key, pane in (("1", "brief"), ("2", "evidence"), ("3", "source"), ("4", "draft")):
                await screen.press(key, "z")
                assert screen.main.pane(pane).outer_size.width == WIDE[0]
                await screen.press("escape" if key == "2" else "z")
                assert screen.main.pane(pane).outer_size.width < WIDE[0]

    drive(scene)


def test_the_focus_can_be_seen_without_colour(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def scene() -> None:
        for size in (WIDE, NARROW):
            async with opened(demo, size) as screen:
                for key, pane in (("2", "2 Evidence"), ("3", "3 Source")):
                    await screen.press(key)
                    line = next(line for line in screen.lines if pane in line)
                    assert "━" in line.split(pane)[0][-2:]

    drive(scene)


def test_clicks_do_what_keys_do(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            await screen.pilot.click("#draft TabLine", offset=(10, 0))
            await screen.settle()
            assert screen.main.query_one("#pinned").has_focus
            await screen.pilot.click("#brief TabLine", offset=(14, 0))
            await screen.settle()
            assert screen.main.query_one("#documents").has_focus
            await screen.pilot.click(FooterLine, offset=(3, 0))
            await screen.settle()
            assert screen.main.query_one("#query").has_focus
            await screen.pilot.click("#found", offset=(10, 4))
            await screen.settle()
            assert screen.main.query_one("#passages").has_focus

    drive(scene)
