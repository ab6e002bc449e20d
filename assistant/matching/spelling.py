"""Misspelt words of a query, put right against the words that the library holds.

In goes a word; out come up to two words that it was probably meant to be, each with the share that
a find of it counts. The promise: a word that the library holds often, or that is common English,
is never "put right", and no call compares more than :data:`CHUNK` words at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import ascii_lowercase
from typing import NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.matching.english import is_common

CHUNK = 500
"""Words compared in one call: rapidfuzz holds the interpreter lock for as long as a call lasts."""

_RARE = 2
"""A word in no more passages than this may itself be a misspelling that a document holds."""

_MUCH_COMMONER = 20
"""How many times commoner a neighbour must be before a rare word also stands for it."""

_SHARES = {1: 0.9, 2: 0.7}
"""What a find of the corrected word counts, by the number of letters changed."""

_SECOND_CHOICE = 0.6
_RARE_SHARE = 0.4
_SHORTEST = 4
_SHORTEST_FOR_TWO = 7
"""Letters a word must have before two changes are believed: short words have many neighbours."""


class Vocabulary(Protocol):
    """The words of a library as they are written, with the number of passages that hold each."""

    def words_starting(
        self, beginning: str, shortest: int, longest: int
    ) -> Sequence[tuple[str, int]]:
        """Return the words with this beginning, and from ``shortest`` to ``longest`` letters."""

    def word_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """Return for each word the number of passages that hold it, 0 where none does."""


class Correction(NamedTuple):
    """A word that was probably meant, and what a find of it counts, 0 to 1."""

    word: str
    share: float


class Speller:
    """Corrections against a library's words and the words that its themes add."""

    def __init__(self, library: Vocabulary, further: Callable[[], Sequence[str]] = tuple) -> None:
        self._library = library
        self._further = further

    def corrections(self, word: str, passages: int) -> list[Correction]:
        """Return what ``word``, which stands in ``passages`` passages, was probably meant to be."""
        if len(word) < _SHORTEST or not word.isalpha() or is_common(word):
            return []
        if passages == 0:
            return self._of_unknown(word)
        return self._of_rare(word, passages) if passages <= _RARE else []

    def _of_unknown(self, word: str) -> list[Correction]:
        if word in self._further():
            return []
        near = self._near(word, 2 if len(word) >= _SHORTEST_FOR_TWO else 1)
        if not near:
            return []
        nearest = near[0][0]
        kept = [(distance, other) for distance, _, other in near[:2] if distance == nearest]
        return [
            Correction(other, _SHARES[distance] * (_SECOND_CHOICE if place else 1.0))
            for place, (distance, other) in enumerate(kept)
        ]

    def _of_rare(self, word: str, passages: int) -> list[Correction]:
        near = self._near(word, 1)
        commoner = [n for n in near if -n[1] >= _MUCH_COMMONER * passages]
        return [Correction(other, _RARE_SHARE) for _, _, other in commoner[:1]]

    def _near(self, word: str, most: int) -> list[tuple[int, int, str]]:
        """Return (distance, minus passages, other word), nearest and commonest first."""
        found: dict[str, tuple[int, int, str]] = {}
        for pool in self._pools(word, most):
            for begin in range(0, len(pool), CHUNK):
                found.update(_compare(word, pool[begin : begin + CHUNK], most))
            if any(distance == 1 for distance, _, _ in found.values()):
                break
        return sorted(found.values())

    def _pools(self, word: str, most: int) -> Iterable[Sequence[tuple[str, int]]]:
        """Yield words to compare, likeliest first: people mistype the first letter least."""
        shortest, longest = max(2, len(word) - most), len(word) + most
        further = [(w, 1) for w in self._further() if shortest <= len(w) <= longest]
        yield [*self._library.words_starting(word[0], shortest, longest), *further]
        yield self._library.words_starting(word[1], shortest, longest)
        first_letters = [letter + rest for rest in (word, word[1:]) for letter in ascii_lowercase]
        counts = self._library.word_frequencies(first_letters)
        yield [(other, count) for other, count in counts.items() if count]


def _compare(
    word: str, pool: Sequence[tuple[str, int]], most: int
) -> dict[str, tuple[int, int, str]]:
    others = [other for other, _ in pool]
    hits = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {
        other: (int(distance), -pool[at][1], other) for other, distance, at in hits if other != word
    }
