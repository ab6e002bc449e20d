"""The coverage of a brief as a spreadsheet: a row for each theme of each question.

In go the table, the draft and its checks; out come the bytes of an ``.xlsx`` file. The promise: the
same brief gives the same bytes, and no cell is ever a formula, whatever the words in it begin with.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from assistant.desk.coverage import Cell, Coverage, CoverageRow, evidence_words
from assistant.drafting.lines import printable
from assistant.findings import Finding

COLUMNS: tuple[tuple[str, int], ...] = (
    ("Question", 12),
    ("Text", 50),
    ("Answer", 24),
    ("Theme", 26),
    ("Position", 26),
    ("Supporting", 12),
    ("Challenging", 12),
    ("In the library", 14),
    ("Words", 9),
    ("Limit", 9),
    ("Findings", 60),
)
"""The heads of the columns, and their widths in characters."""

_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - a sheet's own dates have no time zone
_DAY = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def coverage_sheet(
    table: Coverage, findings: Mapping[str, Sequence[Finding]] | None = None
) -> bytes:
    """Return the sheet; ``findings`` are those of each question or section, by its name."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.creator = ""
    book.properties.created = _LONG_AGO
    sheet: Any = book.active
    sheet.title = "Coverage"
    for at, (head, width) in enumerate(COLUMNS, start=1):
        sheet.cell(1, at, head).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = width
    for number, row in enumerate(_rows(table, findings or {}), start=2):
        for at, value in enumerate(row, start=1):
            cell = sheet.cell(number, at)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _rows(
    table: Coverage, findings: Mapping[str, Sequence[Finding]]
) -> list[tuple[str | int | None, ...]]:
    return [
        _row(row, cell, findings.get(row.name, ()) if first else ())
        for row in table.rows
        for first, cell in ((at == 0, cell) for at, cell in enumerate(row.cells or (None,)))
    ]


def _row(
    row: CoverageRow, cell: Cell | None, findings: Sequence[Finding]
) -> tuple[str | int | None, ...]:
    theme, position, evidence = "no theme ticked", "", None
    supporting, challenging = row.pinned - row.challenging, row.challenging
    if cell is not None:
        theme, position, evidence = cell.title, ", ".join(cell.positions), cell.evidence
        supporting, challenging = cell.pinned - cell.challenging, cell.challenging
    told = "\n".join(f"{f.severity}: {f.message}" for f in findings)
    return (
        row.name, row.text, row.says, theme, position, supporting, challenging,
        evidence_words(evidence), row.words, row.limit, told,
    )  # fmt: skip


def _put(cell: Any, value: str | int | None) -> None:
    """Write a value; words are words, also where a spreadsheet would take them for a formula."""
    if isinstance(value, str):
        value = printable(value)[:32_000]
        cell.value = f"'{value}" if value.startswith(_FORMULA) else value
        cell.data_type = "s"
    elif value is not None:
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
