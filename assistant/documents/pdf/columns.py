"""The lines of a page go in; those that are rows of a narrow table come out parted into cells.

Between the cells of a narrow table stands hardly more than a wide space. The gap tells by standing
out among the gaps of its own line, which in justified text are all alike, and by the words behind
it beginning at one height with those of a line nearby. The promise: only both signs part a line.
"""

from __future__ import annotations

from itertools import pairwise

from assistant.documents.pdf.line import Line, Word

NARROWEST = 0.55
"""Sizes of the letters; a space in a line of text has a quarter to a third."""

LETTERS = 1.3
"""Times the usual letter of the line: a typewriter's space is as wide as one."""

STANDS_OUT = 1.8
"""Times the narrowest gap of the same line."""

SAME_EDGE = 1.0
"""Points within which two cells begin at one edge."""

NEARBY = 5.0
"""Sizes of the letters between two lines that may be rows of one table."""


def parted_at_columns(lines: list[Line]) -> list[Line]:
    """Return ``lines`` with those parted that are rows of a table."""
    gaps = [_gaps(line) for line in lines]
    if sum(map(bool, gaps)) < 2:
        return lines
    margin = min(line.left for line in lines)
    parted: list[Line] = []
    for place, line in enumerate(lines):
        near = [
            other
            for other, over in enumerate(lines)
            if other != place and 0 < abs(over.middle - line.middle) < NEARBY * line.size
        ]
        edges = [edge for other in near for edge in gaps[other]]
        edges += [lines[other].left for other in near if lines[other].left > margin + SAME_EDGE]
        shared = [x for x in gaps[place] if any(abs(x - edge) < SAME_EDGE for edge in edges)]
        parted += _parts(line, shared) if shared else [line]
    return parted


def _gaps(line: Line) -> list[float]:
    """Return where words begin behind a gap that stands out."""
    between = [(word.left - before.right, word) for before, word in pairwise(line.words)]
    if not between or any(word.raised for word in line.words):
        return []
    narrowest = min(gap for gap, _ in between) if len(between) > 2 else 0.0
    letters = sum(len(word.text) for word in line.words)
    letter = sum(word.right - word.left for word in line.words) / letters
    least = max(NARROWEST * line.size, STANDS_OUT * narrowest, LETTERS * letter)
    return [word.left for gap, word in between if gap > least]


def _parts(line: Line, edges: list[float]) -> list[Line]:
    groups: list[list[Word]] = [[]]
    for word in line.words:
        if groups[-1] and word.left in edges:
            groups.append([])
        groups[-1].append(word)
    if len(groups) == 2 and len(groups[0]) == 1 and len(groups[0][0].text) < 5:
        return [line]  # a number or bullet before its words
    return [
        Line(group, line.bottom, line.top, line.size, line.bold, line.hidden) for group in groups
    ]
