"""A quote is a span, never a string: where it stands, what is left out, what is put in."""

from __future__ import annotations

from assistant.noun import Noun


class Insertion(Noun):
    """Words of ours printed in square brackets at an offset into the stored text.

    ``replaces`` counts the stored characters that the insertion stands for: 0 for a plain
    insertion ("the minister [James Brokenshire]"), 1 for a capital in brackets ("[T]he").
    """

    at: int
    text: str
    replaces: int = 0


class Quote(Noun):
    """A span of the stored text of one source, whole words, within one speaker's passages.

    ``omissions`` are spans inside [start, end) printed as ``[…]``; ``emphasis`` are spans printed
    in italics with "emphasis added" in the note. All offsets count characters of the stored text.
    """

    source: str
    start: int
    end: int
    omissions: tuple[tuple[int, int], ...] = ()
    insertions: tuple[Insertion, ...] = ()
    emphasis: tuple[tuple[int, int], ...] = ()
