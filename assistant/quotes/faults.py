"""What is wrong with the place of a quote, with what it leaves out, and with what it puts in.

In go a quote and the stored text; out comes :class:`Refused` with a sentence for the author, or
None. The promise: what passes takes whole words, keeps some of them, and every bracket in it is
one of ours: an omission leaves words out, an insertion holds words and no bracket of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Nested
from assistant.quotes.quote import Insertion, Quote
from assistant.quotes.words import cuts_word, is_whole

Why = Literal[
    "outside-text",
    "part-of-word",
    "no-passage",
    "crosses-text",
    "crosses-speakers",
    "splits-quotation",
    "bad-omission",
    "bad-insertion",
    "hides-redaction",
]

REDACTION = re.compile(r"[█▇■▮]{2,}(?:\s+[█▇■▮]{2,})*|\[\s*redacted\s*\]", re.IGNORECASE)
"""Blocks of ink, or the word in brackets; printed as ``[redacted]``."""

WORD_ENDING = re.compile(r"e?s|e?d|ing|e?r|e?n|l?y|e|ie[sd]|[’']s?")
"""What an insertion may be that changes the end of a word: "image[s]", "writ[ing]"."""

_BREAKS_OUT = re.compile(r"[\[\]\x00-\x1f\x7f-\x9f\u2028\u2029\ue000\ue001]")
"""Brackets and characters that would end ours early, or print as something else."""


class Refused(Noun):
    """A quote that cannot be certified; ``message`` is a sentence for the author."""

    why: Why
    message: str


def span_fault(quote: Quote, stored: str) -> Refused | None:
    """Say what is wrong with the place that the quote gives."""
    if not 0 <= quote.start < quote.end <= len(stored):
        return Refused(why="outside-text", message="The place lies outside the source's text.")
    if not is_whole(stored, quote.start, quote.end):
        return Refused(why="part-of-word", message="The quote begins or ends inside a word.")
    return None


def omission_fault(quote: Quote, stored: str) -> Refused | None:
    """Say what is wrong with the words that the quote leaves out."""
    for start, end in quote.omissions:
        if not quote.start < start < end < quote.end:
            return _bad_omission("Omissions must lie inside the quote.")
        if cuts_word(stored, start) or cuts_word(stored, end):
            return _bad_omission("An omission cuts through a word.")
        if not _has_words(stored[start:end]):
            return _bad_omission("An omission leaves no words out.")
        if REDACTION.search(stored, start, end):
            return Refused(why="hides-redaction", message="An omission hides a redaction.")
    if not quote.omissions:
        return None
    edges = [quote.start, *(edge for span in quote.omissions for edge in span), quote.end]
    kept = zip(edges[::2], edges[1::2], strict=True)
    if any(end <= start or not _has_words(stored[start:end]) for start, end in kept):
        return _bad_omission("Omissions must come in order, with words before and after each.")
    return None


def insertion_fault(quote: Quote, stored: str) -> Refused | None:
    """Say what is wrong with the words that the quote puts in, or puts in the place of others."""
    ordered = sorted(quote.insertions, key=lambda i: i.at)
    for insertion in ordered:
        message = (
            _misplaced(insertion, quote)
            or _unprintable(insertion)
            or _splits_word(insertion, stored)
        )
        if message:
            return Refused(why="bad-insertion", message=message)
        if REDACTION.search(stored, insertion.at, insertion.at + insertion.replaces):
            return Refused(why="hides-redaction", message="An insertion hides a redaction.")
    if any(one.at + one.replaces > other.at for one, other in pairwise(ordered)):
        return Refused(why="bad-insertion", message="Two insertions replace the same words.")
    if ordered and not _keeps_words(quote, stored):
        return Refused(
            why="bad-insertion", message="The insertions leave none of the source's words."
        )
    return None


def quotation_fault(quote: Quote, nested: Sequence[Nested]) -> Refused | None:
    """Say whether words that the source itself quotes would pass for its own, or the reverse.

    The opening mark must stand before what is kept of such a quotation, and the closing one before
    what is kept of the source's own words after it. ``nested`` are spans between the marks.
    """
    for inner in nested:
        runs_out = quote.end > inner.end + 1
        if inner.start <= quote.start < inner.end and runs_out:
            return Refused(
                why="splits-quotation",
                message="The quote begins inside words that the source quotes, and runs on past "
                "them.",
            )
        for start, end in quote.omissions:
            hides_end = inner.start < start <= inner.end < end and runs_out
            hides_start = start < inner.start < end < inner.end
            if hides_end or hides_start:
                return _bad_omission(
                    "An omission hides where words that the source quotes begin or end."
                )
    return None


def _bad_omission(message: str) -> Refused:
    return Refused(why="bad-omission", message=message)


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _misplaced(insertion: Insertion, quote: Quote) -> str:
    at, end = insertion.at, insertion.at + insertion.replaces
    inside = quote.start <= at <= end <= quote.end
    hidden = any(s < end and at < e for s, e in quote.omissions if s != end)
    return "" if inside and not hidden else "An insertion lies outside the words of the quote."


def _unprintable(insertion: Insertion) -> str:
    if not _has_words(insertion.text):
        return "An insertion has no words; leave words out by an omission."
    if _BREAKS_OUT.search(insertion.text):
        return "An insertion holds a square bracket, a line break or a control character."
    return ""


def _splits_word(insertion: Insertion, stored: str) -> str:
    """Let a word be entered only to change the case of its first letters, or its ending."""
    at, end = insertion.at, insertion.at + insertion.replaces
    starts_inside, ends_inside = cuts_word(stored, at), cuts_word(stored, end)
    case = stored[at:end].casefold() == insertion.text.casefold()
    ending = bool(WORD_ENDING.fullmatch(insertion.text)) and stored[at:end].isalpha()
    allowed = not (starts_inside or ends_inside) or case or (ending and not ends_inside)
    return "" if allowed else "An insertion cuts through a word."


def _keeps_words(quote: Quote, stored: str) -> bool:
    gone = [*quote.omissions, *((i.at, i.at + i.replaces) for i in quote.insertions)]
    at = quote.start
    for start, end in sorted(gone):
        if _has_words(stored[at:start]):
            return True
        at = max(at, end)
    return _has_words(stored[at : quote.end])
