"""The pages of a transcript go in; out they come with the numbers of their lines lifted.

A shorthand writer's page counts its lines down the left side, and several such pages may stand on
one sheet, side by side and one above the other; each becomes a page of its own, under the number
printed on it. The promise: only figures that count 1, 2, 3 … down one edge are lifted, and each
stays with the first word of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from assistant.documents.pdf.line import Line, Page

HIGHEST = 60
"""Lines of a page; figures above are none of lines."""

FEWEST = 3
SURE = 12
"""Lines counted on one page of the file, before any of its figures are taken for numbers."""

MOST_OTHERS = 0.35
"""Share of the rows of a page that may stand outside the counted ones."""

SAME_EDGE = 11.0
"""Points within which figures of one and of two digits begin on one edge."""

_FIGURE = re.compile(r"\d{1,2}")
_PAGE_NUMBER = re.compile(r"(?:Page\s*)?(\d{1,4})", re.IGNORECASE)


@dataclass
class _Run:
    """Lines of a page whose first word counts them, from the top down."""

    lines: list[Line]
    left: float
    right: float = float("inf")

    @property
    def pitch(self) -> float:
        gaps = [a.middle - b.middle for a, b in zip(self.lines, self.lines[1:], strict=False)]
        return median(gaps) if gaps else 2 * self.lines[0].size

    @property
    def top(self) -> float:
        return self.lines[0].middle + 0.6 * self.pitch

    @property
    def bottom(self) -> float:
        return self.lines[-1].middle - 0.6 * self.pitch

    def holds(self, line: Line) -> bool:
        """Say whether a line stands in the part of the page that is counted."""
        return self.beside(line) and self.bottom < line.middle < self.top

    def beside(self, line: Line) -> bool:
        return self.left - 3 <= line.left < self.right - 3


def lift_line_numbers(pages: list[Page]) -> list[Page]:
    """Return the pages, those of a transcript parted and their lines numbered.

    Their ``number`` counts the pages returned, their ``sheet`` the sheets of the file.
    """
    runs = {page.number: _runs(page) for page in pages}
    counted = [run for found in runs.values() for run in found]
    if not any(len(run.lines) >= SURE for run in counted) or len(counted) < min(2, len(pages)):
        return pages
    parted: list[Page] = []
    for page in pages:
        found = runs[page.number]
        parted += _parts(page, found) if found else [page]
    for number, page in enumerate(parted, 1):
        page.number = number
    return parted


def _runs(page: Page) -> list[_Run]:
    first = [line for line in page.lines if _value(line) is not None]
    runs: list[_Run] = []
    edges = list(_edges(first))
    for nth, (left, lines) in enumerate(edges):
        right = edges[nth + 1][0] if nth + 1 < len(edges) else float("inf")
        runs += [_Run(run, left, right) for run in _counting(lines) if len(run) >= FEWEST]
    rows = {round(line.middle / 4) for line in page.lines}
    inside = {round(x.middle / 4) for x in page.lines if any(run.holds(x) for run in runs)}
    return runs if runs and len(rows - inside) <= max(4, MOST_OTHERS * len(rows)) else []


def _value(line: Line) -> int | None:
    figure = line.words[0].text
    if not _FIGURE.fullmatch(figure) or line.words[0].raised:
        return None
    return int(figure) if 0 < int(figure) <= HIGHEST else None


def _edges(lines: list[Line]) -> Iterator[tuple[float, list[Line]]]:
    """Yield the left edges at which figures begin, with their lines."""
    waiting = sorted(lines, key=lambda line: line.left)
    while waiting:
        left = waiting[0].left
        here = [line for line in waiting if line.left - left <= SAME_EDGE]
        if len(here) >= FEWEST:
            yield left, here
        waiting = waiting[len(here) :]


def _counting(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines that count from one, from the top down."""
    run: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.middle):
        value = _value(line)
        if value == 1:
            if run:
                yield run
            run = [line]
        elif run and value == len(run) + 1:
            run.append(line)
    if run:
        yield run


def _parts(page: Page, runs: list[_Run]) -> list[Page]:
    """Return one page for each run; what stands in none stays with the first."""
    others = [line for line in page.lines if not any(run.holds(line) for run in runs)]
    several = len(runs) > 1
    made: list[Page] = []
    for run in runs:
        lines = _numbered(run, [line for line in page.lines if run.holds(line)])
        printed = _printed(run, others) if several else None
        if printed is not None:
            others.remove(printed)
        label = _PAGE_NUMBER.findall(printed.text)[0] if printed else page.label
        made.append(
            replace(page, label=label, lines=lines, notes=[], furniture=[], sheet=page.sheet)
        )
    if several:
        made.sort(key=lambda one: int(one.label) if one.label.isdigit() else 0)
        made[0].aside = others
    else:
        made[0].lines += others
    return made


def _numbered(run: _Run, lines: list[Line]) -> list[Line]:
    """Take the figures off, each kept by the first word of what stands beside it."""
    counted = {id(line) for line in run.lines}
    kept = [line for line in lines if id(line) not in counted]
    for number, line in enumerate(run.lines, 1):
        rest = line.words[1:]
        beside = [one for one in kept if abs(one.middle - line.middle) < 0.45 * line.size]
        if rest:
            line.words = rest
            line.__dict__.pop("text", None)
            beside.append(line)
            kept.append(line)
        if beside:
            min(beside, key=lambda one: one.left).words[0].counted = str(number)
    return kept


def _printed(run: _Run, others: list[Line]) -> Line | None:
    """Return the line that is the number of the page, below it or above it."""
    near = [line for line in others if run.beside(line) and _PAGE_NUMBER.fullmatch(line.text)]
    below = [line for line in near if line.middle < run.bottom]
    return max(below, key=lambda line: line.middle, default=None) or min(
        near, key=lambda line: line.middle, default=None
    )
