"""A name a person typed in, the theme or position it means out.

An id is taken first, then a title, then the beginning of one id or title, if it fits one only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from assistant.errors import UnknownName
from assistant.themes.theme import Position, Theme, Themes

T = TypeVar("T", Theme, Position)


def find_theme(themes: Themes, name: str) -> Theme:
    """Return the theme called ``name``: its id, its title, or an unmistakable beginning of either.

    Raises:
        UnknownName: there is none, or several begin so.
    """
    return _find("theme", name, themes.themes, [theme.title for theme in themes.themes])


def find_position(themes: Themes, name: str) -> Position:
    """Return the position called ``name``: its id, its statement, or a beginning of either.

    Raises:
        UnknownName: there is none, or several begin so.
    """
    statements = [position.statement for position in themes.positions]
    return _find("position", name, themes.positions, statements)


def positions_of(themes: Themes, theme: str) -> tuple[Position, ...]:
    """Return the positions held on the theme with the id ``theme``, in the file's order."""
    return tuple(position for position in themes.positions if position.theme == theme)


def _find(kind: str, name: str, entries: Sequence[T], titles: Sequence[str]) -> T:
    by_id = next((entry for entry in entries if entry.id == name), None)
    if by_id is not None:
        return by_id
    wanted = name.strip().casefold()
    names = [(entry, entry.id.casefold(), titles[i].casefold()) for i, entry in enumerate(entries)]
    same = [entry for entry, *known in names if wanted in known]
    begun = [entry for entry, *known in names if any(k.startswith(wanted) for k in known)]
    found = same or (begun if wanted else [])
    if len(found) == 1:
        return found[0]
    raise UnknownName(kind, name, [entry.id for entry in entries])
