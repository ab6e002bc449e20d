"""A table as text (comma, semicolon or tab between its cells) goes in; its rows come out.

A row is one block, named by its number as a spreadsheet shows it; the first row heads the others
where it names columns. Cells stand in the stored text exactly as they are, with nothing put in but
what parts them: a tab between short cells, an empty line around one that holds sentences. The
promise: every cell is in the text once, unquoted, and no words of ours are.
"""

from __future__ import annotations

import csv
import io
from collections import Counter

from assistant.documents.file import SAMPLE, File
from assistant.documents.layout import FoundBlock, Layout
from assistant.errors import CannotRead

name = "delimited"

DELIMITERS = ("\t", ",", ";", "|")
MOST_ROWS = 200_000
LONGEST_CELL = 500_000
LONG_CELL = 60
"""Characters; a longer cell holds sentences, which must not run into the cells beside it."""

ALIKE = 0.9
"""Share of rows that have as many cells as the first, in a file that is a table."""

_ROWS_LOOKED_AT = 200
_SUFFIXES = {".csv": 2, ".tsv": 2, ".tab": 2}
"""Columns that are enough where the name says what the file is; elsewhere it takes three."""

csv.field_size_limit(LONGEST_CELL)


def recognise(file: File) -> float:
    """Return 0.92 where the name says so and the rows bear it out, less by the rows alone."""
    if not file.is_text:
        return 0.0
    named = file.path.suffix.casefold() in _SUFFIXES
    if _delimiter(file.sample[1:], 2 if named else 3) is None:
        return 0.0
    return 0.92 if named else 0.8


def read(file: File) -> Layout:
    """Return the rows of a table.

    Raises:
        CannotRead: it has more rows, or longer cells, than a table for reading.
    """
    text = file.decoded.text
    delimiter = _delimiter(file.sample[1:], 2) or ","
    writing = _Writing()
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if number > MOST_ROWS:
                reason = f"It has more than {MOST_ROWS:,} rows, which no table for reading has."
                raise CannotRead(file.path, reason, "Keep the rows you need.")
            writing.row(number, [cell.strip() for cell in cells])
    except csv.Error as error:
        reason = f"Its rows cannot be told apart: {error}."
        raise CannotRead(
            file.path, reason, "Open it in a spreadsheet and save it again."
        ) from error
    writing.layout.text = "".join(writing.pieces)
    writing.layout.notes += file.decoded.notes
    writing.layout.metadata["title"] = file.path.stem  # the names of columns are no title
    return writing.layout


class _Writing:
    """The stored text while it grows."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.pieces: list[str] = []
        self._length = 0

    def row(self, number: int, cells: list[str]) -> None:
        """Write a row; one without words is left out, and still counted."""
        filled = [cell for cell in cells if cell]
        if not filled:
            return
        if self._length:
            self._put("\n")
        start = self._length
        for nth, cell in enumerate(filled):
            long = len(cell) > LONG_CELL or (nth and len(filled[nth - 1]) > LONG_CELL)
            self._put(("\n\n" if long else "\t") if nth else "")
            self._put(cell)
        block = FoundBlock("row", start, self._length, str(number))
        if number == 1 and _names_columns(cells):
            block.kind, block.label, block.level = "heading", None, 1
        self.layout.blocks.append(block)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)


def _names_columns(cells: list[str]) -> bool:
    """Say whether the first row names the columns: short names, each once, and no figures."""
    named = [cell for cell in cells if cell]
    return (
        len(named) >= max(2, len(cells) - 1)
        and len(set(named)) == len(named)
        and all(len(cell) <= 200 and any(c.isalpha() for c in cell) for cell in named)
    )


def _delimiter(sample: str, fewest: int) -> str | None:
    """Return what parts the cells, where nearly all rows have as many of them."""
    lines = sample.split("\n")
    is_cut = len(lines) > _ROWS_LOOKED_AT or len(sample) >= SAMPLE
    sample = "\n".join(lines[:_ROWS_LOOKED_AT])
    likely = (d for d in DELIMITERS if d in lines[0])
    return next((d for d in likely if _is_table(sample, d, fewest, is_cut=is_cut)), None)


def _is_prose(rows: list[list[str]], delimiter: str) -> bool:
    """Say whether the delimiter is that of sentences, which put a space behind it."""
    later = [cell for row in rows for cell in row[1:] if cell]
    return delimiter in ",;" and all(cell[0].isspace() for cell in later)


def _is_table(sample: str, delimiter: str, fewest: int, *, is_cut: bool) -> bool:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
    except csv.Error:
        return False
    if is_cut and len(rows) > 2:
        rows.pop()
    widths = Counter(map(len, rows))
    width = len(rows[0]) if rows else 0
    enough = fewest == 2 or len(rows) >= 3
    headed = fewest == 2 or (_names_columns(rows[0]) and not _is_prose(rows, delimiter))
    return width >= fewest and enough and headed and widths[width] >= ALIKE * len(rows)
