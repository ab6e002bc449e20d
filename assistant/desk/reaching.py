"""A quotation trimmed by pointing: the end nearest to a word is taken and brought to others.

In go a trim and an offset of the source's text; out comes the trim after it. The promise: an end
goes just where its keys could bring it, and no farther.
"""

from __future__ import annotations

from assistant.desk.trimming import Trim, move
from assistant.quotes.trimming import word_at

_FARTHEST = 500
"""Words that an end is moved at most; a window shows fewer."""


def take_end(trim: Trim, at: int) -> Trim:
    """Move the end that is nearer to an offset from now on, and bring it there."""
    start, end = _span(trim)
    nearer = "start" if abs(at - start) < abs(at - end) else "end"
    return reach(trim.model_copy(update={"end": nearer}), at)


def reach(trim: Trim, at: int) -> Trim:
    """Bring the end that is moved to the word at an offset, as far as it may go."""
    word = word_at(trim.ground.text, at)
    target = word[0] if trim.end == "start" else word[1]
    for _ in range(_FARTHEST):
        here = _here(trim)
        moved = move(trim, 1 if target > here else -1)
        if abs(_here(moved) - target) >= abs(here - target):
            break
        trim = moved
    return trim


def _span(trim: Trim) -> tuple[int, int]:
    return trim.gap or (trim.quote.start, trim.quote.end)


def _here(trim: Trim) -> int:
    start, end = _span(trim)
    return start if trim.end == "start" else end
