"""What one page of a PDF holds: lines of words, with where they stand and how they are set.

Lengths are points; ``bottom`` and ``top`` count upwards from the foot of the page. The promise: a
line's text is its words in order with one space between them, and a tab between the cells of a row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

WIDE_GAP = 1.9
"""Sizes of the letters; a wider space between two words parts two cells or two columns. The space
of justified text reaches one and a half."""


LEADER = re.compile(r"\.{4,}\s*\S{1,6}$|(?:\. ){4,}\S{1,6}$|_{6,}")
"""Dots that lead to a page in a table of contents, or a line to be signed on."""


@dataclass(slots=True)
class Word:
    """One word; ``raised`` says that it is a note's mark, small and above the line.

    ``counted`` is the number that a transcript prints beside the line this word begins, ``column``
    that of the column of a report of debates that it begins.
    """

    text: str
    left: float
    right: float
    raised: bool = False
    counted: str = ""
    column: str = ""


@dataclass
class Line:
    """Words on one base line without a wide gap between them.

    ``size`` is that of its letters; ``cells`` has more than one part where the line is a table's
    row; ``hidden`` says that no reader sees it. ``region`` counts the columns of a page in the
    order of reading, and ``margin`` is where the longest line of its column ends.
    """

    words: list[Word]
    bottom: float
    top: float
    size: float
    bold: bool = False
    hidden: bool = False
    cells: list[Line] = field(default_factory=list)
    region: int = 0
    margin: float = 0.0

    @cached_property
    def text(self) -> str:
        """The words as read, without the marks of notes."""
        if self.cells:
            return "\t".join(cell.text for cell in self.cells)
        said = " ".join(word.text for word in self.words if not word.raised)
        return said.replace("  ", " ")

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def middle(self) -> float:
        """Half its height above the foot of the page."""
        return (self.bottom + self.top) / 2


@dataclass(slots=True)
class Page:
    """One page: its lines in the file's own order, later in the order of reading.

    ``label`` is what the file itself calls the page, empty where it says nothing. ``notes`` are
    the lines of footnotes; ``furniture`` what left the text, from the top down. ``sheet`` is the
    page of the file, where several pages stand on one; ``aside`` what that sheet alone
    prints. ``columns`` is the number of the first of two columns, and what stands behind it.
    """

    number: int
    width: float
    height: float
    label: str
    lines: list[Line]
    notes: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    pictures: bool = False
    turned: int = 0
    unknown: int = 0
    printed: str = ""
    sheet: int = 0
    columns: tuple[int, str] | None = None
