"""What a form asks to strike out: "Self / Organisation", "delete as appropriate".

In goes the XML of a form's body; out come the lines, for the author. The promise: nothing is struck
by the program, since the words that stay would be its own choice.
"""

from __future__ import annotations

import re

from assistant.forms.labels import Element, W, ancestor, cells_of, text_of

_STRIKE = re.compile(
    r"(?i)\b(?:delete|strike)\b[^.]{0,20}\b(?:appropriate|applicable|necessary|out)\b"
)


def to_be_struck(tree: Element) -> list[str]:
    """Return the questions of the form that are answered by striking words out."""
    return [_line(p) for p in tree.iter(f"{W}p") if _STRIKE.search(text_of(p))]


def _line(paragraph: Element) -> str:
    """The line, with the options in the cell beside it."""
    row = ancestor(paragraph, "tr")
    cell = ancestor(paragraph, "tc")
    cells = cells_of(row) if row is not None else []
    at = cells.index(cell) + 1 if cell is not None and cell in cells else len(cells)
    options = text_of(cells[at]) if at < len(cells) else ""
    return " ".join(part for part in (text_of(paragraph), options) if part)
