"""What became of pinned words in a source as it is today.

In go the words of a pin, the place it gives if any, and the stored text; out comes a verdict.
The promise: words are never re-attached in silence. A pin whose words stand elsewhere is "moved"
and says where, one whose words were edited says how; the caller decides, and the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from assistant.noun import Noun
from assistant.passages.passage import Passage
from assistant.passages.sentences import split_sentences
from assistant.quotes.locating import Span, locate
from assistant.quotes.meaning import Change, compare
from assistant.quotes.typography import comparable

Verdict = Literal["unchanged", "located", "moved", "edited", "gone", "ambiguous"]
"""``located``: the pin gave words alone and they stand in one place."""

LIKE_ENOUGH = 75.0
"""Similarity (0–100) from which words are named as the edited form of words that are gone."""

FEWEST_WORDS = 4
"""Shorter words resemble something in any text, so nothing is named for them."""

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\S+")


class Standing(Noun):
    """A verdict; ``span`` is where the words stand now, when they stand in one place.

    ``places`` lists all places of ambiguous words. For words that are gone, ``nearest`` is what the
    source has that resembles them most, ``edited`` its place and ``difference`` what was changed in
    it, for the author to compare.
    """

    verdict: Verdict
    span: Span | None = None
    places: tuple[Span, ...] = ()
    nearest: str | None = None
    edited: Span | None = None
    difference: tuple[Change, ...] = ()


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
    edited = _nearest(words, stored, passages)
    if edited is None:
        return Standing(verdict="gone")
    nearest = stored[slice(*edited)]
    return Standing(
        verdict="edited", nearest=nearest, edited=edited, difference=compare(words, nearest)
    )


def _holds(words: str, given: Span, stored: str) -> bool:
    start, end = given
    inside = 0 <= start < end <= len(stored)
    return inside and comparable(stored[start:end]) == comparable(words)


def _nearest(words: str, stored: str, passages: Sequence[Passage]) -> Span | None:
    """Return the place most like ``words``. A score nominates here; it never certifies."""
    if len(words.split()) < FEWEST_WORDS or not passages:
        return None
    from rapidfuzz import fuzz, process  # needed only when a source has changed

    run = len(_PARAGRAPH.split(words.strip()))
    spans = [
        (first.start, last.end)
        for first, last in zip(passages, passages[run - 1 :], strict=False)
        if last.end - first.start >= len(words) // 2
    ]
    texts = [comparable(stored[slice(*span)]) for span in spans]
    best = process.extractOne(
        comparable(words), texts, scorer=fuzz.partial_ratio, score_cutoff=LIKE_ENOUGH
    )
    return _edited(words, stored, spans[best[2]]) if best else None


def _edited(words: str, stored: str, within: Span) -> Span:
    """Return the part of ``within`` that stands for ``words``: as whole as they were."""
    found = list(_WORD.finditer(stored, *within))
    wanted = words.split()
    there = [comparable(match.group()) for match in found]
    matcher = SequenceMatcher(None, [comparable(w) for w in wanted], there, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return within
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(found), blocks[-1].b + len(wanted) - blocks[-1].a) - 1
    start, end = found[first].start(), found[max(first, last)].end()
    if not words.strip()[:1].isupper() or not words.rstrip(" ”’\"')").endswith((".", "?", "!")):
        return start, end
    sentences = [(within[0] + a, within[0] + b) for a, b in split_sentences(stored[slice(*within)])]
    touched = [s for s in sentences if _mostly(s, (start, end))]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _mostly(sentence: Span, span: Span) -> bool:
    """Say whether more than half of the shorter of the two lies in the other."""
    shared = min(sentence[1], span[1]) - max(sentence[0], span[0])
    return shared * 2 > min(sentence[1] - sentence[0], span[1] - span[0])
