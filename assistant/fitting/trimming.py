"""Shorter readings of a quotation: whole sentences taken from its end or its beginning.

In go a quote, the stored text and its passages; out come quotes that keep fewer of its sentences.
The promise: none of them changes the meaning of what it keeps, and none begins to leave out a
contrast or an exception that the quote held. No words inside are left out: which clause can go is
for its author to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.passages.passage import Passage
from assistant.quotes import Certified, Quote, certify
from assistant.quotes.around import around, sentences_of
from assistant.quotes.judging import blocking, judge_quote


def shorter(quote: Quote, stored: str, passages: Sequence[Passage]) -> Iterator[Quote]:
    """Yield the quote without its last sentence, then without its first, where either is harmless.

    A quote that leaves words out, puts some in or stresses some is its author's work and is not
    shortened.
    """
    if quote.omissions or quote.insertions:
        return
    own = [s for s in sentences_of(quote, passages) if s[0] < quote.end and quote.start < s[1]]
    if len(own) < 2:
        return
    if quote.emphasis:
        return
    without_last = quote.model_copy(update={"end": own[-2][1]})
    if _harmless(without_last, quote, stored, passages):
        yield without_last
    first = quote.model_copy(update={"end": own[0][1]})
    without_first = quote.model_copy(update={"start": own[1][0]})
    if not _goes_on(first, stored, passages) and _harmless(without_first, quote, stored, passages):
        yield without_first


def _goes_on(first: Quote, stored: str, passages: Sequence[Passage]) -> bool:
    """Tell whether what follows the first sentence answers it: "However, …" cannot begin alone."""
    return any(w.kind != "reported" for w in around(first, stored, passages).warnings)


def _harmless(trimmed: Quote, quote: Quote, stored: str, passages: Sequence[Passage]) -> bool:
    if not isinstance(certify(trimmed, stored, passages), Certified):
        return False
    if blocking(judge_quote(trimmed, stored, passages)):
        return False
    warned = {warning.kind for warning in around(quote, stored, passages).warnings}
    return all(w.kind in warned for w in around(trimmed, stored, passages).warnings)
