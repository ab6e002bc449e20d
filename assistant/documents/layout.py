"""What a reader finds in a decoded file: the blocks, and what is to be lifted out of the text.

In go cuts, blocks and anchors counted in the decoded text; out come the stored text and the same
things counted in it, with the segments that prove where each stored character came from.
A format that is no text (PDF, Word) gives a text of its own, made by its reader: then everything
counts in that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.documents.document import Anchor, AnchorKind, Block, BlockKind, Segment
from assistant.noun import unchecked

Cut = tuple[int, int, str]
"""Start and end of what leaves the decoded text, and what the reader puts in its place."""

Span = tuple[int, int]

Run = tuple[int, int, int]
"""Where a run of stored text stands, where it stood in the decoded text, and how long it is."""

Shift = Callable[[int], int]

_block = unchecked(Block)
_segment = unchecked(Segment)


@dataclass(slots=True)
class FoundBlock:
    """A :class:`Block` before the cuts are made: every offset counts in the decoded text."""

    kind: BlockKind
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    emphasis: Sequence[Span] = ()


@dataclass(slots=True)
class FoundAnchor:
    """An :class:`Anchor` before the cuts are made."""

    kind: AnchorKind
    at: int
    text: str
    sheet: int | None = None


@dataclass(slots=True)
class Layout:
    """Everything found in one file. Cuts come in any order; those inside another are dropped.

    ``text`` is the text that all offsets count in where the reader made it itself; None where they
    count in the decoded file.
    """

    cuts: list[Cut] = field(default_factory=list)
    blocks: list[FoundBlock] = field(default_factory=list)
    anchors: list[FoundAnchor] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    text: str | None = None


@dataclass(slots=True)
class Lifted:
    """The stored text and what belongs to it."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]
    segments: tuple[Segment, ...]


def lift(decoded: str, layout: Layout, *, proof: bool = True) -> Lifted:
    """Make the cuts; every offset of the result counts characters of the stored text.

    Without ``proof`` there are no segments.
    """
    text, runs, shift = _without(decoded, _in_order(layout.cuts))
    blocks = _stored_blocks(text, layout.blocks, shift)
    anchors = tuple(
        Anchor(kind=a.kind, at=shift(a.at), text=a.text, sheet=a.sheet) for a in layout.anchors
    )
    segments = [
        _segment({"start": start, "origin": origin, "length": length})
        for start, origin, length in (runs if proof else ())
    ]
    return Lifted(text, blocks, anchors, tuple(segments))


def _in_order(cuts: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    last = 0
    # By start, and the longer first; one number weighs a third of the pair, and there are many.
    for cut in sorted(cuts, key=lambda c: (c[0] << 32) - c[1]):
        if cut[0] >= last:
            kept.append(cut)
            last = cut[1]
    return kept


def _without(decoded: str, cuts: list[Cut]) -> tuple[str, list[Run], Shift]:
    """Return the stored text, the runs it was copied in, and what each cut moves."""
    pieces: list[str] = []
    runs: list[Run] = []
    after: list[int] = []
    stored = origin = 0
    for start, end, put in [*cuts, (len(decoded), len(decoded), "")]:
        length = start - origin
        if length:
            pieces.append(decoded[origin:start])
            runs.append((stored, origin, length))
            stored += length
        if put:
            pieces.append(put)
            stored += len(put)
        after.append(stored)
        origin = end
    return "".join(pieces), runs, _shift(cuts, after)


def _shift(cuts: list[Cut], after: list[int]) -> Shift:
    """Return what turns an offset into the decoded text into one into the stored text.

    ``after`` says for each cut where the stored text goes on behind it.
    """
    # For the offsets before each cut and behind the last: how far they move, and how far at least,
    # since what stands inside a cut goes to where the text goes on behind it.
    starts = [start for start, _, _ in cuts]
    by = [0, *(there - end for (_, end, _), there in zip(cuts, after, strict=False))]
    least = [0, *after]

    def shift(offset: int) -> int:
        nth = bisect_left(starts, offset)
        there = offset + by[nth]
        return there if there > least[nth] else least[nth]

    return shift


def _stored_blocks(text: str, found: list[FoundBlock], shift: Shift) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for block in found:
        start, end = shift(block.start), shift(block.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        spans = block.emphasis
        emphasis = tuple([(shift(s), shift(e)) for s, e in spans]) if spans else ()
        blocks.append(
            _block(
                {
                    "kind": block.kind,
                    "start": start,
                    "end": end,
                    "label": block.label,
                    "level": block.level,
                    "emphasis": emphasis,
                }
            )
        )
    return tuple(blocks)
