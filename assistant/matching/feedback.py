"""What the best matches have in common, to find others that say it in other words.

In go the candidates in the engine's order; out comes, for each, how much of the common words of the
first ten it holds (relevance feedback, known as RM3), as a share of the most that any holds.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from assistant.matching.shelf import Candidate

FEWEST_PASSAGES = 200
"""In a smaller library ten passages are too many of all to show what the best have in common."""

BEST = 10
TERMS = 30


def common_words(
    best: Sequence[tuple[Candidate, float]], known: Collection[str]
) -> dict[str, float]:
    """Return the terms that several of the ``best`` passages hold, but those ``known`` before.

    They are weighed by how good each passage is.
    """
    met: set[str] = set()
    common: set[str] = set()
    for candidate, _ in best:
        common |= met & candidate.term_set
        met |= candidate.term_set
    common.difference_update(known)
    words: dict[str, float] = {}
    for candidate, strength in best:
        each = strength / max(len(candidate.terms), 1)
        for term in filter(common.__contains__, candidate.terms):
            words[term] = words.get(term, 0.0) + each
    return words


def feedback(
    candidates: Sequence[Candidate], common: Mapping[str, float], rarity: Mapping[str, float]
) -> dict[int, float]:
    """Return how much of the common words each candidate holds, by its number, 0 to 1.

    ``rarity`` says how telling each word is.
    """
    weighed = sorted([(-weight * rarity[term], term) for term, weight in common.items()])[:TERMS]
    kept = {term: -weight for weight, term in weighed}
    words = frozenset(kept)
    held = {c.number: math.fsum(map(kept.__getitem__, words & c.term_set)) for c in candidates}
    most = max(held.values(), default=0.0)
    return {number: strength / most if most else 0.0 for number, strength in held.items()}
