"""Which line of a returned file is which line of the draft it was made from.

In go both rows of lines; out comes, for each line of the file, the place of its line in the draft
or None. The promise: a line that is unchanged is always known again where it stands or where it
was moved to; a line is given to another only where most of its words are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.pulling.lines import Line

ALIKE_IN_PLACE = 45.0
"""Likeness (0–100) of an edited line to the one that stood between the same neighbours."""
ALIKE_ANYWHERE = 80.0
"""The same for a line that was moved and edited; shorter ones are too easily mistaken."""
SHORTEST_MOVED = 40


def aligned(drafted: Sequence[Line], returned: Sequence[Line]) -> list[int | None]:
    """Return, for each line returned, the place of its line among those drafted."""
    keys, others = [line.key for line in drafted], [line.key for line in returned]
    found: list[int | None] = [None] * len(returned)
    blocks = SequenceMatcher(None, keys, others, autojunk=False).get_matching_blocks()
    for block in blocks:
        for step in range(block.size):
            found[block.b + step] = block.a + step
    _moved(keys, others, found)
    edges = [(-1, -1), *((b.a + b.size - 1, b.b + b.size - 1) for b in blocks if b.size)]
    edges += [(len(keys), len(others))]
    for (a, b), _ in pairwise(edges):
        _edited(drafted, returned, found, _gap(found, a, b, len(keys)))
    _moved_and_edited(drafted, returned, found)
    return found


_Gap = tuple[range, range]


def _gap(found: Sequence[int | None], after: int, at: int, count: int) -> _Gap:
    """Return the free places of both rows that follow a pair of known lines."""
    taken = {place for place in found if place is not None}
    end = after + 1
    while end < count and end not in taken:
        end += 1
    last = at + 1
    while last < len(found) and found[last] is None:
        last += 1
    return range(after + 1, end), range(at + 1, last)


def _moved(keys: Sequence[str], others: Sequence[str], found: list[int | None]) -> None:
    taken = {place for place in found if place is not None}
    for at, key in enumerate(others):
        free = [i for i, other in enumerate(keys) if other == key and i not in taken]
        if found[at] is None and len(free) == 1:
            found[at] = free[0]
            taken.add(free[0])


def _edited(
    drafted: Sequence[Line], returned: Sequence[Line], found: list[int | None], gap: _Gap
) -> None:
    """Pair the lines of a gap, the likest first, without crossing one another."""
    pairs = sorted(
        ((likeness(drafted[a], returned[b]), -a, -b) for a in gap[0] for b in gap[1]), reverse=True
    )
    taken: dict[int, int] = {}
    for score, a, b in pairs:
        place, at = -a, -b
        crosses = any((p < place) != (q < at) for p, q in taken.items())
        if score >= ALIKE_IN_PLACE and place not in taken and found[at] is None and not crosses:
            taken[place], found[at] = at, place


def _moved_and_edited(
    drafted: Sequence[Line], returned: Sequence[Line], found: list[int | None]
) -> None:
    taken = {place for place in found if place is not None}
    for at, line in enumerate(returned):
        if found[at] is not None or len(line.text) < SHORTEST_MOVED:
            continue
        free = [(likeness(d, line), -i) for i, d in enumerate(drafted) if i not in taken]
        score, place = max(free, default=(0.0, 0))
        if score >= ALIKE_ANYWHERE:
            found[at] = -place
            taken.add(-place)


def likeness(one: Line, other: Line) -> float:
    """Return how alike two lines are, 0 to 100; a heading is never a paragraph."""
    from rapidfuzz import fuzz  # needed only where a file was edited

    if (one.kind == "heading") != (other.kind == "heading"):
        return 0.0
    return float(fuzz.ratio(one.key, other.key))
