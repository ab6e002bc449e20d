"""The table of keys: one source for bindings, footer, help, commands and the page of keys."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from pathlib import Path

import pytest
from textual.dom import DOMNode

import assistant.tui
from assistant.tui.actions import ACTIONS, PLACES, Action, footer_of, footer_width, key_words
from assistant.tui.keys_page import keys_page
from assistant.tui.rows import Rows
from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.tui.driving import WIDE, Driver, drive, opened

SENT_AS_OTHER_KEYS = {
    "ctrl+m",
    "ctrl+i",
    "ctrl+h",
    "ctrl+enter",
    "ctrl+[",
    "ctrl+left_square_bracket",
}
SEVEN = ["Search", "Pin", "Trim", "Position", "Undo", "Word", "Help"]


def places_of_widgets() -> dict[str, list[type[DOMNode]]]:
    found: dict[str, list[type[DOMNode]]] = {}
    for module in pkgutil.iter_modules(assistant.tui.__path__):
        loaded = importlib.import_module(f"assistant.tui.{module.name}")
        for _, kind in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(kind, DOMNode) and "WHERE" in vars(kind):
                found.setdefault(vars(kind)["WHERE"], []).append(kind)
    return found


def listed_in(screen: Driver) -> list[str]:
    """The actions that a window of help or commands lists, in its order."""
    options = screen.app.screen.query_one("#actions", Rows).options
    return [str(option.id) for option in options if not option.disabled]


def test_every_action_has_its_own_id_a_known_place_and_words() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for action in ACTIONS:
        assert action.place in PLACES
        assert action.label
        assert action.help.endswith(".")


def test_no_key_is_one_that_many_terminals_send_as_another() -> None:
    for action in ACTIONS:
        for key in action.keys:
            assert "alt" not in key
            assert key not in SENT_AS_OTHER_KEYS


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = [key for action in ACTIONS if action.place == place for key in action.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_bound_with_its_id_and_done_by_a_method(action: Action) -> None:
    kinds = places_of_widgets()[action.place]
    assert kinds
    for kind in kinds:
        assert callable(getattr(kind, f"action_{action.name}"))
    if action.keys:
        bound = [b for kind in kinds for b in kind.BINDINGS if getattr(b, "id", None) == action.id]
        assert bound
        assert {b.description for b in bound} == {action.label}


def test_the_seven_keys_that_matter_fit_at_80_columns() -> None:
    shown = footer_of(("evidence", "list", "screen", "app"), 80)
    assert [action.label for action in shown if action.label in SEVEN] == SEVEN


def test_the_panes_that_80_columns_hide_are_named_with_their_keys_and_so_is_the_way_back() -> None:
    shown = footer_of(("evidence", "list", "screen", "app"), 80)
    assert {"Brief", "Draft"} <= {action.label for action in shown}
    in_drawer = footer_of(("questions", "list", "tabs", "screen", "app"), 80)
    assert "Brief" not in {action.label for action in in_drawer}
    for width in (48, 68):
        labels = [action.label for action in footer_of(("trim", "dialog", "app"), width)]
        assert labels[-1] == "Back"
    assert {"End", "Word", "Sentence", "Leave out", "Reset", "Keep"} <= {*labels}


@pytest.mark.parametrize("width", [16, 40, 60, 80, 200])
@pytest.mark.parametrize("typing", [True, False])
def test_the_footer_never_overflows_and_keeps_the_way_to_help(width: int, typing: bool) -> None:
    for place in PLACES:
        shown = footer_of((place, "list", "screen", "app"), width, typing=typing)
        assert footer_width(shown, typing=typing) <= width
        assert shown[-1].label in ("Help", "Back")


def test_the_page_of_keys_says_every_key_and_what_it_does() -> None:
    page = keys_page()
    for action in ACTIONS:
        assert f"**{action.label}** – {action.help}" in page
        assert key_words(action) in page


def test_the_command_prints_the_page_and_its_data(call: Call) -> None:  # noqa: F811
    assert call("keys").out.startswith("# The keys of the screen")
    data = json.loads(call("keys", "--json").out)
    assert {row["id"] for row in data} == {action.id for action in ACTIONS}


def test_commands_list_every_action_of_the_main_screen_before_anything_is_typed(
    demo: Path,
) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            await screen.press("ctrl+p")
            listed = set(listed_in(screen))
            in_windows = {
                "trim",
                "coverage",
                "dialog",
                "writing",
                "facts",
                "word",
                "again",
                "theme",
                "making",
                "asking",
                "details",
                "position",
                "welcome",
            }
            assert listed == {a.id for a in ACTIONS if a.place not in in_windows}

    drive(scene)


def test_help_is_filtered_by_typing_and_enter_does_the_row(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            await screen.press("question_mark")
            await screen.type("newest first")
            assert listed_in(screen) == ["evidence.sort"]
            await screen.press("enter")
            assert screen.main.desk.looking.sort == "source"
            await screen.press("f1")
            await screen.type("zzz")
            await screen.press("enter", "escape")
            assert screen.app.screen is screen.main

    drive(scene)


def test_help_in_a_pane_lists_the_keys_of_that_pane_first(demo: Path) -> None:
    async def scene() -> None:
        async with opened(demo, WIDE) as screen:
            for keys, first in ((["1"], "questions"), (["4"], "draft"), (["4", "right"], "pinned")):
                await screen.press(*keys, "f1")
                assert listed_in(screen)[0].startswith(first)
                heading = screen.app.screen.query_one("#actions").options[0]
                assert heading.prompt.plain == PLACES[first]
                await screen.press("escape", "2")

    drive(scene)
