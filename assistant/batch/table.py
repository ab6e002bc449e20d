"""A table of rows in, as a spreadsheet or a program saved it; named cells out, each a text.

The promise: a cell is the text that the table shows, never a formula and never a template; a table
whose columns cannot be told is refused whole, before anything is made of it; a row that cannot be
understood says so and spoils no other.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from assistant.batch.json_rows import json_lines
from assistant.batch.sheet import ADVICE, Line, sheet_lines
from assistant.documents.decoding import decode
from assistant.errors import CannotRead
from assistant.noun import Noun

LARGEST = 64 * 1024 * 1024
"""Bytes. Ten thousand rows of twenty long cells are about 20 MB."""

_ENDINGS = {".tsv": "\t", ".tab": "\t"}
_XLSX = b"PK\x03\x04"
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r")) + b"\x7f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_OBJECTS = re.compile(r"\s*(?:\[\s*)?\{")
_FEW_CONTROLS = 0.1
"""Share of control codes up to which they are slips of a cell; UTF-16 without a mark has more."""

_SEPARATOR_LINE = re.compile(r"(?i)sep=(.)\n")
"""What Excel writes before a table, to tell itself how the cells are separated."""


class TableRow(Noun):
    """One row: ``number`` counts the rows of data from 1; empty cells are left out.

    ``problem`` says why the row cannot be used, where it cannot; ``left_out`` names the columns
    whose cells held control codes, which no paper can print.
    """

    number: int
    cells: dict[str, str]
    problem: str | None = None
    left_out: tuple[str, ...] = ()


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
    lines = sheet_lines(path, data) if data.startswith(_XLSX) else _text_lines(path, data)
    header = next(lines, None)
    if header is None or not any(name.strip() for name in header.cells):
        raise CannotRead(path, "There is no row in it.", ADVICE)
    columns = _columns(path, header.cells)
    rows = tuple(_rows(columns, lines))
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
    names = [_shown(name).strip() for name in header]
    while names and not names[-1]:  # A spreadsheet saves the empty columns at its right edge too.
        names.pop()
    for place, name in enumerate(names, 1):
        if not name:
            raise CannotRead(path, f"Column {place} has no name.", "Name it, or take it out.")
        if name in names[: place - 1]:
            problem = f"Two columns are called “{name}”."
            raise CannotRead(path, problem, "Give one of them another name.")
    return tuple(names)


def _rows(columns: Sequence[str], lines: Iterable[Line]) -> Iterator[TableRow]:
    for number, line in enumerate(lines, 1):
        cells = {
            name: _shown(cell)
            for name, cell in zip(columns, line.cells, strict=False)
            if _shown(cell).strip()
        }
        problem = line.problem
        if not problem and any(cell.strip() for cell in line.cells[len(columns) :]):
            problem = (
                f"it has {len(line.cells)} cells; there are {len(columns)} columns. "
                "Put a text that holds the separator in quotes"
            )
        if cells or problem:
            left_out = tuple(
                name
                for name, cell in zip(columns, line.cells, strict=False)
                if not cell.isprintable() and _CONTROLS.search(cell)
            )
            yield TableRow(number=number, cells=cells, problem=problem, left_out=left_out)


def _shown(cell: str) -> str:
    """A cell as a person sees it: control codes show nothing, and every line end is one."""
    if cell.isprintable():
        return cell
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", cell))


# --- texts ---------------------------------------------------------------------------------------


def _text_lines(path: Path, data: bytes) -> Iterator[Line]:
    text = _characters(path, data)
    if _OBJECTS.match(text):
        return json_lines(text)
    return _separated_lines(path, text)


def _characters(path: Path, data: bytes) -> str:
    """The characters of a file, the control codes in its cells with them: a row tells of them."""
    plain = _without_slips(data)
    read = decode(plain, path)
    if len(plain) == len(data):
        return read.text
    text = data.decode(read.encoding, errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_slips(data: bytes) -> bytes:
    """Take out the few control codes that a cell may hold, for which a text would be refused."""
    plain = data.translate(None, _CONTROL_BYTES)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    slips = len(data) - len(plain)
    return data if wide or slips > _FEW_CONTROLS * len(data) else plain


def _separated_lines(path: Path, text: str) -> Iterator[Line]:
    told = _SEPARATOR_LINE.match(text)
    separator = told[1] if told else _separator(path, text)
    rows = io.StringIO(text[told.end() :] if told else text, newline="")
    reader = csv.reader(rows, delimiter=separator)
    try:
        for cells in reader:
            yield Line(cells)
    except csv.Error as error:
        problem = f"Line {reader.line_num} cannot be taken apart ({error})."
        raise CannotRead(path, problem, ADVICE) from error


def _separator(path: Path, text: str) -> str:
    """The tab of a .tsv file, or whichever separator the first line holds most of.

    Spreadsheets of some countries separate the cells of a "CSV" file by semicolons.
    """
    if path.suffix.casefold() in _ENDINGS:
        return _ENDINGS[path.suffix.casefold()]
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)
