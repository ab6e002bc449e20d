"""Where quoted words and source part company.

In go the source's tokens, the elements of the quoted words and the pairs of an alignment; out come
the gaps between the pairs: what the source has there, what the quotation has, and whether it says
so. The promise: every token and element is either paired or in exactly one gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.quotes.meaning.alignment import Pair
from assistant.quotes.meaning.quoted import Element


@dataclass
class Gap:
    """[low, high) of the source's tokens against ``words``, places among the elements.

    ``element`` is the element before which the gap stands. ``first`` and ``last`` say that the
    gap stands at the beginning or the end of the quotation. ``marks`` are omission marks, ``ours``
    insertions and redactions, as places among the elements.
    """

    low: int
    high: int
    element: int
    words: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    ours: list[int] = field(default_factory=list)
    first: bool = False
    last: bool = False


def gaps(source_size: int, elements: Sequence[Element], pairs: Sequence[Pair]) -> list[Gap]:
    """Return the gaps in order; those with nothing on either side are left out."""
    found: list[Gap] = []
    edges = [(-1, -1), *pairs, (source_size, len(elements))]
    for (i, j), (after_i, after_j) in pairwise(edges):
        gap = Gap(i + 1, after_i, j + 1, first=i < 0, last=after_i == source_size)
        for at in range(j + 1, after_j):
            _place(gap, elements[at].kind, at)
        if gap.low < gap.high or gap.words or gap.marks or gap.ours:
            found.append(gap)
    return found


def _place(gap: Gap, kind: str, at: int) -> None:
    if kind == "token":
        gap.words.append(at)
    elif kind == "omission":
        gap.marks.append(at)
    elif kind in ("insertion", "redaction"):
        gap.ours.append(at)
