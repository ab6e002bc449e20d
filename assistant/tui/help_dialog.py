"""Help and commands: actions by name and key, filtered by typing; enter does the one chosen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, OptionList

from assistant.tui.actions import PLACES, Action, key_words
from assistant.tui.dialog import Dialog
from assistant.tui.hanging import Hanging, Part
from assistant.tui.rows import HEADING, Rows, Words

_KEYS = 15
"""Columns for the keys."""


class Chosen:
    """An action that was chosen, and the widget to do it on."""

    def __init__(self, action: Action, node: DOMNode) -> None:
        self.action = action
        self.node = node


class HelpDialog(Dialog[Chosen | None]):
    """A list of actions to choose from; all are listed before anything is typed."""

    def __init__(self, title: str, offered: Sequence[tuple[Action, DOMNode]]) -> None:
        super().__init__(title)
        places = list(dict.fromkeys(action.place for action, _ in offered))
        grouped = sorted(offered, key=lambda one: places.index(one[0].place))
        self._offered = {action.id: (action, node) for action, node in grouped}

    def body(self) -> list[Widget]:
        """Return the box to filter with, and the list."""
        box = Input(id="filter", placeholder="type to filter, enter to do it", compact=True)
        return [box, Rows(id="actions")]

    def on_mount(self) -> None:
        """List everything."""
        super().on_mount()
        self._list("")

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self._list(event.value)

    @on(Input.Submitted, "#filter")
    def _submitted(self) -> None:
        self._choose(self.query_one("#actions", Rows).name_here)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_id)

    def key_down(self) -> None:
        """Move through the list without leaving the box."""
        self.query_one("#actions", Rows).action_down()

    def key_up(self) -> None:
        """Move back through the list."""
        self.query_one("#actions", Rows).action_up()

    def _choose(self, name: str | None) -> None:
        if name in self._offered:
            self.dismiss(Chosen(*self._offered[name]))

    def _list(self, typed: str) -> None:
        wanted = typed.casefold().split()
        shown: list[tuple[str, Words]] = []
        place = ""
        for action, _ in self._offered.values():
            if not all(word in _searched(action) for word in wanted):
                continue
            if action.place != place:
                place = action.place
                shown.append((f"{HEADING}{place}", Content.assemble((PLACES[place], "dim italic"))))
            shown.append((action.id, action_words(action)))
        self.query_one("#actions", Rows).show(shown or [("none", Content("Nothing is called so."))])


def action_words(action: Action) -> Hanging:
    """Return the row of an action: its keys, its name and what it does."""
    keys = f"  {key_words(action):<{_KEYS}} "
    return Hanging(Part(keys, Content.assemble((f"{action.label}. ", "bold"), action.help)))


def _searched(action: Action) -> str:
    said = (key_words(action), action.label, action.help, PLACES[action.place])
    return " ".join(said).casefold()
