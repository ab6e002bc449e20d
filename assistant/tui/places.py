"""Where one is on the screen: the widgets that have keys, from the focus outwards."""

from __future__ import annotations

from typing import Any

from textual.dom import DOMNode
from textual.screen import Screen

from assistant.tui.actions import Action


def place_chain(screen: Screen[Any], at: DOMNode | None = None) -> list[tuple[str, DOMNode]]:
    """Return each place that the focus (or ``at``) is in, and the widget that acts for it.

    The innermost comes first.
    """
    start: DOMNode = at or screen.focused or screen
    chain: list[tuple[str, DOMNode]] = []
    for node in start.ancestors_with_self:
        for kind in type(node).__mro__:
            place = vars(kind).get("WHERE")
            if place and place not in [known for known, _ in chain]:
                chain.append((place, node))
    return chain


async def run_here(screen: Screen[Any], action: Action) -> bool:
    """Do an action of a place that the focus is in; tell whether there was one."""
    for place, node in place_chain(screen):
        if place == action.place:
            return await screen.app.run_action(action.name, node)
    return False
