"""The label of a place on a form: the words beside it, above it, or before it.

In goes a place in the XML of a form; out comes its label. The promise: a label is words that the
form itself prints next to the place; where there are none, or only a long text, it is "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LONGEST_LABEL = 90
"""Characters; a longer text beside an empty cell is a question, not the label of a field."""


def text_of(element: Element) -> str:
    """Return the words of an element, paragraphs and breaks as spaces."""
    held = element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}p")
    parts = [child.text or "" if child.tag == f"{W}t" else " " for child in held]
    return " ".join("".join(parts).split())


def label_before(element: Element) -> str:
    """Return the label of something inside a paragraph or a cell: the words before it there, or
    those of the cell to its left or above, or the paragraph before."""
    paragraph = element if element.tag == f"{W}p" else ancestor(element, "p")
    if paragraph is None and element.tag == f"{W}sdt":
        first = element.getprevious()
        if first is not None and first.tag in (f"{W}p", f"{W}tc") and text_of(first):
            return as_label(text_of(first))
        return _cell_label(element)
    before = words_before(paragraph, element) if paragraph is not None else ""
    return as_label(before) or _cell_label(element) or _paragraph_label(paragraph)


def cell_label(cell: Element) -> str:
    """Return the label of a table cell: the cell to its left, else the one above it, else, for a
    table of one column, what stands before the table or in the row above."""
    left = next(cell.itersiblings(f"{W}tc", preceding=True), None)
    if left is not None and text_of(left):
        return as_label(text_of(left))
    above = _cell_above(cell)
    if above is not None:
        return as_label(text_of(above))
    return _before_table(cell) if left is None else ""


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row, those wrapped in a content control among them."""
    return [cell for cell in row.iter(f"{W}tc") if ancestor(cell, "tr") is row]


def column_of(cell: Element) -> int:
    """Return the column of the grid at which a cell begins, from 0."""
    row = ancestor(cell, "tr")
    column = 0
    for other in cells_of(row) if row is not None else []:
        if other is cell:
            return column
        column += _spans(other)
    return column


def cell_at(row: Element, column: int) -> Element | None:
    """Return the cell of a row that covers this column of the grid."""
    at = 0
    for cell in cells_of(row):
        if at <= column < at + _spans(cell):
            return cell
        at += _spans(cell)
    return None


def words_before(paragraph: Element, element: Element) -> str:
    """Return the words that lead up to an element of a paragraph, from the last tab or gap on."""
    words: list[str] = []
    for child in paragraph.iter():
        if child is element:
            break
        if child.tag == f"{W}t":
            words.append(child.text or "")
        elif child.tag in (f"{W}tab", f"{W}br"):
            words.append("\t")
    return last_piece("".join(words))


def last_piece(words: str) -> str:
    """Return what stands after the last tab or wide gap."""
    return re.split(r"\t|\s{3,}", words.rstrip())[-1]


def as_label(text: str) -> str:
    """Return ``text`` on one line where it can be a label, "" where it is too long or no words."""
    plain = " ".join(text.split())
    return plain if 0 < len(plain) <= _LONGEST_LABEL and re.search(r"[A-Za-z]{2}", plain) else ""


def ancestor(element: Element, name: str) -> Element | None:
    """Return the nearest element of this name around ``element``."""
    return next(element.iterancestors(f"{W}{name}"), None)


def lines_before(element: Element) -> Iterator[Element]:
    """Yield the paragraphs with words that stand before an element, nearest first."""
    for other in element.itersiblings(preceding=True):
        if other.tag == f"{W}tbl":
            return
        if other.tag == f"{W}p" and text_of(other):
            yield other


def _cell_above(cell: Element) -> Element | None:
    row = ancestor(cell, "tr")
    above = next(row.itersiblings(f"{W}tr", preceding=True), None) if row is not None else None
    # A row with an empty cell holds a label and its own place, not the heads of columns.
    if above is None or not all(text_of(other) for other in cells_of(above)):
        return None
    return cell_at(above, column_of(cell))


def _before_table(cell: Element) -> str:
    """The line before a table that is one box to write in."""
    table, row = ancestor(cell, "tbl"), ancestor(cell, "tr")
    if table is None or row is None or row is not next(table.iter(f"{W}tr"), None):
        return ""
    if len(cells_of(row)) > 1:
        return ""
    before = next(lines_before(table), None)
    return as_label(text_of(before)) if before is not None else ""


def _spans(cell: Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    said = span.get(f"{W}val") if span is not None else None
    return int(said) if said is not None and said.isdecimal() and int(said) > 0 else 1


def _cell_label(element: Element) -> str:
    cell = ancestor(element, "tc")
    return cell_label(cell) if cell is not None else ""


def _paragraph_label(paragraph: Element | None) -> str:
    before = paragraph.getprevious() if paragraph is not None else None
    return as_label(text_of(before)) if before is not None and before.tag == f"{W}p" else ""
