"""The table of keys as a page to read: Markdown, one section for each place."""

from __future__ import annotations

from assistant.tui.actions import PLACES, Action, actions_of, key_words

_INTRODUCTION = """# The keys of the screen

Everything on the screen can be done with these keys, with the mouse, or from the list of commands
(ctrl+p). Whatever is done can be undone. Help (F1, or ? outside a box) shows the keys of the place
one is in; typing filters them, enter does what the row says.
"""


def keys_page() -> str:
    """Return the page of all keys, place by place."""
    return "\n".join([_INTRODUCTION, *(_section(place) for place in PLACES)])


def keys_data() -> list[dict[str, object]]:
    """Return every action with its place, keys and what it does, ready for JSON."""
    return [
        {
            "id": a.id,
            "place": PLACES[a.place],
            "keys": list(a.keys),
            "name": a.label,
            "does": a.help,
        }
        for place in PLACES
        for a in actions_of(place)
    ]


def _section(place: str) -> str:
    rows = "\n".join(_row(action) for action in actions_of(place))
    return f"## {PLACES[place]}\n\n| keys | does |\n|---|---|\n{rows}\n"


def _row(action: Action) -> str:
    keys = key_words(action).replace("|", "\\|") or "from the commands"
    return f"| {keys} | **{action.label}** – {action.help} |"
