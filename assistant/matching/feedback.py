"""What the best matches have in common, to find others that say it in other words.

In go the candidates in the engine's order; out comes, for each, how much of the common words of the
first ten it holds (relevance feedback, known as RM3), as a share of the most that any holds.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.matching.shelf import Candidate

FEWEST_PASSAGES = 200
"""In a smaller library ten passages are too many of all to show what the best have in common."""

BEST = 10
TERMS = 30
_FEWEST_HOLDING = 2
"""A word of one passage alone is no common word."""


def common_words(best: Sequence[tuple[Candidate, float]]) -> dict[str, float]:
    """Return the terms that the ``best`` passages share, weighted by how good each passage is."""
    words: dict[str, float] = {}
    holding: Counter[str] = Counter()
    for candidate, strength in best:
        counts = Counter(candidate.terms)
        holding.update(counts.keys())
        for term, times in counts.items():
            words[term] = words.get(term, 0.0) + strength * times / len(candidate.terms)
    return {term: weight for term, weight in words.items() if holding[term] >= _FEWEST_HOLDING}


def feedback(
    candidates: Sequence[Candidate], common: Mapping[str, float], rarity: Mapping[str, float]
) -> dict[int, float]:
    """Return how much of the common words each candidate holds, by its number, 0 to 1.

    ``rarity`` says how telling each word is; those it leaves out do not count.
    """
    weighed = {term: weight * rarity[term] for term, weight in common.items() if term in rarity}
    kept = dict(sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS])
    held = {
        c.number: math.fsum(kept[term] for term in kept.keys() & c.term_set) for c in candidates
    }
    most = max(held.values(), default=0.0)
    return {number: strength / most if most else 0.0 for number, strength in held.items()}
