"""Minutes kept as a table: its rows go in; out come their cells, told apart by the heads above.

The promise: a cell's words keep their place in the stored text, and the column of actions is never
taken for what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ACTIONS_TEXT = """
action|actions|action by|action for|actions by|action owner|owner|lead|by whom|who|responsible|
by when|when|deadline|due|due date|action required
"""
_ACTIONS = frozenset(name.strip() for name in _ACTIONS_TEXT.split("|"))
_NUMBERS = frozenset(
    {"item", "no", "no.", "number", "item no", "item no.", "ref", "agenda item", ""}
)
_OTHERS_TEXT = """
discussion|minute|minutes|notes|note|subject|topic|details|discussion and decisions|description|
summary|key points|decision|decisions|agenda item|item|issue|comments
"""
_OTHERS = frozenset(name.strip() for name in _OTHERS_TEXT.split("|"))
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]?$")


@dataclass(frozen=True)
class Cell:
    """One cell, or one line of it: where it begins, and its words."""

    start: int
    text: str


@dataclass(frozen=True)
class Row:
    """A row: the item's number, what was said line by line, and who must act."""

    number: str | None
    lines: tuple[Cell, ...]
    actions: tuple[str, ...]


@dataclass
class Columns:
    """What the heads of the table say of its columns; ``actions`` is empty outside of a table."""

    actions: set[int] = field(default_factory=set)

    def heads(self, words: str) -> bool:
        """Return whether ``words`` are the heads of a table of minutes, and remember them."""
        names = [" ".join(cell.casefold().split()).strip(":") for cell in words.split("\t")]
        known = all(name in _ACTIONS | _NUMBERS | _OTHERS for name in names)
        acting = {i for i, name in enumerate(names) if name in _ACTIONS}
        if len(names) < 2 or not known or not acting or 0 in acting:
            return False
        self.actions = acting
        return True

    def end(self) -> None:
        """Leave the table."""
        self.actions = set()

    def row(self, start: int, words: str) -> Row | None:
        """Return the row whose text begins at ``start``; None outside of a table with heads."""
        if not self.actions:
            return None
        number: str | None = None
        lines: list[Cell] = []
        acting: list[str] = []
        for index, cell in enumerate(_parts(start, words, "\t")):
            found = _NUMBER.match(cell.text) if not lines else None
            if index in self.actions:
                acting += [cell.text] if cell.text else []
            elif found and number is None:
                number = found[1]
            else:
                lines += [line for line in _parts(cell.start, cell.text, "\n") if line.text]
        return Row(number, tuple(lines), tuple(acting))


def _parts(start: int, words: str, mark: str) -> list[Cell]:
    """Part ``words`` at ``mark``; each part without the white space around it."""
    parts: list[Cell] = []
    for part in words.split(mark):
        stripped = part.strip()
        inside = len(part) - len(part.lstrip()) if stripped else 0
        parts.append(Cell(start + inside, stripped))
        start += len(part) + len(mark)
    return parts
