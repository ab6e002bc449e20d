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
from itertools import compress

from assistant.matching.english import PARAGRAPHS, words_counted

RUN = 4
"""Letters, the edges of a word counting as one each. Three stand everywhere; five miss too much."""

_SEEN_ANYWAY = 20
"""Paragraphs in :data:`PARAGRAPHS` by which every count is steadied: rare is rare enough."""

_LEAST = 0.1
"""What the commonest run is worth still."""

_FEWEST_TERMS = 12
"""Different terms from which a text's length counts against it."""

_SCALE = 9.0
"""Makes a text that holds all words of a claim of six, and as many others, about 1."""


class Letters:
    """The runs of letters of a claim, given by its terms."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._runs = sorted({run for term in terms for run in _runs(term)})
        self._worths = [_worth(run) ** 2 for run in self._runs]
        self._norm = math.sqrt(math.fsum(self._worths)) * _SCALE

    def likeness(self, joined: str, different: int) -> float:
        """Return how far the words of a passage are written like the claim's.

        The passage has so many ``different`` terms, ``joined`` by single spaces.
        """
        if not self._norm:
            return 0.0
        # A claim has some thirty runs: to look for each takes a quarter of the time that it takes
        # to make the runs of a passage.
        edged = f" {joined} "
        found = math.fsum(compress(self._worths, map(edged.__contains__, self._runs)))
        return found / (self._norm * math.sqrt(max(_FEWEST_TERMS, different)))


def _runs(term: str) -> set[str]:
    edged = f" {term} "
    return {edged[at : at + RUN] for at in range(max(1, len(edged) - RUN + 1))}


@functools.lru_cache(maxsize=65_536)
def _worth(run: str) -> float:
    return max(_LEAST, math.log(PARAGRAPHS / (_counted().get(run, 0) + _SEEN_ANYWAY)))


@functools.cache
def _counted() -> Counter[str]:
    """Return in how many paragraphs of English a run stands; a paragraph may count twice."""
    counted: Counter[str] = Counter()
    for word, paragraphs in words_counted().items():
        for run in _runs(word):
            counted[run] += paragraphs
    return counted
