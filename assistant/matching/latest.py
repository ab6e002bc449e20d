"""What was worked out for some values, kept for as long as the very same ones are asked about.

In goes a function of values that never change; out comes one that works each answer out once while
the values stay the same objects. The promise: never the answer for other values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

_Values = TypeVarTuple("_Values")
_Answer = TypeVar("_Answer")


def latest(work_out: Callable[[*_Values], _Answer]) -> Callable[[*_Values], _Answer]:
    """Return ``work_out`` with its latest answer remembered.

    For a themes file, which every search of a session is given: to tell by its words that it is
    still the same one takes a twentieth of a search.
    """
    kept: tuple[tuple[object, ...], _Answer] | None = None

    def answer(*values: *_Values) -> _Answer:
        nonlocal kept
        held = kept  # Taken once: another thread may put its own answer here meanwhile.
        if held is None or not all(map(_is_same, held[0], values)):
            held = kept = (values, work_out(*values))
        return held[1]

    return answer


def _is_same(one: object, other: object) -> bool:
    return one is other
