"""A workbook in, the lines of its first sheet out, each cell the text that the sheet shows.

The promise: what a person sees in a cell is what is taken: the value of a formula, a percentage as
one, a cell merged over several rows in each of them. A cell that shows no text (an error, a
formula that was never worked out) is a problem of its row, and is never read as empty.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.errors import CannotRead

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST_UNPACKED = 512 * 1024 * 1024
"""Bytes of a workbook's parts; a table of the largest size has a tenth of it."""

ADVICE = "Save it as CSV, TSV, XLSX or JSON lines, with the names of the columns in its first row."

_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_SHOWN_AS = re.compile(
    r"""
    (?: \[\$(?P<sign>[^\]-]*)[^\]]*\] | "(?P<words>[^"]*)" | (?P<mark>[£$€]) )?
    (?P<thousands> \#,\#\# )? (?P<zeros> 0+ ) (?: \.(?P<places> 0+ ) )? (?P<percent> % )?
    (?: ;.* | _\) )?
    """,
    re.VERBOSE,
)
"""The formats of numbers that offices use: 0, 00000, 0.00, #,##0, £#,##0.00, 0%."""


class Line(NamedTuple):
    """One line of a table: its cells, and what is wrong with it where it cannot be used."""

    cells: list[str]
    problem: str | None = None


def sheet_lines(path: Path, data: bytes) -> Iterator[Line]:
    """Yield the lines of the first sheet that is not hidden.

    Raises:
        CannotRead: it is no workbook, or unpacks to too much.
    """
    _refuse_bomb(path, data)
    try:
        lines = _lines(data)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it meet
        problem = "It is no workbook that can be read."
        raise CannotRead(path, problem, ADVICE) from error
    while lines and not lines[-1].problem and not any(c.strip() for c in lines[-1].cells):
        lines.pop()
    yield from lines


def _refuse_bomb(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CannotRead(path, "It is no workbook that can be read.", ADVICE) from error
    if unpacked > LARGEST_UNPACKED:
        size = f"Unpacked, it has {unpacked // 1_048_576:,} MB."
        raise CannotRead(path, size, "Split it into several tables.")


def _lines(data: bytes) -> list[Line]:
    book = _book(data, values=True)
    at = next((n for n, s in enumerate(book.worksheets) if s.sheet_state == "visible"), 0)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        part = parts.read(_part_of(book, at))
    lines = [_line(row) for row in _rows(book, at)]
    if _FORMULA.search(part):
        lines = _with_missing_values(lines, _rows(_book(data, values=False), at))
    _fill_merged(lines, part)
    return lines


def _book(data: bytes, *, values: bool) -> Workbook:
    from openpyxl import load_workbook  # 0.2 s to load, and most tables are text

    return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)


def _rows(book: Workbook, at: int) -> Iterator[tuple[Any, ...]]:
    sheet: Any = book.worksheets[at]
    sheet.reset_dimensions()
    return iter(sheet.iter_rows())


def _part_of(book: Workbook, at: int) -> str:
    sheet: Any = book.worksheets[at]
    return str(sheet._worksheet_path)


def _line(row: Sequence[Any]) -> Line:
    wrong = next((n for n, cell in enumerate(row) if cell.data_type == "e"), None)
    problem = None if wrong is None else f"cell {wrong + 1} shows {row[wrong].value}"
    return Line([_cell_text(cell) for cell in row], problem)


def _with_missing_values(lines: list[Line], formulas: Iterator[tuple[Any, ...]]) -> list[Line]:
    """Note every line with a formula whose value was not saved: programs write such workbooks."""
    return [
        line if line.problem else line._replace(problem=_missing_value(line, row))
        for line, row in zip(lines, formulas, strict=True)
    ]


def _missing_value(line: Line, row: Sequence[Any]) -> str | None:
    for place, (text, cell) in enumerate(zip(line.cells, row, strict=False), 1):
        if cell.data_type == "f" and not text:
            return (
                f"the formula in cell {place} has no value yet: open the workbook in a "
                "spreadsheet and save it"
            )
    return None


def _fill_merged(lines: list[Line], part: bytes) -> None:
    """Put the text of merged cells into each; the names of the columns stay as they are."""
    from openpyxl.utils import column_index_from_string

    for left, top, right, bottom in _MERGED.findall(part):
        first = int(top) - 1
        begin = column_index_from_string(left.decode()) - 1
        end = column_index_from_string(right.decode())
        if not 0 < first < len(lines) or begin >= len(lines[first].cells):
            continue
        text = lines[first].cells[begin]
        for line in lines[first : int(bottom)]:
            missing = min(end, len(lines[0].cells)) - len(line.cells)
            line.cells.extend([""] * missing)
            line.cells[begin:end] = [text] * len(line.cells[begin:end])


# --- what one cell shows --------------------------------------------------------------------------


def _cell_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, cell.number_format or "General")
    write = next((write for kind, write in _WRITERS if isinstance(value, kind)), str)
    return write(value)


def _date_and_time(value: datetime) -> str:
    midnight = value.hour == value.minute == value.second == 0
    return value.date().isoformat() if midnight else value.isoformat(sep="T")


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "true" if value else "false"),
    (datetime, _date_and_time),
    (date, date.isoformat),
)


def _number(value: float, shown_as: str) -> str:
    """Write a number as its format shows it; in any other format, as it is."""
    found = _SHOWN_AS.fullmatch(shown_as)
    if found is None:
        return _plain_number(value)
    amount = Decimal(repr(value)) * (100 if found["percent"] else 1)
    places = Decimal(1).scaleb(-len(found["places"] or ""))
    amount = amount.quantize(places, rounding=ROUND_HALF_UP)
    digits = f"{abs(amount):{',' if found['thousands'] else ''}f}"
    whole, point, rest = digits.partition(".")
    text = whole.zfill(len(found["zeros"])) + point + rest
    sign = found["sign"] or found["words"] or found["mark"] or ""
    return f"{'-' if amount < 0 else ''}{sign}{text}{found['percent'] or ''}"


def _plain_number(value: float) -> str:
    """A whole number that a spreadsheet keeps as a fraction is written as it is shown."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
