"""The paragraphs of an office document go in, in reading order; out comes its stored text.

Numbers stand before their paragraphs as they are printed, a row of a table is one block with its
cells parted by tabs, and a note follows the paragraph that marks it as a block of its own, so that
no sentence is broken by it. Lines that are the page's furniture become anchors. The one promise:
every word of every unit is in the text once, or in an anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from assistant.documents.document import BlockKind
from assistant.documents.furniture import furniture_in
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout
from assistant.documents.typed_numbers import with_typed_numbers
from assistant.documents.units import Span, Unit, UnitNote, without_edges
from assistant.errors import CannotRead

LONGEST_ROW = 400
"""Characters; a longer row whose cells hold several paragraphs is a page laid out as a table."""

_KINDS: dict[str, BlockKind] = {
    "title": "heading",
    "heading": "heading",
    "paragraph": "paragraph",
    "item": "item",
    "quote": "quote",
}


def compose(
    units: Iterable[Unit], margins: Iterable[str] = (), last_notes: Iterable[UnitNote] = ()
) -> Layout:
    """Return the layout of a document, its own text in it.

    ``margins`` are the lines of its headers and footers, ``last_notes`` those printed at its end.
    """
    composition = _Composition(with_typed_numbers([without_edges(unit) for unit in units]))
    composition.furnish(margins)
    composition.write()
    composition.write_notes(last_notes)
    return composition.finish()


def refuse_pictures(path: Path, units: Iterable[Unit], pictures: int) -> None:
    """Raise CannotRead where there are pictures and no running text."""
    if pictures and not any(unit.text.strip() for unit in units if not unit.boxed):
        raise CannotRead(
            path,
            "Its pages are pictures: there is no running text in it to quote.",
            "Run text recognition (OCR) on it, find a copy with text, or leave it out.",
        )


class _Composition:
    """The stored text while it grows."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = [unit for unit in units if unit.text or unit.notes]
        self._titled = any(unit.kind == "title" for unit in self._units)
        self._layout = Layout()
        self._pieces: list[str] = []
        self._length = 0
        self._above: tuple[object, ...] | None = None

    def furnish(self, margins: Iterable[str]) -> None:
        """Keep the lines of headers and footers as anchors at the head of the text."""
        for line in dict.fromkeys(" ".join(m.split()) for m in margins):
            kind = furniture_in(line)
            if line:
                found = kind or ("furniture", line)
                self._layout.anchors.append(FoundAnchor(found[0], 0, found[1]))

    def write(self) -> None:
        """Write all units."""
        for row, group in groupby(self._units, key=lambda unit: unit.row):
            units = list(group)
            cells = _cells(units) if row is not None else None
            if row is not None and cells is not None:
                self._row(row, cells)
                self.write_notes(note for unit in units for note in unit.notes)
            else:
                for unit in units:
                    self._unit(unit)

    def write_notes(self, notes: Iterable[UnitNote]) -> None:
        """Write notes as paragraphs of their own, each labelled with its mark."""
        for note in notes:
            unit = Unit("paragraph", note.text, label=note.mark, emphasis=note.emphasis)
            unit = without_edges(unit)
            if unit.text:
                self._block("paragraph", unit, ("note",))

    def finish(self) -> Layout:
        """Return the layout."""
        self._layout.text = "".join(self._pieces)
        return self._layout

    def _unit(self, unit: Unit) -> None:
        furniture = furniture_in(unit.text) if unit.label is None else None
        if furniture is not None:
            self._layout.anchors.append(FoundAnchor(furniture[0], self._length, furniture[1]))
        elif unit.kind == "contents":
            self._part(("contents",))
            self._put(unit.text)
        elif unit.text:
            self._block(_KINDS[unit.kind], unit, (unit.kind,))
        self.write_notes(unit.notes)

    def _block(self, kind: BlockKind, unit: Unit, like: tuple[object, ...]) -> None:
        self._part(like)
        if unit.label and not unit.bullet and kind != "paragraph":  # a note's mark is no text
            self._put(f"{unit.label} ")
        start = self._length
        self._put(unit.text)
        block = FoundBlock(kind, start, self._length, unit.label, self._level(unit))
        block.emphasis = _shifted(unit.emphasis, start)
        self._layout.blocks.append(block)

    def _level(self, unit: Unit) -> int | None:
        if unit.kind == "title":
            return 1
        if unit.kind == "heading":
            return (unit.level or 1) + self._titled
        return unit.level if unit.kind == "item" else None

    def _row(self, row: tuple[int, int], cells: list[list[Unit]]) -> None:
        self._part(("row", row[0]))
        start = self._length
        emphasis: list[Span] = []
        for nth, units in enumerate(cells):
            if nth:
                self._put("\t")
            for other, unit in enumerate(units):
                self._put("\n" if other else "")
                self._put(f"{unit.label} " if unit.label and not unit.bullet else "")
                emphasis += _shifted(unit.emphasis, self._length)
                self._put(unit.text)
        block = FoundBlock("row", start, self._length)
        block.emphasis = emphasis
        self._layout.blocks.append(block)

    def _part(self, like: tuple[object, ...]) -> None:
        """Part a block from the one above: items and rows stand close, all else apart."""
        if self._length:
            close = like == self._above and like[0] in ("item", "row", "contents")
            self._put("\n" if close else "\n\n")
        self._above = like

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _cells(units: list[Unit]) -> list[list[Unit]] | None:
    """Return the units of a row by cell, None where the row is a page laid out as a table."""
    cells = [list(group) for _, group in groupby(units, key=lambda unit: unit.column)]
    filled = [cell for cell in ([u for u in cell if u.text] for cell in cells) if cell]
    if any(unit.kind in ("title", "heading") for unit in units) or len(filled) < 2:
        return None
    several = any(len(cell) > 1 for cell in filled)
    if several and sum(len(unit.text) for unit in units) > LONGEST_ROW:
        return None
    return filled


def _shifted(spans: Iterable[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in spans]


def lines_of(text: str) -> Iterator[str]:
    """Yield the parts of a header or footer: tabs and line ends set them apart."""
    for line in text.replace("\t", "\n").split("\n"):
        if line.strip():
            yield line.strip()
