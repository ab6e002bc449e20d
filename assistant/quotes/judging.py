"""A quote through the meaning gate: what it changes, and a name for each change.

In go a quote, the stored text and its passages; out come the changes that its trims make, blocks
first. The promise: a change has the same name as long as its words, its kind and what stands
around it are the same, and no two changes of a quote share one; so a reason given for one change
never excuses another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from assistant.passages.passage import Passage
from assistant.quotes.around import sentences_of
from assistant.quotes.certify import places_of
from assistant.quotes.meaning import Change, Kind, judge_trim
from assistant.quotes.meaning.tokens import tokenise
from assistant.quotes.quote import Quote
from assistant.quotes.typography import comparable

CHANGE_CODE = "quote-meaning"
"""What the name of every change begins with."""

_REMEMBERED = 256
"""Verdicts kept: a batch drafts the same quotations hundreds of times."""
_SUBJECTS = frozenset(("he", "she", "they"))
_AROUND = 60
"""Characters of the paragraph on each side that tell one "not" of a page from the next."""

WHAT: dict[Kind, str] = {
    "negation": "a denial",
    "number": "a figure",
    "modal": "how sure or how bound it is",
    "scope": "of how much, of whom or where it holds",
    "name": "a name",
    "condition": "a condition or an exception",
    "contrast": "a contrast",
    "polarity": "a direction",
    "order": "the order",
    "antecedent": "whom it is about",
    "omission": "words",
    "case": "a capital",
    "tense": "a tense",
    "word": "a word",
}
"""Each kind of change in an author's words."""


def judge_quote(quote: Quote, stored: str, passages: Sequence[Passage]) -> tuple[Change, ...]:
    """Return the changes of meaning that ``quote`` makes to ``stored``, blocks first.

    What is read around it is bounded by the passages it stands in; an end that stands where a
    sentence does cuts nothing.
    """
    held = places_of(quote, passages)
    if not held:
        return judge_trim(stored, quote.start, quote.end, quote.omissions, quote.insertions)
    sentences = sentences_of(quote, passages)
    begins = any(start == quote.start for start, _ in sentences)
    ends = any(end == quote.end for _, end in sentences)
    low = quote.start if begins else passages[held.start].start
    high = quote.end if ends else passages[held.stop - 1].end
    changes = [_moved(change, low) for change in _trimmed(_within(quote, low), stored[low:high])]
    named = any(change.kind == "antecedent" for change in changes)
    follows = begins and quote.start > passages[0].start and not named
    return (*changes, *(_pointing_back(quote, stored) if follows else ()))


@lru_cache(maxsize=_REMEMBERED)
def _trimmed(quote: Quote, text: str) -> tuple[Change, ...]:
    return judge_trim(text, quote.start, quote.end, quote.omissions, quote.insertions)


def _within(quote: Quote, low: int) -> Quote:
    """Return the quote with its offsets counted from ``low``."""
    return Quote(
        source="",
        start=quote.start - low,
        end=quote.end - low,
        omissions=tuple((start - low, end - low) for start, end in quote.omissions),
        insertions=tuple(i.model_copy(update={"at": i.at - low}) for i in quote.insertions),
    )


def _moved(change: Change, low: int) -> Change:
    start, end = change.source_span
    return change.model_copy(update={"source_span": (start + low, end + low)})


def _pointing_back(quote: Quote, stored: str) -> tuple[Change, ...]:
    """Note a quote whose first sentence begins with "he" or "they", whom an earlier one names."""
    first = next((t for t in tokenise(stored[quote.start : quote.end]) if t.says), None)
    if first is None or first.key not in _SUBJECTS:
        return ()
    span = (quote.start + first.start, quote.start + first.end)
    if any(0 <= insertion.at - span[1] <= 1 for insertion in quote.insertions):
        return ()
    word = stored[slice(*span)]
    return (Change(kind="antecedent", was=word, now=word, source_span=span, severity="note"),)


def blocking(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that need the author's written reason."""
    return tuple(change for change in changes if change.severity == "block")


def change_codes(changes: Sequence[Change], stored: str) -> tuple[str, ...]:
    """Return the name of each change, in order: "quote-meaning.negation.1f2e3d4c"."""
    codes: list[str] = []
    for change in changes:
        code = change_code(change, stored)
        again = sum(known.partition("-again-")[0] == code for known in codes)
        codes.append(f"{code}-again-{again + 1}" if again else code)
    return tuple(codes)


def change_code(change: Change, stored: str) -> str:
    """Return the name of one change."""
    start, end = change.source_span
    said = (
        change.kind,
        comparable(change.was),
        comparable(change.now),
        comparable(stored[max(0, start - _AROUND) : start].rpartition("\n\n")[2]),
        comparable(stored[end : end + _AROUND].partition("\n\n")[0]),
    )
    digest = hashlib.sha256("\0".join(said).encode("utf-8")).hexdigest()
    return f"{CHANGE_CODE}.{change.kind}.{digest[:8]}"


def change_sentence(change: Change) -> str:
    """Say what a change does, as the screen tells it while words are trimmed."""
    what = WHAT[change.kind]
    if change.kind == "antecedent" and change.now != "[…]":
        return f"leaves open whom “{change.was}” means"
    if not change.was:
        return f"puts in “{change.now}”: {what}"
    if change.now in ("", "[…]"):
        return f"cuts “{change.was}”: {what}"
    return f"makes “{change.was}” into “{change.now}”: {what}"
