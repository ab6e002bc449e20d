"""A table of rows in, as a spreadsheet or a program saved it; named cells out, each a text.

The promise: a cell is the text that the table shows, never a formula and never a template; a table
that cannot be understood is refused whole, with the line, before anything is made of it.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.documents.decoding import decode
from assistant.errors import CannotRead
from assistant.noun import Noun

LARGEST = 64 * 1024 * 1024
"""Bytes. Ten thousand rows of twenty long cells are about 20 MB."""

LARGEST_UNPACKED = 512 * 1024 * 1024
"""Bytes of a workbook's parts; a table of the largest size has a tenth of it."""

_ADVICE = "Save it as CSV, TSV, XLSX or JSON lines, with the names of the columns in its first row."
_ENDINGS = {".tsv": "\t", ".tab": "\t"}
_XLSX = b"PK\x03\x04"


class TableRow(Noun):
    """One row: ``number`` counts the rows of data from 1; empty cells are left out."""

    number: int
    cells: dict[str, str]


class Table(Noun):
    """The rows of one file and its columns, in the order of the file."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path) -> Table:
    """Return the rows of the CSV, TSV, XLSX or JSON lines file at ``path``.

    What a file is, is told by what it holds. Rows with nothing in them are left out, but counted.

    Raises:
        CannotRead: it is missing, no such table, or a column has no name or another's.
    """
    data = _bytes_of(path)
    lines = _sheet(path, data) if data.startswith(_XLSX) else _text_lines(path, data)
    header = next(lines, None)
    if header is None or not any(name.strip() for name in header):
        raise CannotRead(path, "There is no row in it.", _ADVICE)
    columns = _columns(path, header)
    rows = tuple(_rows(path, columns, lines))
    if not rows:
        raise CannotRead(path, "It has the names of columns, but no row.", "Add a row for each.")
    return Table(path=path, columns=columns, rows=rows)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CannotRead(path, "This is a folder, not a table.", "Name the file in it.")
        if path.stat().st_size > LARGEST:
            size = f"It is larger than {LARGEST // 1_048_576} MB."
            raise CannotRead(path, size, "Split it into several tables.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(path, "There is no such file.", "Check the name.") from error
    except OSError as error:
        raise CannotRead(path, f"It could not be read: {error.strerror}.", "") from error


def _columns(path: Path, header: Sequence[str]) -> tuple[str, ...]:
    names = [name.strip() for name in header]
    while names and not names[-1]:  # A spreadsheet saves the empty columns at its right edge too.
        names.pop()
    for place, name in enumerate(names, 1):
        if not name:
            raise CannotRead(path, f"Column {place} has no name.", "Name it, or take it out.")
        if name in names[: place - 1]:
            problem = f"Two columns are called “{name}”."
            raise CannotRead(path, problem, "Give one of them another name.")
    return tuple(names)


def _rows(path: Path, columns: Sequence[str], lines: Iterator[list[str]]) -> Iterator[TableRow]:
    for number, line in enumerate(lines, 1):
        cells = dict(zip(columns, line, strict=False))
        held = {name: cell for name, cell in cells.items() if cell.strip()}
        if any(cell.strip() for cell in line[len(columns) :]):
            problem = f"Row {number} has {len(line)} cells; there are {len(columns)} columns."
            raise CannotRead(path, problem, "Put a text that holds the separator in quotes.")
        if held:
            yield TableRow(number=number, cells=held)


# --- one way of reading for each kind of table ---------------------------------------------------


def _text_lines(path: Path, data: bytes) -> Iterator[list[str]]:
    text = decode(data, path).text
    if text.lstrip().startswith("{"):
        return _json_lines(path, text)
    return _separated_lines(path, text)


def _separated_lines(path: Path, text: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(path, text))
    try:
        yield from reader
    except csv.Error as error:
        problem = f"Line {reader.line_num} cannot be taken apart ({error})."
        raise CannotRead(path, problem, _ADVICE) from error


def _separator(path: Path, text: str) -> str:
    """The tab of a .tsv file, or whichever separator the first line holds most of.

    Spreadsheets of some countries separate the cells of a "CSV" file by semicolons.
    """
    if path.suffix.casefold() in _ENDINGS:
        return _ENDINGS[path.suffix.casefold()]
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _json_lines(path: Path, text: str) -> Iterator[list[str]]:
    objects = [
        _object(path, number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip()
    ]
    columns = list(dict.fromkeys(name for held in objects for name in held))
    yield columns
    for number, held in enumerate(objects, 1):
        yield [_json_text(path, number, name, held.get(name)) for name in columns]


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        held = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        problem = f"Line {number} is not JSON ({error})."
        raise CannotRead(path, problem, "Each line holds one object.") from error
    if not isinstance(held, dict):
        raise CannotRead(path, f"Line {number} is not an object.", "Each line holds one object.")
    return held


def _json_text(path: Path, number: int, name: str, value: object) -> str:
    write = _JSON_WRITERS.get(type(value))
    if write is None:
        problem = f"Row {number}: “{name}” holds a list or an object, not a text."
        raise CannotRead(path, problem, "Write it as a text.")
    return write(value)


def _number(value: float) -> str:
    """A whole number that a spreadsheet keeps as a fraction is written as it is shown."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


_JSON_WRITERS: dict[type, Callable[[Any], str]] = {
    str: str,
    int: str,
    float: _number,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "",
}


def _sheet(path: Path, data: bytes) -> Iterator[list[str]]:
    """The first sheet of a workbook, with the values its formulas had when it was saved."""
    from openpyxl import load_workbook  # 0.2 s to load, and most tables are text

    _refuse_bomb(path, data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        lines = [[_cell_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except Exception as error:  # openpyxl raises whatever a damaged part makes it meet
        problem = "It is no workbook that can be read."
        raise CannotRead(path, problem, _ADVICE) from error
    while lines and not any(cell.strip() for cell in lines[-1]):
        lines.pop()
    yield from lines


def _refuse_bomb(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise CannotRead(path, "It is no workbook that can be read.", _ADVICE) from error
    if unpacked > LARGEST_UNPACKED:
        size = f"Unpacked, it has {unpacked // 1_048_576:,} MB."
        raise CannotRead(path, size, "Split it into several tables.")


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        midnight = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if midnight else value.isoformat(sep="T")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
