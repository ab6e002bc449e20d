"""The table of actions as Textual's bindings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from assistant.tui.actions import Action, actions_of

if TYPE_CHECKING:
    from textual.binding import BindingType


def bindings(*places: str) -> list[BindingType]:
    """Return the bindings of the actions that belong to these places, in the table's order."""
    return [_binding(action) for place in places for action in actions_of(place) if action.keys]


def _binding(action: Action) -> Binding:
    return Binding(
        ",".join(action.keys),
        action.name,
        action.label,
        id=action.id,
        show=False,
        priority=action.typing,
        tooltip=action.help,
    )
