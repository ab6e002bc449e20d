"""Trimming: a quote and one move in, the trimmed quote out.

An end moves by a word or by a sentence, words are left out and put back, ``[sic]`` is added. The
promise: whatever the moves, the quote takes whole words, keeps at least one, and stays within the
passages of one speaker; a move that cannot be made is refused, or stops at the edge, and the quote
that went in stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant.errors import AskedWrongly
from assistant.passages.passage import Passage
from assistant.quotes.around import sentences_of
from assistant.quotes.certify import Certified, certify, places_of, same_voice
from assistant.quotes.locating import Span
from assistant.quotes.quote import Insertion, Quote
from assistant.quotes.words import cuts_word

End = Literal["start", "end"]
By = Literal["word", "sentence"]

SIC = "sic"
"""What the author puts after an error that is the source's own."""

_REACH = 20
"""Passages on each side into which an end can move; nobody quotes more of a written paper."""
_RUN = re.compile(r"\S+")
_PARTING = ",;:-–—"
"""Marks that part a word from the next and say nothing at the end of a quotation."""


def whole_sentences(quote: Quote, stored: str, passages: Sequence[Passage]) -> Quote:
    """Return the quote widened to whole sentences, as Trim opens on it; nothing is left out.

    Where that would run over something that cannot be quoted, the quote is returned as it is.
    """
    own = [s for s in sentences_of(quote, passages) if s[0] < quote.end and quote.start < s[1]]
    if not own:
        return quote
    widened = Quote(source=quote.source, start=own[0][0], end=own[-1][1])
    return widened if _certified(widened, stored, passages) else quote


def moved_end(
    quote: Quote,
    stored: str,
    passages: Sequence[Passage],
    *,
    end: End,
    by: By = "word",
    steps: int,
) -> Quote:
    """Return the quote with one end moved ``steps`` words or sentences on, or back.

    An end that meets the edge of what the speaker says, or the other end, stays there. What the
    quote leaves out or puts in beyond its new end goes.
    """
    for _ in range(abs(steps)):
        moved = _moved_once(quote, stored, passages, end, by, on=steps > 0)
        if moved == quote:
            break
        quote = moved
    return quote


def left_out(quote: Quote, stored: str, passages: Sequence[Passage], start: int, end: int) -> Quote:
    """Return the quote without the words in [start, end), widened to whole words.

    Words left out at an end of the quote shorten it; elsewhere they print as ``[…]``. Neighbouring
    omissions become one.

    Raises:
        AskedWrongly: nothing would be left, or a redaction would be hidden.
    """
    start, end = _whole(stored, max(start, quote.start), min(end, quote.end))
    cuts = _joined([*quote.omissions, (start, end)], stored)
    first, last = quote.start, quote.end
    while cuts and not stored[first : cuts[0][0]].strip():
        first = cuts.pop(0)[1]
    while cuts and not stored[cuts[-1][1] : last].strip():
        last = cuts.pop()[0]
    first, last = _without_space(stored, first, last)
    if first >= last:
        message = "That would leave no words of the quotation; unpin it instead."
        raise AskedWrongly(message)
    trimmed = _within(quote.model_copy(update={"omissions": tuple(cuts)}), first, last)
    refused = certify(trimmed, stored, passages)
    if not isinstance(refused, Certified):
        raise AskedWrongly(refused.message)
    return trimmed


def put_back(quote: Quote, at: int) -> Quote:
    """Return the quote with the words around the offset ``at`` no longer left out."""
    kept = tuple((s, e) for s, e in quote.omissions if not s <= at < e)
    return quote.model_copy(update={"omissions": kept})


def with_sic(quote: Quote, stored: str, passages: Sequence[Passage], at: int) -> Quote:
    """Return the quote with ``[sic]`` after the word at the offset ``at``; asked again, without it.

    Raises:
        AskedWrongly: no word of the quote stands there, or it is left out.
    """
    _, end = word_at(stored, at)
    while end > at and not stored[end - 1].isalnum():
        end -= 1
    mark = Insertion(at=end, text=SIC)
    others = tuple(i for i in quote.insertions if i != mark)
    if len(others) == len(quote.insertions):
        others = tuple(sorted((*others, mark), key=lambda i: i.at))
    marked = quote.model_copy(update={"insertions": others})
    refused = certify(marked, stored, passages)
    if not isinstance(refused, Certified):
        raise AskedWrongly(refused.message)
    return marked


