"""The lines of a page go in, in the order of reading; its footnotes leave them.

A footnote stands at the foot of its column in smaller letters and begins with its mark. The
promise: a line is taken for a note only below the first such mark and only where all that follows
is as small; what leaves the lines is kept, in order, in the page's ``notes``.
"""

from __future__ import annotations

import re

from assistant.documents.pdf.line import LEADER, Line, Page, Word

SMALLER = 0.93
"""Share of the usual size below which letters are those of notes."""

_MARK = re.compile(r"(\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\])[.)]?$")


def part_notes(page: Page, usual: float) -> None:
    """Move the footnotes of ``page`` from its lines to its notes; ``usual`` is the text's size."""
    kept: list[Line] = []
    for region in dict.fromkeys(line.region for line in page.lines):
        lines = [line for line in page.lines if line.region == region]
        first = _first_of_notes(lines, usual)
        kept += lines[:first]
        page.notes += lines[first:]
    page.lines = kept


def mark_of(line: Line) -> str | None:
    """Return the mark that a line of a footnote begins with, or None."""
    if len(line.words) < 2:
        return None
    found = _MARK.match(line.words[0].text)
    return found[1].strip("[]") if found else None


def without_mark(line: Line) -> list[Word]:
    """Return the words of a note's first line behind its mark."""
    return line.words[1:]


def _first_of_notes(lines: list[Line], usual: float) -> int:
    first = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.size > SMALLER * usual or line.cells or LEADER.search(line.text):
            break
        if mark_of(line) is not None:
            first = place
    stands_below_text = any(line.size > SMALLER * usual for line in lines[:first])
    return first if stands_below_text else len(lines)
