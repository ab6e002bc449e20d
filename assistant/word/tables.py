"""Tables: in goes a table of a draft, out comes a Word table that repeats its header.

The one promise: every row has as many cells as the widest, every cell ends in a paragraph (Word
refuses the file otherwise), and the header row, caption and description are there for those who
hear the page read out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.draft import Inline, Table
from assistant.drafting.lines import line_text
from assistant.word.fields import field
from assistant.word.paper import Paper
from assistant.word.paragraphs import new_paragraph
from assistant.word.runs import Line, write_line, write_words
from assistant.word.xml import Element, child, value

_MOST_COLUMNS = 63
"""Word's own limit; it refuses a file with a wider table."""
_NARROWEST = 300
"""Twips; a column that got nearly no share stays visible."""
_LETTER = 110
_CAPITAL = 140
_PADDING = 190
"""Twips; generous for table text of 9.5 points, so that no word is broken in a narrow column."""
_BREAKS = re.compile(r"[\s-]+")


def write_table(paper: Paper, parent: Element, table: Table) -> None:
    """Append caption, table and a little space; a table without columns gets its caption only."""
    if table.caption.strip():
        paper.flow.tables += 1
        _caption(paper, new_paragraph(paper, parent, "caption"), table)
    rows = [table.header, *table.rows]
    columns = min(max(len(row) for row in rows), _MOST_COLUMNS)
    if not columns:
        return
    if paper.flow.page_break:
        new_paragraph(paper, parent, "after-table")
    element = child(parent, "tbl")
    widths = _widths(table, columns, paper.house.page.text_width)
    _properties(paper, element, table, sum(widths))
    grid = child(element, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=str(width))
    _row(paper, element, table.header, widths, header=True)
    for row in table.rows:
        _row(paper, element, row, widths, header=False)
    new_paragraph(paper, parent, "after-table")


def _caption(paper: Paper, paragraph: Element, table: Table) -> None:
    write_words(paper, paragraph, "Table ")
    field(paragraph, "SEQ Table \\* ARABIC", str(paper.flow.tables))
    write_words(paper, paragraph, f": {table.caption}")


def _properties(paper: Paper, element: Element, table: Table, width: int) -> None:
    """Give the table its properties, in the order the schema wants."""
    properties = child(element, "tblPr")
    value(properties, "tblStyle", paper.style("table"))
    child(properties, "tblW", w=str(width), type="dxa")
    child(properties, "tblLayout", type="fixed")
    child(
        properties,
        "tblLook",
        val="0020",
        firstRow="1",
        lastRow="0",
        firstColumn="0",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    place = f"a table {paper.flow.place}"
    caption = paper.characters.plain(table.caption or table.description, place)
    description = paper.characters.plain(table.description or table.caption, place)
    value(properties, "tblCaption", caption or "Table")
    value(properties, "tblDescription", description or "Table")


def _row(
    paper: Paper,
    element: Element,
    cells: Sequence[Sequence[Inline]],
    widths: Sequence[int],
    *,
    header: bool,
) -> None:
    row = child(element, "tr")
    properties = child(row, "trPr")
    child(properties, "cantSplit")
    if header:
        child(properties, "tblHeader")
    for at, width in enumerate(widths):
        cell = child(row, "tc")
        child(child(cell, "tcPr"), "tcW", w=str(width), type="dxa")
        paragraph = new_paragraph(paper, cell, "cell-heading" if header else "cell")
        if at < len(cells):
            write_line(paper, Line(paragraph), cells[at])


def _widths(table: Table, columns: int, whole: int) -> list[int]:
    """Return the width of each column in twips; together they are ``whole``.

    Each column first gets room for its longest word, as far as all together have it; what is left
    is shared as the table asks, or equally.
    """
    shares = [max(share, 0) for share in table.widths[:columns]]
    if len(shares) < columns or not sum(shares):
        shares = [1] * columns
    wanted = [whole * share // sum(shares) for share in shares]
    least = [_longest_word(table, at, whole // columns) for at in range(columns)]
    pairs = list(zip(wanted, least, strict=True))
    lacking = sum(max(0, need - got) for got, need in pairs)
    spare = sum(max(0, got - need) for got, need in pairs)
    given = lacking / spare if spare else 0.0
    widths = [round(got - given * (got - need)) if got > need else need for got, need in pairs]
    widths[widths.index(max(widths))] += whole - sum(widths)
    return widths


def _longest_word(table: Table, at: int, most: int) -> int:
    """Return the room that the longest word of a column needs, in twips; ``most`` at most."""
    lines = [row[at] for row in (table.header, *table.rows) if at < len(row)]
    words = {word for line in lines for word in _BREAKS.split(line_text(line))}
    needs = (_CAPITAL * len(word) if word.isupper() else _LETTER * len(word) for word in words)
    return min(most, max(max(needs, default=0) + _PADDING, _NARROWEST))
