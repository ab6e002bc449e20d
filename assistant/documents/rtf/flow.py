"""Text and paragraph ends of one stream of a rich text file go in; its units come out.

The body is a stream, so are each note, each text box, each header. The one promise: every paragraph
is a unit once, with the place in its table, its label and its notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.documents.style_names import (
    heading_level,
    is_contents,
    is_quote,
    is_title,
    reads_as_heading,
)
from assistant.documents.units import Span, Unit, UnitKind, UnitNote
from assistant.documents.wordfile.symbols import bullet as symbol_bullet

MOST_UNITS = 300_000
BODY_LEVEL = 9
SET_OFF = 250
"""Twentieths of a point (4.4 mm): text set in as far as this on both sides is set off."""
_BULLETS = frozenset("•·▪◦○●■□–-*o➢✓❖\uf0b7\uf0a7\uf0d8")


class TooMuchError(Exception):
    """There is more of something than any text for reading has."""


@dataclass(frozen=True)
class RtfStyle:
    """A style: its name, that of the style it is based on, and its outline level, from 0."""

    name: str = ""
    parent: str = ""
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The properties of a paragraph."""

    style: RtfStyle = field(default_factory=RtfStyle)
    outline: int | None = None
    left: int = 0
    right: int = 0
    in_table: bool = False
    level: int = 0


@dataclass
class Flow:
    """One stream while it grows; ``boxes`` are the units of text boxes tied to its paragraph."""

    units: list[Unit] = field(default_factory=list)
    label: str | None = None
    notes: list[UnitNote] = field(default_factory=list)
    boxes: list[Unit] = field(default_factory=list)
    marks_itself: bool = False
    """Whether a note carries a number of its own accord."""
    is_endnote: bool = False
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _emphasis: list[Span] = field(default_factory=list)
    _table: int = 0
    _row: int = 0
    _column: int = 0
    _in_table: bool = False

    def put(self, text: str, *, emphasised: bool) -> None:
        """Append to the paragraph."""
        if not text:
            return
        if emphasised:
            start = self._length
            if self._emphasis and self._emphasis[-1][1] == start:
                start = self._emphasis.pop()[0]
            self._emphasis.append((start, self._length + len(text)))
        self._pieces.append(text)
        self._length += len(text)

    def end_paragraph(self, shape: Shape) -> None:
        """End the paragraph, which has this shape."""
        if len(self.units) >= MOST_UNITS:
            raise TooMuchError
        text = "".join(self._pieces)
        if shape.in_table:
            self._enter_table()
        elif text.strip() or not self._in_table:
            self._in_table = False
        unit = self._unit(text, shape)
        self.units += [unit, *self.boxes]
        self._pieces, self._length, self._emphasis = [], 0, []
        self.label, self.notes, self.boxes = None, [], []

    def end_cell(self, shape: Shape) -> None:
        """End a cell and with it the paragraph."""
        self.end_paragraph(replace(shape, in_table=True))
        self._column += 1

    def end_row(self) -> None:
        """End a row of the table."""
        self._row += 1
        self._column = 1

    def finish(self, shape: Shape) -> list[Unit]:
        """End the stream and return its units."""
        if self._length or self.notes or self.boxes:
            self.end_paragraph(shape)
        return self.units

    def words(self) -> str:
        """Return the stream's words, one line for each paragraph."""
        return "\n".join(unit.text.strip() for unit in self.units if unit.text.strip())

    def _enter_table(self) -> None:
        if not self._in_table:
            self._in_table = True
            self._table += 1
            self._row = self._column = 1

    def _unit(self, text: str, shape: Shape) -> Unit:
        label = (self.label or "").strip() or None
        bullet = label is not None and label in _BULLETS
        label = symbol_bullet(label) if label is not None and bullet else label
        kind, level = _kind(text.strip(), shape, numbered=label is not None and not bullet)
        if kind == "paragraph" and label is not None:
            kind, level = "item", shape.level + 1
        unit = Unit(kind, text, level, label, bullet, self._emphasis)
        unit.notes = self.notes
        if self._in_table:
            unit.row, unit.column = (self._table, self._row), self._column
        return unit


def _kind(text: str, shape: Shape, *, numbered: bool) -> tuple[UnitKind, int | None]:
    style = shape.style
    if is_contents(style.name):
        return "contents", None
    if text and (is_title(style.name) or is_title(style.parent)):
        return "title", None
    outline = shape.outline if shape.outline is not None else style.outline
    if outline is not None and not 0 <= outline < BODY_LEVEL:
        outline = None
    believed = heading_level(style.name)
    level = believed if believed is not None or outline is None else outline + 1
    if level is not None and reads_as_heading(
        text, believed=believed is not None, numbered=numbered
    ):
        return "heading", level
    if is_quote(style.name):
        return "quote", None
    set_off = shape.left >= SET_OFF and shape.right >= SET_OFF and not shape.in_table
    return ("quote" if set_off and not numbered else "paragraph"), None
