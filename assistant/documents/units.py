"""What office formats (Word, OpenDocument, RTF) are made of: paragraphs with their place and notes.

Each reader makes these of its own XML or codes; the text is then written by one hand. The promise:
offsets of emphasis count in the unit's own text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

UnitKind = Literal["title", "heading", "paragraph", "item", "quote", "contents"]
Span = tuple[int, int]


@dataclass(slots=True)
class UnitNote:
    """A footnote or endnote: its mark as printed, None where that cannot be told, and its words."""

    mark: str | None
    text: str
    emphasis: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Unit:
    """One paragraph.

    ``label`` is what is printed before it, ``bullet`` whether that is no number or letter;
    ``level`` the depth of a heading or list item from 1. ``row`` names the table and the row it
    stands in and ``column`` the cell; paragraphs of one row follow each other. ``boxed`` says that
    it is drawn in a text box, apart from the running text.
    """

    kind: UnitKind
    text: str
    level: int | None = None
    label: str | None = None
    bullet: bool = False
    emphasis: list[Span] = field(default_factory=list)
    row: tuple[int, int] | None = None
    column: int = 0
    notes: list[UnitNote] = field(default_factory=list)
    boxed: bool = False


def without_edges(unit: Unit) -> Unit:
    """Return ``unit`` without the white space at its ends, its spans moved along."""
    text = unit.text.strip()
    if text == unit.text:
        return unit
    first = len(unit.text) - len(unit.text.lstrip())
    spans = [(max(start - first, 0), min(end - first, len(text))) for start, end in unit.emphasis]
    unit.emphasis = [(start, end) for start, end in spans if start < end]
    unit.text = text
    return unit
