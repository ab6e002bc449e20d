"""A question as it is being gathered from the pieces of a paper: words, options, and place.

The promise: what is added is kept, in the paper's order, until the question is made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.questions.pieces import Piece


@dataclass(eq=False)
class Found:
    """A question of a paper.

    ``number`` is as printed, empty where the paper gives none; ``parent`` that of the question it
    is a part of. ``header`` are all cells above a scale; ``boxed`` says that its rows have boxes.
    ``pending`` are items below it of which it is not yet known whether they are
    options or belong to its words. ``scale`` is the header of a table of answers, ``statements``
    the rows below it. ``notes`` are its instructions ("Please select one"), ``told`` what
    was doubtful in gathering it.
    """

    number: str
    start: int
    end: int
    heading: tuple[str, ...] = ()
    parent: str = ""
    words: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    pending: list[Piece] = field(default_factory=list)
    scale: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    boxed: bool = False
    statements: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    parts: int = 0

    @property
    def text(self) -> str:
        """Its words in single spaces."""
        return " ".join(" ".join(self.words).split())

    def reach(self, piece: Piece) -> None:
        """Count ``piece`` to the place of the question."""
        self.end = max(self.end, piece.end)

    def take_options(self, options: Sequence[str]) -> None:
        """Add options that it does not offer yet."""
        self.options = list(dict.fromkeys((*self.options, *options)))
