"""The body of an OpenDocument text goes in; out come its units in reading order.

Lists, sections, indexes and tables are walked through; a text box stands after the paragraph it is
tied to, a note with the paragraph that marks it. The one promise: each is met once, in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents.odt.inline import OdtInline, OdtLine
from assistant.documents.odt.lists import LEVELS, Counts, ListStyles, no_counts
from assistant.documents.odt.names import DRAW, HEADING, PARAGRAPH, TABLE, TEXT, XML_ID
from assistant.documents.odt.styles import OdtStyle, OdtStyles
from assistant.documents.style_names import (
    heading_level,
    is_contents,
    is_quote,
    is_title,
    reads_as_heading,
)
from assistant.documents.units import Unit, UnitKind, UnitNote
from assistant.documents.wordfile.names import whole
from assistant.documents.xml_part import Element

MOST_UNITS = 300_000
WIDEST = 1_024
"""Columns a cell may claim to cover."""

_INDEXES = tuple(
    f"{TEXT}{name}"
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
_SKIPPED = (f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls")


class TooManyUnitsError(Exception):
    """There are more paragraphs than any text for reading has."""


@dataclass(slots=True)
class _List:
    style: str | None
    counts: Counts
    level: int = 0
    label: tuple[str | None, bool] | None = None
    pending: Element | None = None


@dataclass
class Walk:
    """One pass over a body; what it found is in ``units``, ``endnotes`` and the counts."""

    styles: OdtStyles
    lists: ListStyles
    units: list[Unit] = field(default_factory=list)
    endnotes: list[UnitNote] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    _outline: Counts = field(default_factory=no_counts)
    _by_id: dict[str, Counts] = field(default_factory=dict)
    _by_style: dict[str | None, Counts] = field(default_factory=dict)
    _row: tuple[int, int] | None = None
    _column: int = 0
    _tables: int = 0
    _in_index: bool = False
    _in_box: bool = False

    def blocks(self, container: Element, within: _List | None = None) -> None:
        """Read everything in ``container``."""
        for child in container:
            tag = child.tag
            if tag in (PARAGRAPH, HEADING):
                self._paragraph(child, within)
            elif tag == f"{TEXT}list":
                self._list(child, within)
            elif tag == f"{TABLE}table":
                self._table(child)
            elif tag in _INDEXES:
                before, self._in_index = self._in_index, True
                self.blocks(child)
                self._in_index = before
            elif tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self.hidden.append("".join(str(text) for text in child.itertext()))
            elif tag in (f"{DRAW}frame", f"{DRAW}text-box", f"{DRAW}custom-shape"):
                self._box(child)
            elif tag not in _SKIPPED:
                self.blocks(child, within)

    # Lists.

    def _list(self, element: Element, within: _List | None) -> None:
        style = element.get(f"{TEXT}style-name")
        if within is None:
            here = _List(style, self._counts_of(element, style))
        else:
            level = min(within.level + 1, LEVELS - 1)
            here = _List(style or within.style, within.counts, level)
        if own := element.get(XML_ID):
            self._by_id[own] = here.counts
        self._by_style[here.style] = here.counts
        for item in element:
            here.pending = item if item.tag == f"{TEXT}list-item" else None
            here.label = None
            self.blocks(item, here)

    def _counts_of(self, element: Element, style: str | None) -> Counts:
        continued = self._by_id.get(element.get(f"{TEXT}continue-list") or "")
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = self._by_style.get(style)
        return no_counts() if continued is None else continued

    def _label(self, here: _List, style: OdtStyle) -> tuple[str | None, bool]:
        """Return the label of an item for its first paragraph, nothing for those after it."""
        item, here.pending = here.pending, None
        if item is None:
            return None, False
        start = whole(item.get(f"{TEXT}start-value"))
        return self.lists.count(here.style or style.lists, here.counts, here.level, start)

    # Paragraphs.

    def _paragraph(self, element: Element, within: _List | None) -> None:
        if len(self.units) >= MOST_UNITS:
            raise TooManyUnitsError
        style = self.styles.of("paragraph", element.get(f"{TEXT}style-name"))
        line = OdtInline(self.styles).read(element)
        self.pictures += line.pictures
        self.hidden += line.hidden
        if style.hidden:
            self.hidden.append("".join(line.pieces))
        else:
            self._shown(element, style, line, within)
        for box in line.boxes:
            self._box(box)

    def _shown(
        self, element: Element, style: OdtStyle, line: OdtLine, within: _List | None
    ) -> None:
        text = "".join(line.pieces)
        label, is_bullet = (None, False) if within is None else self._label(within, style)
        if within is None and element.tag == HEADING and text.strip() and not _is_bare(element):
            level = _outline_level(element) - 1
            label, is_bullet = self.lists.count("", self._outline, level)
        numbered = label is not None
        kind, depth = self._kind(element, style, within, text.strip(), numbered=numbered)
        unit = Unit(kind, text, depth, label, is_bullet, line.emphasis, self._row, self._column)
        unit.boxed = self._in_box
        unit.notes = [note for e in line.notes if (note := self._note(e)) is not None]
        self.units.append(unit)

    def _kind(
        self,
        element: Element,
        style: OdtStyle,
        within: _List | None,
        text: str,
        *,
        numbered: bool,
    ) -> tuple[UnitKind, int | None]:
        names = style.names or ("",)
        if self._in_index or any(is_contents(name) for name in names[:2]):
            return "contents", None
        if text and any(is_title(name) for name in names[:3]):
            return "title", None
        believed = any(heading_level(name) for name in names[:2])
        if element.tag == HEADING and reads_as_heading(text, believed=believed, numbered=numbered):
            return "heading", _outline_level(element)
        if any(is_quote(name) for name in names):
            return "quote", None
        if numbered or within is not None:
            level = _outline_level(element) if within is None else within.level + 1
            return "item", level
        return ("quote", None) if style.set_off and self._row is None else ("paragraph", None)

    def _note(self, element: Element) -> UnitNote | None:
        body, citation = element.find(f"{TEXT}note-body"), element.find(f"{TEXT}note-citation")
        if body is None:
            return None
        inner = Walk(self.styles, self.lists)
        inner.blocks(body)
        mark = "" if citation is None else "".join(str(text) for text in citation.itertext())
        words = "\n".join(unit.text.strip() for unit in inner.units if unit.text.strip())
        note = UnitNote(mark.strip() or None, words)
        if element.get(f"{TEXT}note-class") == "endnote":
            self.endnotes.append(note)
            return None
        return note

    def _box(self, box: Element) -> None:
        """Read the words drawn in a box, after the paragraph it is tied to."""
        before, self._row, self._in_box = (self._row, self._in_box), None, True
        for child in box:
            self.blocks(child) if child.tag == f"{DRAW}text-box" else self._drawn(child)
        self._row, self._in_box = before

    def _drawn(self, child: Element) -> None:
        if child.tag in (PARAGRAPH, HEADING):
            self._paragraph(child, None)
        elif child.tag == f"{TEXT}list":
            self._list(child, None)
        elif child.tag in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}g"):
            self._box(child)

    # Tables.

    def _table(self, table: Element) -> None:
        self._tables += 1
        number = self._tables
        outer = self._row, self._column
        for nth, row in enumerate(table.iter(f"{TABLE}table-row"), start=1):
            if _table_of(row) is not table:
                continue
            column = 1
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    self._row, self._column = (number, nth), column
                    self.blocks(cell)
                repeated = whole(cell.get(f"{TABLE}number-columns-repeated"), 1) or 1
                column += max(1, min(repeated, WIDEST))
        self._row, self._column = outer


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors(f"{TABLE}table"), None)


def _outline_level(heading: Element) -> int:
    return min(max(whole(heading.get(f"{TEXT}outline-level"), 1) or 1, 1), 9)


def _is_bare(heading: Element) -> bool:
    """Say whether a heading carries no number though its outline has them."""
    return heading.get(f"{TEXT}is-list-header") == "true"
