"""The lines of a plain text go in; out comes whether its paragraphs are wrapped, and where.

Some plain text keeps each paragraph on one line; some breaks it at a column. In wrapped text a line
ends because the next word would not have fitted: that is the test.
"""

from __future__ import annotations

import re
from itertools import pairwise

SHORTEST_WRAP = 45
WIDEST_WRAP = 160
"""Columns; a longer line was not wrapped by a person or a mail program."""

_FIELD = re.compile(r"\s*(?:\*\*)?[A-Z][\w’' /&()-]{0,30}:(?:\*\*)?(?:\s|$)")
"""A label with a colon ("From: …"): two such lines are never one paragraph."""

MOSTLY = 0.5
"""Share of neighbouring lines that must pass the test before a file counts as wrapped."""

RAGGED = 0.9
"""A line this near to the width is full: words are hyphenated and columns miscounted."""


def wrap_width(lines: list[str]) -> int | None:
    """Return the column at which the paragraphs of ``lines`` are wrapped, or None.

    Only lines of some length are asked: short ones (a list of names) never fill any width.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if len(a) >= SHORTEST_WRAP and b.strip() and not _FIELD.match(b)
    ]
    if not pairs:
        return None
    lengths = sorted(len(a.rstrip()) for a, _ in pairs)
    width = lengths[-1 - len(lengths) // 50]
    if width > WIDEST_WRAP:
        return None
    full = sum(is_full(a, b, width) for a, b in pairs)
    return width if full >= MOSTLY * len(pairs) else None


def is_full(line: str, following: str, width: int) -> bool:
    """Return whether the first word of ``following`` would not have fitted on ``line``."""
    first = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(first) > RAGGED * width


def goes_on(above: str, line: str, width: int | None) -> bool:
    """Return whether ``line`` goes on with the paragraph whose last line is ``above``.

    Where the text is not wrapped, only a comma above or a small letter below joins two lines.
    """
    if two_fields(above, line):
        return False
    if width is not None:
        return is_full(above, line, width)
    return above.rstrip().endswith(",") or line.lstrip()[:1].islower()


def two_fields(above: str, line: str) -> bool:
    """Return whether both lines are labelled ("To: …", "From: …"): such are never joined."""
    return bool(_FIELD.match(line) and _FIELD.match(above))


def opens_an_item(above: str, *, bullet: bool) -> bool:
    """Return whether a label directly below ``above`` is one, and not a number in the sentence."""
    last = above.rstrip()
    return bullet or last[-1:] in ".:;!?" or last.endswith((" and", " or", ";", ","))
