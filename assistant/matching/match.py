"""A match: a passage found, how near it is, why, and the whole sentences worth quoting."""

from __future__ import annotations

from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Passage

Nearness = Literal["exact", "close", "loose"]
"""``exact`` is a substring test, never a score; the others are bands of the score."""


class Reason(Noun):
    """One feature that moved a rank: its name, its value, and what it added to the score."""

    name: str
    value: float
    added: float
    words: str = ""


class Extract(Noun):
    """The best whole sentences of a passage, as offsets into the stored text."""

    start: int
    end: int
    text: str


class Match(Noun):
    """One answer to a search.

    ``score`` 0–100 reads as how likely a careful reader would keep the passage for this query; 100
    means exact. ``highlights`` are offsets into the stored text.
    """

    passage: Passage
    score: float
    match: Nearness
    highlights: tuple[tuple[int, int], ...] = ()
    quote: Extract
    why: tuple[Reason, ...] = ()
