"""What became of pinned words in a source as it is today.

In go the words of a pin, the place it gives if any, and the stored text; out comes a verdict.
The promise: words are never re-attached in silence. A pin whose words stand elsewhere is "moved"
and says where; the caller decides, and the author is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Passage
from assistant.quotes.locating import Span, locate
from assistant.quotes.typography import comparable

Verdict = Literal["unchanged", "located", "moved", "edited", "gone", "ambiguous"]
"""``located``: the pin gave words alone and they stand in one place."""

LIKE_ENOUGH = 75.0
"""Similarity (0–100) from which a passage is named as the edited form of words that are gone."""

FEWEST_WORDS = 4
"""Shorter words resemble something in any text, so nothing is named for them."""


class Standing(Noun):
    """A verdict; ``span`` is where the words stand now, when they stand in one place.

    ``places`` lists all places of ambiguous words; ``nearest`` is the text of the passage that
    words which are gone resemble most, for the author to compare.
    """

    verdict: Verdict
    span: Span | None = None
    places: tuple[Span, ...] = ()
    nearest: str | None = None


def stand(
    words: str, given: Span | None, stored: str, passages: Sequence[Passage] = ()
) -> Standing:
    """Say where the pinned ``words`` stand in ``stored``; ``given`` is the pin's own place."""
    if given and comparable(words) and _holds(words, given, stored):
        return Standing(verdict="unchanged", span=given)
    found = locate(words, stored)
    if found.ambiguous:
        return Standing(verdict="ambiguous", places=found.places)
    if found.span:
        return Standing(verdict="moved" if given else "located", span=found.span)
    nearest = _nearest(words, passages)
    return Standing(verdict="edited" if nearest else "gone", nearest=nearest)


def _holds(words: str, given: Span, stored: str) -> bool:
    start, end = given
    inside = 0 <= start < end <= len(stored)
    return inside and comparable(stored[start:end]) == comparable(words)


def _nearest(words: str, passages: Sequence[Passage]) -> str | None:
    """Return the passage most like ``words``. A score nominates here; it never certifies."""
    if len(words.split()) < FEWEST_WORDS or not passages:
        return None
    from rapidfuzz import fuzz, process  # needed only when a source has changed

    texts = [p.text for p in passages if len(p.text) >= len(words) // 2]
    best = process.extractOne(
        comparable(words), texts, scorer=fuzz.partial_ratio, score_cutoff=LIKE_ENOUGH
    )
    return best[0] if best else None
