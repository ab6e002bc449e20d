"""What a reader finds in a decoded file: the blocks, and what is to be lifted out of the text.

In go cuts, blocks and anchors counted in the decoded text; out come the stored text and the same
things counted in it, with the segments that prove where each stored character came from.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from assistant.documents.document import Anchor, AnchorKind, Block, BlockKind, Segment

Cut = tuple[int, int, str]
"""Start and end of what leaves the decoded text, and what the reader puts in its place."""

Span = tuple[int, int]


@dataclass(slots=True)
class FoundBlock:
    """A :class:`Block` before the cuts are made: every offset counts in the decoded text."""

    kind: BlockKind
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    emphasis: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class FoundAnchor:
    """An :class:`Anchor` before the cuts are made."""

    kind: AnchorKind
    at: int
    text: str


@dataclass(slots=True)
class Layout:
    """Everything found in one file. Cuts come in any order; those inside another are dropped."""

    cuts: list[Cut] = field(default_factory=list)
    blocks: list[FoundBlock] = field(default_factory=list)
    anchors: list[FoundAnchor] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Lifted:
    """The stored text and what belongs to it."""

    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]
    segments: tuple[Segment, ...]


def lift(decoded: str, layout: Layout) -> Lifted:
    """Make the cuts; every offset of the result counts characters of the stored text."""
    cuts = _in_order(layout.cuts)
    text, segments, shift = _without(decoded, cuts)
    blocks = _stored_blocks(text, layout.blocks, shift)
    anchors = tuple(Anchor(kind=a.kind, at=shift(a.at), text=a.text) for a in layout.anchors)
    return Lifted(text, blocks, anchors, segments)


def _in_order(cuts: list[Cut]) -> list[Cut]:
    kept: list[Cut] = []
    last = 0
    for cut in sorted(cuts, key=lambda c: (c[0], -c[1])):
        if cut[0] >= last:
            kept.append(cut)
            last = cut[1]
    return kept


class _Shift:
    """Turns an offset into the decoded text into one into the stored text."""

    def __init__(self, starts: list[int], ends: list[int], after: list[int], moved: list[int]):
        self._starts, self._ends, self._after, self._moved = starts, ends, after, moved

    def __call__(self, offset: int) -> int:
        nth = bisect_left(self._starts, offset) - 1  # the last cut that begins before the offset
        if nth < 0:
            return offset
        return self._after[nth] if offset < self._ends[nth] else offset + self._moved[nth]


def _without(decoded: str, cuts: list[Cut]) -> tuple[str, tuple[Segment, ...], _Shift]:
    if not cuts:
        whole = Segment(start=0, origin=0, length=len(decoded))
        return decoded, (whole,) if decoded else (), _Shift([], [], [], [])
    pieces: list[str] = []
    segments: list[Segment] = []
    after: list[int] = []
    moved: list[int] = []
    stored = origin = 0
    for start, end, put in [*cuts, (len(decoded), len(decoded), "")]:
        if start > origin:
            pieces.append(decoded[origin:start])
            segments.append(Segment(start=stored, origin=origin, length=start - origin))
            stored += start - origin
        pieces.append(put)
        stored += len(put)
        after.append(stored)
        moved.append(stored - end)
        origin = end
    starts = [c[0] for c in cuts]
    ends = [c[1] for c in cuts]
    return "".join(pieces), tuple(segments), _Shift(starts, ends, after, moved)


def _stored_blocks(text: str, found: list[FoundBlock], shift: _Shift) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for block in found:
        start, end = shift(block.start), shift(block.end)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        emphasis = tuple((shift(s), shift(e)) for s, e in block.emphasis) if block.emphasis else ()
        blocks.append(
            Block(
                kind=block.kind,
                start=start,
                end=end,
                label=block.label,
                level=block.level,
                emphasis=emphasis,
            )
        )
    return tuple(blocks)
