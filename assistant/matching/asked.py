"""What a query asks for, weighed: each want with what it is worth, ready to be met in passages.

In go wants and how many passages hold each term; out comes an :class:`Asked`, whose two sides read
the terms of one passage after another and say which wants each meets. Rare words are worth more;
counts in a small library are steadied by how common a word is in general English.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from assistant.matching.english import share_of_paragraphs
from assistant.matching.sides import Side, Worth
from assistant.matching.wants import CLAIM, SYNONYM, How, Want

_GENERAL_PARAGRAPHS = 100
"""How many passages the word counts of general English stand for beside the library's own."""

_UNKNOWN_WORTH = 5.0
"""What a word is worth that nothing in the library can meet: it lowers every score alike."""

_IN_OTHER_WORDS = 0.5
"""What synonyms count, further, for the search engine: among many passages enough hold the words
themselves, and a passage that holds both is found by either."""

WINDOW = 20
"""Terms, about two lines of print: words this near to one another make one statement."""


ENOUGH_TERMS = 4
"""Of a theme's terms: a passage that holds so many of the rarest is wholly about the theme."""


class ValuedWay(NamedTuple):
    """Terms side by side, and what meeting them is worth: ``weight`` times their rarity."""

    terms: tuple[str, ...]
    weight: float
    worth: float
    words: str
    how: How


class Sought(NamedTuple):
    """A want with its worth: ``full`` is what meeting it in its own words is worth."""

    words: str
    part: str
    full: float
    ways: tuple[ValuedWay, ...]


class Asked:
    """The weighed wants of one search.

    ``clearness`` says how clearly each theme is meant, 0 to 1.
    """

    def __init__(self, sought: Sequence[Sought], clearness: Mapping[str, float]) -> None:
        self.sought = tuple(sought)
        self.parts: dict[str, list[int]] = {CLAIM: []}
        for index, one in enumerate(sought):
            self.parts.setdefault(one.part, []).append(index)
        self.total = sum(sought[index].full for index in self.parts[CLAIM])
        self._touching = _Touching(sought, self.parts, clearness)
        others = [index for part, of in self.parts.items() if part != CLAIM for index in of]
        claim_share = functools.partial(_covered, self.total)
        self.claim = Side(_ways(sought, self.parts[CLAIM]), claim_share)
        self.themes = Side(_ways(sought, others), self._touching.share)

    def terms(self, parts: Collection[str] | None = None) -> dict[str, float]:
        """Return the terms, of these parts or of all, weighed for the search engine.

        The engine adds the rarity of each term itself.
        """
        weights: dict[str, float] = {}
        for one in self.sought:
            for way in one.ways if parts is None or one.part in parts else ():
                other = _IN_OTHER_WORDS if way.how == SYNONYM else 1.0
                weight = other * way.weight / len(way.terms)
                for term in way.terms:
                    weights[term] = max(weights.get(term, 0.0), weight)
        return weights

    @functools.cached_property
    def words(self) -> frozenset[str]:
        """Every term that can help to meet a want."""
        return self.claim.words | self.themes.words

    def covered(self, worth: Worth) -> float:
        """Return the share of the claim, 0 to 1, that these wants of it are."""
        return _covered(self.total, worth)

    def touched(self, worth: Worth) -> float:
        """Return how much of the theme that these wants touch most is touched, 0 to 1."""
        return max(self._touching.shares(worth).values()) if worth else 0.0


class _Touching:
    """How much of each theme met wants are; a few of its terms are as good as all."""

    def __init__(
        self,
        sought: Sequence[Sought],
        parts: Mapping[str, Sequence[int]],
        clearness: Mapping[str, float],
    ) -> None:
        self._clearness = dict(clearness)
        self._parts = [one.part for one in sought]
        self._best = {
            part: _most([sought[index].full for index in of])
            for part, of in parts.items()
            if part != CLAIM
        }

    def shares(self, worth: Worth) -> dict[str, float]:
        """Return the share of each theme that is touched, 0 to 1."""
        found: dict[str, list[float]] = {}
        for index, one in worth.items():
            part = self._parts[index]
            if part in found:
                found[part].append(one)
            else:
                found[part] = [one]
        return {part: min(1.0, _most(worths) / self._best[part]) for part, worths in found.items()}

    def share(self, worth: Worth) -> float:
        """Return the share of the theme most touched, each counting as clearly as it is meant."""
        if not worth:
            return 0.0
        if len(worth) == 1:  # As most often.
            ((index, one),) = worth.items()
            part = self._parts[index]
            return min(1.0, one / self._best[part]) * self._clearness[part]
        return max([share * self._clearness[part] for part, share in self.shares(worth).items()])


def _most(worths: list[float]) -> float:
    """Return what the best :data:`ENOUGH_TERMS` are worth together."""
    # Summed exactly, here and below, so that the order in which words were met cannot show.
    return math.fsum(worths if len(worths) <= ENOUGH_TERMS else nlargest(ENOUGH_TERMS, worths))


def _covered(total: float, worth: Worth) -> float:
    if not total:
        return 0.0
    return min(1.0, math.fsum(worth.values()) / total)


def _ways(
    sought: Sequence[Sought], wants: Iterable[int]
) -> Iterator[tuple[int, tuple[str, ...], float]]:
    return ((index, way.terms, way.worth) for index in wants for way in sought[index].ways)


def weigh(wants: Iterable[Want], frequencies: Mapping[str, int], passages: int) -> list[Sought]:
    """Return the wants with their worth.

    ``frequencies`` are the passages that hold each term, ``passages`` all there are.
    """
    return [_weigh_one(want, frequencies, passages) for want in wants]


def _weigh_one(want: Want, frequencies: Mapping[str, int], passages: int) -> Sought:
    known, own = [], 0.0
    for way in want.ways:
        first, *others = way.terms
        held = frequencies.get(first, 0)
        if others:
            held = min(held, *[frequencies.get(term, 0) for term in others])
        if not held:
            continue
        rarity = _rarity(held, passages, way.words)
        if way.how == "as written":
            own = max(own, rarity)
        known.append((way, want.weight * way.share, rarity))
    # A rare synonym of a common word is no rarer a find than the word itself.
    ceiling = want.weight * own or math.inf
    ways = [
        ValuedWay(way.terms, weight, min(weight * rarity, ceiling), way.words, way.how)
        for way, weight, rarity in known
    ]
    full = want.weight * own or max((way.worth for way in ways), default=0.0)
    if not full:
        full = want.weight * min(_UNKNOWN_WORTH, _rarity(0, passages, want.words))
    return Sought(want.words, want.part, full, tuple(ways))


@functools.lru_cache(maxsize=65_536)
def _rarity(held: int, passages: int, words: str) -> float:
    """Return how telling a term is: the logarithm of one over the share of passages with it."""
    counted = passages + _GENERAL_PARAGRAPHS
    share = (held + _GENERAL_PARAGRAPHS * share_of_paragraphs(words.lower())) / counted
    least = 0.5 / counted
    return math.log((1 + least) / (min(share, 1.0) + least))
