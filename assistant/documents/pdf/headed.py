"""The pages of a debate go in; the columns of their text learn the numbers printed above them.

"409 Ponds 5 MARCH 2025 Ponds 410" heads a page of two columns. The promise: the numbers count a
page’s two columns and go on from page to page, or no column has one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.pdf.line import Line, Page

HEAD = 0.83
"""Share of the page’s height above which such a line stands."""

SAME_HEIGHT = 4.0
_NUMBER = re.compile(r"(\d{1,4})(W[HSA]?|GC)?")


def lift_column_heads(pages: list[Page]) -> None:
    """Take the line with the numbers of the columns off each page, and keep what it says."""
    heads = [_head(page) for page in pages]
    pairs = [_pair(head) for head in heads]
    found = [pair for pair in pairs if pair is not None]
    going_on = sum(1 for one, other in pairwise(found) if other[0] == one[0] + 2)
    if len(found) < 2 or going_on < len(found) - 1:
        return
    for page, head, pair in zip(pages, heads, pairs, strict=True):
        if pair is not None:
            page.columns = pair
            page.aside = head
            gone = set(map(id, head))
            page.lines = [line for line in page.lines if id(line) not in gone]


def number_columns(page: Page) -> None:
    """Let the first word of each column keep its number; the lines are in their order."""
    if page.columns is not None:
        page.printed = ""  # what was taken for the number of the page
        _mark(page, page.columns)


def _head(page: Page) -> list[Line]:
    """Return the lines at the very top of a page."""
    heads = [line for line in page.lines if line.middle > HEAD * page.height]
    height = max((line.middle for line in heads), default=0.0)
    return [line for line in heads if abs(line.middle - height) < SAME_HEIGHT]


def _pair(head: list[Line]) -> tuple[int, str] | None:
    """Return the number of the left column, and what stands behind both numbers ("WH")."""
    words = sorted((word for line in head for word in line.words), key=lambda word: word.left)
    if len(words) < 2:
        return None
    first, last = _NUMBER.fullmatch(words[0].text), _NUMBER.fullmatch(words[-1].text)
    if first is None or last is None or first[2] != last[2] or int(last[1]) != int(first[1]) + 1:
        return None
    return int(first[1]), first[2] or ""


def _mark(page: Page, pair: tuple[int, str]) -> None:
    number, behind = pair
    side: int | None = None
    for line in page.lines:
        here = int(line.left > page.width / 2 - line.size)
        if here != side and line.right - line.left < 0.6 * page.width:
            side = here
            line.words[0].column = f"{number + side}{behind}"
