"""A quote proved against its source.

In go a span, the stored text and its passages; out comes :class:`Certified`, or :class:`Refused`
with the reason. The promise: every character of ``Certified.text`` stands in the stored text at
that place; the span takes whole words, and stays in one passage or in consecutive passages of one
speaker; what it leaves out and puts in is as ``quotes/faults.py`` allows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Nested, Passage, Speaker, Voice
from assistant.quotes.faults import (
    REDACTION,
    Refused,
    insertion_fault,
    omission_fault,
    quotation_fault,
    span_fault,
)
from assistant.quotes.quote import Insertion, Quote

PieceKind = Literal["stored", "omission", "insertion", "redaction"]


class Piece(Noun):
    """A part of a certified quote: stored characters, or what stands in their place.

    ``text`` holds the stored characters of a "stored" or "redaction" piece, our own words of an
    "insertion", and nothing for an "omission". [start, end) is its span of the stored text.
    """

    kind: PieceKind
    text: str
    start: int
    end: int
    emphasis: bool = False


class Certified(Noun):
    """A quote that is true: its exact stored characters, its passages, and its pieces in order."""

    quote: Quote
    text: str
    passages: tuple[Passage, ...]
    pieces: tuple[Piece, ...]

    @property
    def speaker(self) -> Speaker | None:
        """Return who speaks in all of it."""
        return self.passages[0].speaker

    @property
    def voice(self) -> Voice:
        """Return the voice; one reported passage makes the whole a report."""
        voices = [p.voice for p in self.passages]
        return "reported" if "reported" in voices else voices[0]

    @property
    def nested(self) -> Nested | None:
        """Return the quotation of the source in which the whole quote stands, if any."""
        inside = (n for p in self.passages for n in p.nested)
        start, end = self.quote.start, self.quote.end
        # Taking the source's own quotation marks along still quotes nothing but the quotation.
        return next((n for n in inside if n.start - 1 <= start and end <= n.end + 1), None)


def certify(quote: Quote, stored: str, passages: Sequence[Passage]) -> Certified | Refused:
    """Prove ``quote`` against ``stored``, the source's text, cut into ``passages`` in order."""
    refusal = span_fault(quote, stored)
    if refusal:
        return refusal
    holding = passages_of(quote, passages)
    refusal = (
        _passage_fault(quote, stored, holding)
        or omission_fault(quote, stored)
        or insertion_fault(quote, stored)
        or quotation_fault(quote, [inner for passage in holding for inner in passage.nested])
    )
    return refusal or Certified(
        quote=quote,
        text=stored[quote.start : quote.end],
        passages=holding,
        pieces=tuple(pieces_of(quote, stored)),
    )


def passages_of(quote: Quote, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return those of ``passages``, which come in order, that the quote stands in."""
    return tuple(passages[at] for at in places_of(quote, passages))


def places_of(quote: Quote, passages: Sequence[Passage]) -> range:
    """Return the places among ``passages`` of those that the quote stands in."""
    first = max(0, bisect_right(passages, quote.start, key=lambda p: p.start) - 1)
    after = bisect_right(passages, quote.end - 1, key=lambda p: p.start)
    while first < after and passages[first].end <= quote.start:
        first += 1
    return range(first, after)


def _passage_fault(quote: Quote, stored: str, holding: tuple[Passage, ...]) -> Refused | None:
    if not holding:
        return Refused(why="no-passage", message="The words stand in no passage of the source.")
    if _uncovered(quote, stored, holding):
        return Refused(
            why="crosses-text",
            message="The quote runs over a heading, a label or other matter between passages.",
        )
    if any(not same_voice(one, other) for one, other in pairwise(holding)):
        return Refused(why="crosses-speakers", message="The quote runs over two speakers.")
    return None


def _uncovered(quote: Quote, stored: str, holding: tuple[Passage, ...]) -> bool:
    """Say whether letters or figures of the quote stand outside every passage and omission."""
    covered = sorted([(p.start, p.end) for p in holding] + list(quote.omissions))
    at = quote.start
    for start, end in [*covered, (quote.end, quote.end)]:
        if any(c.isalnum() for c in stored[at : min(start, quote.end)]):
            return True
        at = max(at, end)
    return False


def same_voice(one: Passage, other: Passage) -> bool:
    """Say whether one quotation may run from one passage into the next: one speaker says both."""
    if (one.speaker is None) != (other.speaker is None):
        return False
    if one.speaker is None or other.speaker is None:
        return one.heading == other.heading
    return (one.speaker.name, one.speaker.organisation) == (
        other.speaker.name,
        other.speaker.organisation,
    )


def pieces_of(quote: Quote, stored: str) -> list[Piece]:
    """Cut the span at its omissions, insertions and redactions, in reading order."""
    cuts = [Piece(kind="omission", text="", start=s, end=e) for s, e in quote.omissions]
    cuts += [_inserted(insertion, stored) for insertion in quote.insertions]
    cuts += [
        Piece(kind="redaction", text=m.group(), start=m.start(), end=m.end())
        for m in REDACTION.finditer(stored, quote.start, quote.end)
    ]
    pieces: list[Piece] = []
    at = quote.start
    for cut in sorted(cuts, key=lambda c: (c.start, c.end)):
        pieces.extend(_stored(quote, stored, at, cut.start))
        pieces.append(cut)
        at = cut.end
    pieces.extend(_stored(quote, stored, at, quote.end))
    return pieces


def _inserted(insertion: Insertion, stored: str) -> Piece:
    """Return our words in the place of those they stand for, without the space around these."""
    replaced = stored[insertion.at : insertion.at + insertion.replaces]
    start = insertion.at + len(replaced) - len(replaced.lstrip())
    end = max(start, insertion.at + len(replaced.rstrip()))
    return Piece(kind="insertion", text=insertion.text.strip(), start=start, end=end)


def _stored(quote: Quote, stored: str, start: int, end: int) -> list[Piece]:
    """Return [start, end) as stored pieces, cut where the author's emphasis begins and ends."""
    edges = {start, end}
    edges |= {edge for span in quote.emphasis for edge in span if start < edge < end}
    return [
        Piece(
            kind="stored",
            text=stored[a:b],
            start=a,
            end=b,
            emphasis=any(s <= a and b <= e for s, e in quote.emphasis),
        )
        for a, b in pairwise(sorted(edges))
    ]
