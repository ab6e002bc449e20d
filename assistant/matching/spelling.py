"""Misspelt words of a query, put right against the words that the library holds.

In goes a word; out come up to two words that it was probably meant to be, each with the share that
a find of it counts. Words of general English are known as well as those of the library: "expectd"
is "expected" though the documents only "expect". The promise: a word that the library holds often,
or that is common English, is never "put right", and no call compares more than :data:`CHUNK` words
at a time.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.matching.english import forms_of, is_common, may_be_meant, words_counted

CHUNK = 500
"""Words compared in one call: rapidfuzz holds the interpreter lock for as long as a call lasts."""

_RARE = 2
"""A word in no more passages than this may itself be a misspelling that a document holds."""

_MUCH_COMMONER = 20
"""How many times commoner a neighbour must be before a rare word also stands for it."""

_SHARES = {1: 0.95, 2: 0.7}
"""What a find of the corrected word counts, by the number of letters changed."""

_SECOND_CHOICE = 0.4
_RARE_SHARE = 0.4
_SHORTEST = 3
_SHORTEST_FOR_STRANGE = 4
"""Letters a word must have before a change is believed that is no slip of a finger."""

_SHORTEST_FOR_TWO = 7
"""Letters a word must have before two changes are believed: short words have many neighbours."""

_SHORTEST_NAME = 6
"""Letters a name must have before even a slip is seen in it: short ones are anything."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _ROWS for pair in pairwise(row))


class _Near(NamedTuple):
    """Another word, in the order of how likely it was meant: nearest, a mere slip, commonest."""

    distance: int
    strange: bool
    minus_passages: int
    word: str


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

    def corrections(self, word: str, passages: int, *, is_name: bool = False) -> list[Correction]:
        """Return what ``word``, which stands in ``passages`` passages, was probably meant to be.

        ``is_name`` says that a capital shows it to be a name: then only a slip of one finger is
        believed, and none where a document holds it.
        """
        shortest = _SHORTEST_NAME if is_name else _SHORTEST
        if len(word) < shortest or not word.isalpha() or is_common(word):
            return []
        if passages == 0:
            return self._of_unknown(word, is_name=is_name)
        return self._of_rare(word, passages) if passages <= _RARE and not is_name else []

    def _of_unknown(self, word: str, *, is_name: bool) -> list[Correction]:
        if word in self._further():
            return []
        near = self._near(word, 2 if len(word) >= _SHORTEST_FOR_TWO else 1)
        if is_name or len(word) < _SHORTEST_FOR_STRANGE:
            near = [one for one in near if not one.strange]
        kept = [one for one in near[:2] if one.distance == near[0].distance]
        return [
            Correction(one.word, _SHARES[one.distance] * (_SECOND_CHOICE if place else 1.0))
            for place, one in enumerate(kept)
        ]

    def _of_rare(self, word: str, passages: int) -> list[Correction]:
        near = self._near(word, 1)
        commoner = [n for n in near if -n.minus_passages >= _MUCH_COMMONER * passages]
        return [Correction(one.word, _RARE_SHARE) for one in commoner[:1]]

    def _near(self, word: str, most: int) -> list[_Near]:
        """Return the words near ``word``, the likeliest first."""
        found: dict[str, _Near] = {}
        for pool in self._pools(word, most):
            for begin in range(0, len(pool), CHUNK):
                found.update(_compare(word, pool[begin : begin + CHUNK], most))
            if any(near.distance == 1 for near in found.values()):
                break
        return sorted(found.values())

    def _pools(self, word: str, most: int) -> Iterable[Sequence[tuple[str, int]]]:
        """Yield words to compare, likeliest first: people mistype the first letter least."""
        shortest, longest = max(2, len(word) - most), len(word) + most

        def fitting(words: Iterable[str]) -> list[tuple[str, int]]:
            return [(other, 0) for other in words if shortest <= len(other) <= longest]

        own = self._further()
        # The library's own words come last, since their numbers are the ones to go by.
        known = fitting([*_english().get(word[0], ()), *own])
        yield [*known, *self._library.words_starting(word[0], shortest, longest)]
        bases = [base for base in own if base[:1] == word[0] and len(base) <= longest]
        yield fitting([*_forms(word[0]), *(form for base in bases for form in forms_of(base))])
        yield self._library.words_starting(word[1], shortest, longest)
        first_letters = [letter + rest for rest in (word, word[1:]) for letter in ascii_lowercase]
        counts = self._library.word_frequencies([*first_letters, word[1:]])
        yield [(other, count) for other, count in counts.items() if count or may_be_meant(other)]


@functools.cache
def _english() -> dict[str, tuple[str, ...]]:
    """Return the common words by their first letter."""
    by_letter: dict[str, list[str]] = {}
    for word in words_counted():
        by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in by_letter.items()}


@functools.cache
def _forms(letter: str) -> tuple[str, ...]:
    """Return the forms, themselves not listed, of the common words with this first letter."""
    known = words_counted()
    forms = [form for base in _english().get(letter, ()) for form in forms_of(base)]
    return tuple([form for form in forms if form not in known])


def _compare(word: str, pool: Sequence[tuple[str, int]], most: int) -> dict[str, _Near]:
    others = [other for other, _ in pool]
    hits = process.extract(word, others, scorer=OSA.distance, score_cutoff=most, limit=None)
    return {
        other: _Near(int(distance), not _is_slip(word, other), -pool[at][1], other)
        for other, distance, at in hits
        if other != word
    }


def _is_slip(typed: str, meant: str) -> bool:
    """Tell whether one finger made the error: two letters swapped, one left out, one struck twice
    or on the key beside it."""
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if at is None:
        at = min(len(typed), len(meant))
    rest, should = typed[at:], meant[at:]
    if len(typed) < len(meant):
        return rest == should[1:]
    if len(typed) > len(meant):
        return rest[1:] == should and typed[at] == typed[at - 1]
    if rest[:2] == should[1::-1] and rest[2:] == should[2:]:
        return True
    pair = (rest[0], should[0])
    return rest[1:] == should[1:] and (pair in _BESIDE or pair[::-1] in _BESIDE)