def word_at(stored: str, at: int) -> Span:
    """Return the span of the word at ``at`` with the marks that touch it, or of the next one."""
    at = max(0, min(at, len(stored)))
    while at < len(stored) and stored[at].isspace():
        at += 1
    start = end = at
    while start > 0 and not stored[start - 1].isspace():
        start -= 1
    while end < len(stored) and not stored[end].isspace():
        end += 1
    return start, end


# --- one step ----------------------------------------------------------------------------------


def _moved_once(
    quote: Quote, stored: str, passages: Sequence[Passage], end: End, by: By, *, on: bool
) -> Quote:
    """Return the quote after one step; the nearest stop that can be certified, or the quote."""
    edge = quote.start if end == "start" else quote.end
    stops = [s for s in _stops(quote, stored, passages, end, by) if not _left_out(quote, s, end)]
    ahead = [s for s in stops if s > edge] if on else [s for s in reversed(stops) if s < edge]
    for stop in ahead:
        start, after = (stop, quote.end) if end == "start" else (quote.start, stop)
        if start >= after:
            break
        moved = _within(quote, start, after)
        if _certified(moved, stored, passages):
            return moved
        if by == "word" and not _reachable(moved, stored, passages):
            break
    return quote


def _stops(quote: Quote, stored: str, passages: Sequence[Passage], end: End, by: By) -> list[int]:
    """Return the places at which an end may stand, in order, as far as the same speaker goes."""
    reach = _one_speaker(quote, passages)
    if by == "sentence":
        wide = Quote(source=quote.source, start=reach[0].start, end=reach[-1].end)
        return [span[0 if end == "start" else 1] for span in sentences_of(wide, reach)]
    found: list[int] = []
    for passage in reach:
        for run in _RUN.finditer(stored, passage.start, passage.end):
            last = run.start() + len(run.group().rstrip(_PARTING)) or run.end()
            found.append(run.start() if end == "start" else max(last, run.start() + 1))
    return found


def _left_out(quote: Quote, stop: int, end: End) -> bool:
    """Say whether an end at ``stop`` would stand among words that the quote leaves out."""
    if end == "start":
        return any(s <= stop < e for s, e in quote.omissions)
    return any(s < stop <= e for s, e in quote.omissions)


def _one_speaker(quote: Quote, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    held = places_of(quote, passages)
    if not held:
        return ()
    first, last = held.start, held.stop - 1
    lowest, highest = max(0, first - _REACH), min(len(passages) - 1, last + _REACH)
    while first > lowest and same_voice(passages[first - 1], passages[first]):
        first -= 1
    while last < highest and same_voice(passages[last + 1], passages[last]):
        last += 1
    return tuple(passages[first : last + 1])


def _within(quote: Quote, start: int, end: int) -> Quote:
    """Return the quote with other ends, without what then lies outside them."""
    cuts = [(s, e) for s, e in quote.omissions if start < s and e < end]
    inside = tuple(i for i in quote.insertions if start <= i.at and i.at + i.replaces <= end)
    marked = [(max(s, start), min(e, end)) for s, e in quote.emphasis if s < end and start < e]
    return quote.model_copy(
        update={
            "start": start,
            "end": end,
            "omissions": tuple(cuts),
            "insertions": inside,
            "emphasis": tuple(marked),
        }
    )


def _certified(quote: Quote, stored: str, passages: Sequence[Passage]) -> bool:
    return isinstance(certify(quote, stored, passages), Certified)


def _reachable(quote: Quote, stored: str, passages: Sequence[Passage]) -> bool:
    """Say whether a further step in the same direction could still be certified."""
    refused = certify(quote, stored, passages)
    return isinstance(refused, Certified) or refused.why in (
        "part-of-word",
        "splits-quotation",
        "bad-omission",
        "bad-insertion",
    )


def _whole(stored: str, start: int, end: int) -> Span:
    """Widen [start, end) to whole words, without the white space around them."""
    start, end = _without_space(stored, start, end)
    if start >= end:
        return word_at(stored, start)
    while start > 0 and cuts_word(stored, start):
        start -= 1
    while end < len(stored) and cuts_word(stored, end):
        end += 1
    return start, end


def _without_space(stored: str, start: int, end: int) -> Span:
    while start < end and stored[start].isspace():
        start += 1
    while end > start and stored[end - 1].isspace():
        end -= 1
    return start, end


def _joined(cuts: list[Span], stored: str) -> list[Span]:
    """Return the cuts in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(cuts):
        if joined and not stored[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
