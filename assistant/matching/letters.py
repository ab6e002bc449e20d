"""How far the words of a passage are written like those of a claim.

In go the terms of a claim, then those of one passage after another; out comes a likeness from 0 to
about 1. It counts the runs of four letters that they share, the rarer in English the more: "crimin"
is like "criminalis", "behaviuor" like "behaviour", though neither is the other's term. The promise:
the same claim and passage have the same likeness, whatever else the library holds.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable

from assistant.matching.english import PARAGRAPHS, words_counted

RUN = 4
"""Letters, the edges of a word counting as one each. Three stand everywhere; five miss too much."""

_SEEN_ANYWAY = 20
"""Paragraphs in :data:`PARAGRAPHS` by which every count is steadied: rare is rare enough."""

_LEAST = 0.1
"""What the commonest run is worth still."""

_FEWEST_TERMS = 12
"""Different terms from which a text's length counts against it."""

_MOST_TERMS = 50_000
"""Terms whose runs are remembered; a large library holds 250,000, of which few are asked for."""

_SCALE = 9.0
"""Makes a text that holds all words of a claim of six, and as many others, about 1."""


class Letters:
    """The runs of letters of a claim, given by its terms."""

    def __init__(self, terms: Iterable[str]) -> None:
        runs = _NONE.union(*map(_runs.__getitem__, terms))
        self._shared = _Shared(runs)
        self._worths = {run: _worth(run) ** 2 for run in sorted(runs)}
        self._norm = math.sqrt(math.fsum(self._worths.values())) * _SCALE

    def likeness(self, terms: frozenset[str]) -> float:
        """Return how far the words of a passage with these terms are written like the claim's."""
        if not self._norm:
            return 0.0
        shared = _NONE.union(*filter(None, map(self._shared.__getitem__, terms)))
        # Summed exactly: a set has no order that is the same in every run.
        found = math.fsum([self._worths[run] for run in shared])
        return found / (self._norm * math.sqrt(max(_FEWEST_TERMS, len(terms))))


class _Remembered(dict[str, frozenset[str]]):
    """Term → its runs, each worked out once; emptied when full, so memory stays bounded."""

    def __missing__(self, term: str) -> frozenset[str]:
        if len(self) >= _MOST_TERMS:
            self.clear()
        edged = f" {term} "
        last = max(1, len(edged) - RUN + 1)
        runs = self[term] = frozenset([edged[at : at + RUN] for at in range(last)])
        return runs


class _Shared(dict[str, frozenset[str]]):
    """Term → those of its runs that a claim has: of most terms none."""

    def __init__(self, claim: frozenset[str]) -> None:
        super().__init__()
        self._claim = claim

    def __missing__(self, term: str) -> frozenset[str]:
        shared = self[term] = self._claim & _runs[term]
        return shared


_NONE = frozenset[str]()
_runs = _Remembered()


@functools.lru_cache(maxsize=65_536)
def _worth(run: str) -> float:
    return max(_LEAST, math.log(PARAGRAPHS / (_counted().get(run, 0) + _SEEN_ANYWAY)))


@functools.cache
def _counted() -> Counter[str]:
    """Return in how many paragraphs of English a run stands; a paragraph may count twice."""
    counted: Counter[str] = Counter()
    for word, paragraphs in words_counted().items():
        for run in _Remembered()[word]:
            counted[run] += paragraphs
    return counted
