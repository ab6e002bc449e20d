"""The lines of a page go in, as they stand; out they come in the order in which one reads them.

Columns are read one after the other where running text stands on both sides of a gutter; a line
that crosses the gutter ends the columns above it. Elsewhere what stands side by side is a row of
a table. The promise: no line is lost, and none is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from assistant.documents.pdf.columns import parted_at_columns
from assistant.documents.pdf.line import Line

FEWEST_IN_COLUMN = 4
PROSE_WORDS = 3.5
"""Words in a usual line of a column of running text; cells of a table have fewer."""

PROSE_WIDTH = 0.22
"""Share of the width that a usual line of a column takes up."""

MOST_CROSSING = 0.45
"""Share of lines that may cross a gutter: headings, tables and notes do."""

TOUCHING = 0.5
"""Sizes of the letters: lines nearer than this are one line that the file draws in two goes."""

SAME_EDGE = 4.0
"""Points within which two cells begin at the same column of a table."""


SAME_END = 1.0
"""Points within which two lines of justified text end."""

LEAST_SET_IN = 0.8
"""Share of the width that lines set in reach; lines of a list may end together by chance."""


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return ``lines`` in order, side-by-side ones made rows; each knows its region and margin."""
    ordered: list[Line] = []
    for region, part in enumerate(_regions(lines)):
        rows = _with_continued_cells(_rows(parted_at_columns(part)))
        single = [row.right for row in rows if not row.cells]
        margin = max(single or [row.right for row in rows])
        for row, margin_here in zip(rows, _margins(rows, margin), strict=True):
            row.region, row.margin = region, margin_here
        ordered += rows
    return ordered


def _margins(rows: list[Line], margin: float) -> Iterator[float]:
    """Yield where each line could have ended at most: lines set in end together, further in."""
    for nth, row in enumerate(rows):
        near = rows[max(0, nth - 1) : nth] + rows[nth + 1 : nth + 2]
        together = any(abs(row.right - other.right) < SAME_END for other in near if not other.cells)
        yield row.right if together and row.right > LEAST_SET_IN * margin else margin


def _regions(lines: list[Line]) -> Iterator[list[Line]]:
    gutter = _gutter(lines)
    if gutter is None:
        if lines:
            yield lines
        return
    waiting = sorted(lines, key=lambda line: -line.middle)
    band: list[Line] = []
    crossing: list[Line] = []
    for line in waiting:
        crosses = line.left < gutter < line.right
        if crosses and band:
            yield from _columns(band, gutter)
            band = []
        if not crosses and crossing:
            yield crossing
            crossing = []
        (crossing if crosses else band).append(line)
    yield from _columns(band, gutter)
    if crossing:
        yield crossing


def _columns(band: list[Line], gutter: float) -> Iterator[list[Line]]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.left >= gutter]
    if left:
        yield from _regions(left)
    if right:
        yield from _regions(right)


def _gutter(lines: list[Line]) -> float | None:
    """Return the x between two columns of running text, or None where there is but one."""
    if len(lines) < 2 * FEWEST_IN_COLUMN:
        return None
    first, last = min(line.left for line in lines), max(line.right for line in lines)
    width = last - first
    edges = sorted({round(line.left) for line in lines})
    best: tuple[int, float] | None = None
    for edge in edges:
        at = edge - 2.0
        if not first + 0.2 * width < at < last - 0.2 * width:
            continue
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if crossing <= MOST_CROSSING * len(lines) and _both_prose(left, right, width):
            best = min(best or (crossing, at), (crossing, at))
    return best[1] if best else None


def _both_prose(left: list[Line], right: list[Line], width: float) -> bool:
    return _is_prose(left, width) and _is_prose(right, width) and _stand_abreast(left, right)


def _is_prose(lines: list[Line], width: float) -> bool:
    if len(lines) < FEWEST_IN_COLUMN:
        return False
    wide = median(line.right - line.left for line in lines) >= PROSE_WIDTH * width
    return wide and median(len(line.words) for line in lines) >= PROSE_WORDS


def _stand_abreast(left: list[Line], right: list[Line]) -> bool:
    top = min(max(line.top for line in left), max(line.top for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    return top - bottom > 3 * left[0].size


def _rows(lines: list[Line]) -> list[Line]:
    """Return the lines from the top down, those on one height made one row of cells."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        row = rows[-1] if rows else None
        if row is not None and _same_height(row[0], line):
            row.append(line)
        else:
            rows.append([line])
    return [_as_row(sorted(row, key=lambda line: line.left)) for row in rows]


def _same_height(one: Line, other: Line) -> bool:
    return abs(one.middle - other.middle) < 0.45 * min(
        one.top - one.bottom, other.top - other.bottom
    )


def _as_row(cells: list[Line]) -> Line:
    if len(cells) == 1:
        return cells[0]
    pieces: list[Line] = []
    for cell in cells:
        last = pieces[-1] if pieces else None
        if last is not None and cell.left - last.right < TOUCHING * last.size:
            pieces[-1] = _joined(last, cell)
        else:
            pieces.append(cell)
    if len(pieces) == 1:
        return pieces[0]
    words = [word for cell in pieces for word in cell.words]
    first = pieces[0]
    bold = all(cell.bold for cell in pieces)
    return Line(words, first.bottom, first.top, first.size, bold, cells=pieces)


def _joined(one: Line, other: Line) -> Line:
    size = max((one, other), key=lambda line: len(line.words)).size
    return Line([*one.words, *other.words], one.bottom, one.top, size, one.bold and other.bold)


def _with_continued_cells(rows: list[Line]) -> list[Line]:
    """Put the second and later lines of a cell back into the row that they belong to."""
    kept: list[Line] = []
    lowest = 0.0
    for row in rows:
        above = kept[-1] if kept else None
        if above is not None and above.cells and lowest - row.top < 0.6 * row.size:
            places = [_column_of(cell, above) for cell in row.cells or [row]]
            if all(place is not None and place > 0 for place in places):
                kept[-1] = _continued(above, row, [p for p in places if p is not None])
                lowest = row.bottom
                continue
        kept.append(row)
        lowest = row.bottom
    return kept


def _column_of(cell: Line, above: Line) -> int | None:
    near = (i for i, over in enumerate(above.cells) if abs(over.left - cell.left) < SAME_EDGE)
    return next(near, None)


def _continued(above: Line, row: Line, places: list[int]) -> Line:
    cells = list(above.cells)
    for place, cell in zip(places, row.cells or [row], strict=True):
        over = cells[place]
        words = [*over.words, *cell.words]
        cells[place] = Line(words, over.bottom, over.top, over.size, over.bold)
    words = [word for cell in cells for word in cell.words]
    return Line(words, above.bottom, above.top, above.size, above.bold, cells=cells)
