"""A rich text file's tables of fonts and styles go in, word by word; styles come out.

The one promise: a style that is missing, or based on itself, is met as a plain one.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents.rtf.flow import RtfStyle
from assistant.documents.rtf.tokens import Token
from assistant.documents.style_names import heading_level

LONGEST_CHAIN = 30
"""Styles based on styles."""


@dataclass(slots=True)
class Entry:
    """A line of the table of fonts or of styles."""

    number: int = 0
    name: str = ""
    charset: int | None = None
    outline: int | None = None
    based_on: int | None = None

    def take(self, token: Token, word: str) -> None:
        """Take one control word; ``word`` is the one that numbers the entries."""
        if token.text == word:
            self.number = token.number or 0
        elif token.text in ("cs", "ts", "ds"):
            self.number = -1
        elif token.text == "fcharset":
            self.charset = token.number
        elif token.text == "outlinelevel":
            self.outline = token.number
        elif token.text == "sbasedon":
            self.based_on = token.number


def style_of(entry: Entry, entries: dict[int, Entry]) -> RtfStyle:
    """Return a style with the outline level that it or one above it has, by name if need be."""
    parent = entries.get(-1 if entry.based_on is None else entry.based_on)
    outline: int | None = None
    at: Entry | None = entry
    for _ in range(LONGEST_CHAIN):
        if at is None or outline is not None:
            break
        level = heading_level(at.name)
        outline = level - 1 if at.outline is None and level is not None else at.outline
        at = entries.get(-1 if at.based_on is None else at.based_on)
    return RtfStyle(entry.name, parent.name if parent is not None else "", outline)
