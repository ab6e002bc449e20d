"""Shorter readings of a quotation: whole sentences taken from its end or its beginning.

In go a quote, the stored text and its passages; out come quotes that keep fewer of its sentences.
The promise: none of them changes the meaning of what it keeps, and none begins to leave out a
contrast or an exception that the quote held.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.passages.passage import Passage
from assistant.quotes import Certified, Quote, certify
from assistant.quotes.around import around, sentences_of
from assistant.quotes.judging import blocking, judge_quote


def shorter(quote: Quote, stored: str, passages: Sequence[Passage]) -> Iterator[Quote]:
    """Yield the quote without its last sentence, then without its first, where either is harmless.

    A quote that leaves words out, or puts some in, is its author's work and is not shortened.
    """
    if quote.omissions or quote.insertions:
        return
    own = [s for s in sentences_of(quote, passages) if s[0] < quote.end and quote.start < s[1]]
    if len(own) < 2:
        return
    for start, end in ((quote.start, own[-2][1]), (own[1][0], quote.end)):
        trimmed = quote.model_copy(update={"start": start, "end": end, "emphasis": ()})
        if not quote.emphasis and _harmless(trimmed, quote, stored, passages):
            yield trimmed


def _harmless(trimmed: Quote, quote: Quote, stored: str, passages: Sequence[Passage]) -> bool:
    if not isinstance(certify(trimmed, stored, passages), Certified):
        return False
    if blocking(judge_quote(trimmed, stored, passages)):
        return False
    warned = {warning.kind for warning in around(quote, stored, passages).warnings}
    return all(w.kind in warned for w in around(trimmed, stored, passages).warnings)
