"""The coverage of a brief as a spreadsheet: a row for each theme of each question.

In goes the table; out come the bytes of an ``.xlsx`` file. The promise: the
same brief gives the same bytes, and no cell is ever a formula, whatever the words in it begin with.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from assistant.desk.coverage import MOST, Cell, Coverage, CoverageRow, evidence_words
from assistant.drafting.lines import printable

COLUMNS: tuple[tuple[str, int], ...] = (
    ("Question", 12),
    ("Text", 44),
    ("Answer", 20),
    ("Theme", 26),
    ("Position", 28),
    ("Supporting", 14),
    ("Challenging", 15),
    ("Context", 11),
    ("In the library", 17),
    ("Words", 9),
    ("of at most", 13),
    ("Characters", 14),
    ("of at most", 13),
    ("Findings", 64),
)
"""The heads of the columns, and their widths in characters."""

WHOLE = "The whole"
"""What the last row is called, which tells what belongs to no single question."""

_LINE = 15.0
_TALLEST = 409.0
"""Points: a line of the usual font, and the tallest row that a sheet may have."""
_LONGEST = 32_000
"""Characters; a cell holds 32,767."""
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - a sheet's own dates have no time zone
_DAY = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_Row = tuple[str | int | None, ...]


def coverage_sheet(table: Coverage) -> bytes:
    """Return the sheet: a head, a row for each theme of each question, and one for the whole."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = ""
    book.properties.created = _LONG_AGO
    sheet: Any = book.active
    sheet.title = "Coverage"
    rows = [tuple(head for head, _ in COLUMNS), *_rows(table)]
    for number, row in enumerate(rows, start=1):
        for at, value in enumerate(row, start=1):
            _put(sheet.cell(number, at), value)
        sheet.row_dimensions[number].height = _height(row)
    _lay_out(sheet)
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _lay_out(sheet: Any) -> None:
    """Make it easy to read: a head that stays, widths, and a page as wide as the table."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E6E6E6")
    for at, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _rows(table: Coverage) -> list[_Row]:
    rows = [
        _row(row, cell, first=at == 0)
        for row in table.rows
        for at, cell in enumerate(row.cells or (None,))
    ]
    whole = (WHOLE, *[None] * 8, table.words, table.limit, None, None, "\n".join(table.findings))
    return [*rows, whole]


def _row(row: CoverageRow, cell: Cell | None, *, first: bool) -> _Row:
    """Return the row of one theme; what is the question's stands in its first row only."""
    length = (row.words, row.limit, row.characters, row.limit_characters, "\n".join(row.findings))
    behind = length if first else (None,) * len(length)
    if cell is None:
        pinned = (row.supporting, row.challenging, row.context, evidence_words(None))
        return (row.name, row.text, row.says, "no theme ticked", None, *pinned, *behind)
    found = _found(cell) if cell.theme else None
    counts = (cell.supporting, cell.challenging, cell.context, found)
    positions = ", ".join(cell.positions)
    return (row.name, row.text, row.says, cell.title, positions, *counts, *behind)


def _found(cell: Cell) -> str | int:
    """Return how much the library holds, as a number wherever it is one."""
    count = cell.evidence
    return count if count is not None and count < MOST else evidence_words(count)


def _height(row: _Row) -> float:
    """Return a height in points that shows every line: a spreadsheet opened anew does not ask."""
    lines = max(
        sum(1 + max(0, len(part) - 1) // max(1, width - 1) for part in str(value).split("\n"))
        for value, (_, width) in zip(row, COLUMNS, strict=True)
    )
    return min(_TALLEST, _LINE * lines)


def _put(cell: Any, value: str | int | None) -> None:
    """Write a value; words are words, also where a spreadsheet would take them for a formula."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        value = printable(value)
        value = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        cell.value = f"'{value}" if value.startswith(_FORMULA) else value
        cell.data_type = "s"
    else:
        cell.value = value


def _settled(data: bytes) -> bytes:
    """Return the package with one date throughout, since saving puts the clock's into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as package:
        for name in made.namelist():
            part = made.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part)
            info = zipfile.ZipInfo(name, date_time=_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, part)
    return out.getvalue()
