"""Candidates put in order by their scores, and no more of them scored than are asked for.

In go candidates with their features, and others that were only glanced at; out they come, best
first. The promise: ties stand in reading order (the order of the sources, then of the passages),
and what is left unscored could not have come earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.matching.features import Features, at_first_sight
from assistant.matching.head import highest_at_first_sight, score_of
from assistant.matching.shelf import Candidate, Seen, Shelf

EXACT_SCORE = 100.0


class Ranked(NamedTuple):
    """A candidate with its score and what made it; ``exact``: it holds the whole query."""

    candidate: Candidate
    features: Features
    score: float
    exact: bool


class Ordering:
    """How the candidates of one search stand to one another.

    ``exact`` are the numbers of those that hold the whole query, ``strength`` is that of each
    source, and ``source_order`` the place of each in reading order.
    """

    def __init__(
        self,
        shelf: Shelf,
        exact: Collection[int],
        strength: Mapping[int, float],
        source_order: Mapping[int, int],
    ) -> None:
        self._shelf = shelf
        self._exact = exact
        self._strength = strength
        self._source_order = source_order

    def best_first(
        self, measured: Iterable[tuple[Candidate, Features]], others: Sequence[Seen]
    ) -> Iterator[Ranked]:
        """Yield what holds the whole query or any word of it; ``others`` are the strongest first.

        These are judged by the words they hold alone, once one of them may come next.
        """
        whole = [one for one in others if one.number in self._exact]
        first = self._in_order([*self._scored(measured), *self._scored(self._guessed(whole))])
        rest = [one for one in others if one.number not in self._exact]
        highest = highest_at_first_sight(rest[0].strength) if rest else -1.0
        ahead = next((at for at, one in enumerate(first) if one.score <= highest), len(first))
        yield from first[:ahead]
        yield from self._in_order([*first[ahead:], *self._scored(self._guessed(rest))])

    def _guessed(self, seen: Sequence[Seen]) -> list[tuple[Candidate, Features]]:
        strength = self._strength
        return [(one, at_first_sight(one.seen, strength)) for one in self._shelf.read(seen)]

    def _scored(self, measured: Iterable[tuple[Candidate, Features]]) -> Iterator[Ranked]:
        for candidate, features in measured:
            if candidate.number in self._exact:
                yield Ranked(candidate, features, EXACT_SCORE, exact=True)
            elif candidate.seen.claim.worth or candidate.seen.themes.worth:
                yield Ranked(candidate, features, score_of(features), exact=False)

    def _in_order(self, ranked: Iterable[Ranked]) -> list[Ranked]:
        return sorted(ranked, key=lambda one: (-one.score, *self._place(one.candidate.seen)))

    def _place(self, seen: Seen) -> tuple[int, int]:
        order = self._source_order
        return order.get(seen.source_number, len(order)), seen.number
