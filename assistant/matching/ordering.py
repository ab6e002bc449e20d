"""Candidates put in order by their scores, and no more of them scored than are asked for.

In go candidates with their features, and others that were only glanced at; out they come, best
first. The promise: ties stand in reading order (the order of the sources, then of the passages),
and what is left unscored could not have come earlier.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.matching.features import Features, Seen, at_first_sight
from assistant.matching.head import highest_at_first_sight, score_of
from assistant.matching.shelf import Candidate

EXACT_SCORE = 100.0


class Ranked(NamedTuple):
    """A candidate with its score and what made it; ``exact``: it holds the whole query."""

    seen: Seen
    features: Features
    score: float
    exact: bool


class Ordering:
    """How the candidates of one search stand to one another.

    ``exact`` are the numbers of those that hold the whole query, ``strength`` is that of each
    source, ``source_order`` the place of each in reading order; ``read`` reads candidates that
    were only glanced at.
    """

    def __init__(
        self,
        exact: Collection[int],
        strength: Mapping[int, float],
        source_order: Mapping[int, int],
        read: Callable[[Iterable[Candidate]], None],
    ) -> None:
        self._exact = exact
        self._strength = strength
        self._source_order = source_order
        self._read = read

    def best_first(
        self, measured: Iterable[tuple[Seen, Features]], others: Sequence[Seen]
    ) -> Iterator[Ranked]:
        """Yield what holds the whole query or any word of it; ``others`` are the strongest first.

        These are judged by the words they hold alone, once one of them may come next.
        """
        whole = [one for one in others if one.candidate.number in self._exact]
        first = self._in_order([*self._scored(measured), *self._scored(self._guessed(whole))])
        rest = [one for one in others if one.candidate.number not in self._exact]
        highest = highest_at_first_sight(rest[0].strength) if rest else -1.0
        ahead = next((at for at, one in enumerate(first) if one.score <= highest), len(first))
        yield from first[:ahead]
        self._read([one.candidate for one in rest])
        yield from self._in_order([*first[ahead:], *self._scored(self._guessed(rest))])

    def _guessed(self, seen: Iterable[Seen]) -> Iterator[tuple[Seen, Features]]:
        return ((one, at_first_sight(one, self._strength)) for one in seen)

    def _scored(self, measured: Iterable[tuple[Seen, Features]]) -> Iterator[Ranked]:
        for seen, features in measured:
            if seen.candidate.number in self._exact:
                yield Ranked(seen, features, EXACT_SCORE, exact=True)
            elif seen.claim.worth or seen.themes.worth:
                yield Ranked(seen, features, score_of(features), exact=False)

    def _in_order(self, ranked: Iterable[Ranked]) -> list[Ranked]:
        return sorted(ranked, key=lambda one: (-one.score, *self._place(one.seen.candidate)))

    def _place(self, candidate: Candidate) -> tuple[int, int]:
        order = self._source_order
        return order.get(candidate.source_number, len(order)), candidate.number
