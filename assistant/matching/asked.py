"""What a query asks for, weighed: each want with what it is worth, ready to be met in passages.

In go wants and how many passages hold each term; out comes an :class:`Asked`, which reads the terms
of one passage after another and says which wants each meets. Rare words are worth more; counts in a
small library are steadied by how common a word is in general English.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.matching.english import share_of_paragraphs
from assistant.matching.wants import CLAIM, SYNONYM, How, Want

_GENERAL_PARAGRAPHS = 100
"""How many passages the word counts of general English stand for beside the library's own."""

_UNKNOWN_WORTH = 5.0
"""What a word is worth that nothing in the library can meet: it lowers every score alike."""

_SCATTERED = 0.7
"""What a phrase counts whose words all stand in the passage, but not side by side."""

_PARTLY = 0.4
"""What it counts, times the share of its words, where at least two and half of them stand there."""

_FEWEST_OF_PHRASE = 2

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


class Met(NamedTuple):
    """Which wants a passage meets: index of the want → worth of its best way, and how often.

    ``places`` are (place of the term, index of the want, worth), in order.
    """

    worth: dict[int, float]
    times: dict[int, int]
    places: list[tuple[int, int, float]]


class _Meant(NamedTuple):
    """What a term can mean in this search: (want, worth), and the phrases it is a word of."""

    wants: list[tuple[int, float]]
    phrases: list[int]


_Phrase = tuple[tuple[str, ...], int, float, int]
"""Terms side by side, the want they meet, what that is worth, and how many terms are different."""


class Asked:
    """The weighed wants of one search."""

    def __init__(self, sought: Sequence[Sought], clearness: Mapping[str, float]) -> None:
        self.sought = tuple(sought)
        self.clearness = dict(clearness)
        self.parts: dict[str, list[int]] = {CLAIM: []}
        for index, one in enumerate(sought):
            self.parts.setdefault(one.part, []).append(index)
        self.in_claim = [one.part == CLAIM for one in sought]
        self._themes = [None if one.part == CLAIM else one.part for one in sought]
        self.total = sum(sought[index].full for index in self.parts[CLAIM])
        self._best = {
            part: sum(sorted((sought[i].full for i in of), reverse=True)[:ENOUGH_TERMS])
            for part, of in self.parts.items()
            if part != CLAIM
        }
        self._phrases: list[_Phrase] = []
        self._meant: dict[str, _Meant] = {}
        for index, one in enumerate(sought):
            for way in one.ways:
                self._add(index, way)
        self._words = frozenset(self._meant)

    def _add(self, index: int, way: ValuedWay) -> None:
        if len(way.terms) == 1:
            self._meant.setdefault(way.terms[0], _Meant([], [])).wants.append((index, way.worth))
            return
        different = dict.fromkeys(way.terms)
        for term in different:
            self._meant.setdefault(term, _Meant([], [])).phrases.append(len(self._phrases))
        self._phrases.append((way.terms, index, way.worth, len(different)))

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

    def meet(self, terms: Sequence[str]) -> Met:
        """Return which wants the passage with these ``terms`` meets."""
        met = Met({}, {}, [])
        touched: dict[int, set[str]] = {}
        known = self._meant
        for place, term in enumerate(terms):
            meant = known.get(term)
            if meant is None:
                continue
            wants, phrases = meant
            for index, worth in wants:
                _note(met, place, index, worth)
            for phrase in phrases:
                touched.setdefault(phrase, set()).add(term)
        for phrase, present in touched.items():
            self._meet_phrase(met, terms, phrase, present)
        return met

    def of_these(self, terms: Iterable[str]) -> frozenset[str]:
        """Return those of ``terms`` that can meet a want: all that `glimpse` looks at."""
        return self._words.intersection(terms)

    def glimpse(self, terms: frozenset[str]) -> dict[int, float]:
        """Return the worth of the wants met by these terms, wherever they stand: a first look.

        Words of a phrase count as the phrase; that they stand side by side is seen in `meet`.
        """
        worth: dict[int, float] = {}
        held: dict[int, int] = {}
        for term in self.of_these(terms):
            wants, phrases = self._meant[term]
            for index, one in wants:
                if one > worth.get(index, 0.0):
                    worth[index] = one
            for phrase in phrases:
                held[phrase] = held.get(phrase, 0) + 1
        for phrase, count in held.items():
            _, index, one, needed = self._phrases[phrase]
            if count < needed:
                if count < _FEWEST_OF_PHRASE:  # As nearly always.
                    continue
                one *= _share_of_phrase(count, needed)
            if one > worth.get(index, 0.0):
                worth[index] = one
        return worth

    def _meet_phrase(self, met: Met, terms: Sequence[str], phrase: int, present: set[str]) -> None:
        wanted, index, worth, needed = self._phrases[phrase]
        share = _share_of_phrase(len(present), needed)
        if share < 1.0:
            if share:
                _note(met, min(terms.index(term) for term in present), index, worth * share)
            return
        place = _side_by_side(terms, wanted)
        if place is None:
            _note(met, terms.index(wanted[0]), index, worth * _SCATTERED)
        else:
            _note(met, place, index, worth)

    def covered(self, worth: Mapping[int, float]) -> float:
        """Return the share of the claim that is met, 0 to 1."""
        if not self.total:
            return 0.0
        in_claim = self.in_claim
        # Summed exactly, so that the order in which words were met cannot show in the score.
        found = math.fsum([one for index, one in worth.items() if in_claim[index]])
        return min(1.0, found / self.total)

    def touched(self, worth: Mapping[int, float]) -> dict[str, float]:
        """Return how much of each theme is touched; a few of its terms are as good as all."""
        found: dict[str, list[float]] = {}
        themes = self._themes
        for index, one in worth.items():
            theme = themes[index]
            if theme is None:
                continue
            if theme in found:
                found[theme].append(one)
            else:
                found[theme] = [one]
        return {
            part: min(1.0, sum(sorted(worths, reverse=True)[:ENOUGH_TERMS]) / self._best[part])
            for part, worths in found.items()
        }


def weigh(
    wants: Sequence[Want],
    frequencies: Mapping[str, int],
    passages: int,
    clearness: Mapping[str, float],
) -> Asked:
    """Return the wants with their worth.

    ``frequencies`` are the passages that hold each term, ``passages`` all there are, and
    ``clearness`` says how clearly each theme is meant, 0 to 1.
    """
    return Asked([_weigh_one(want, frequencies, passages) for want in wants], clearness)


def _weigh_one(want: Want, frequencies: Mapping[str, int], passages: int) -> Sought:
    known, own = [], 0.0
    for way in want.ways:
        held = min([frequencies.get(term, 0) for term in way.terms])
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


def _share_of_phrase(held: int, needed: int) -> float:
    """Return what a phrase counts of which ``held`` of ``needed`` different words are there."""
    if held == needed:
        return 1.0
    enough = held >= _FEWEST_OF_PHRASE and 2 * held >= needed
    return _PARTLY * held / needed if enough else 0.0


def _note(met: Met, place: int, index: int, worth: float) -> None:
    if worth > met.worth.get(index, 0.0):
        met.worth[index] = worth
    met.times[index] = met.times.get(index, 0) + 1
    met.places.append((place, index, worth))


def _side_by_side(terms: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    size, wanted_list = len(wanted), list(wanted)
    for place in range(len(terms) - size + 1):
        if terms[place] == wanted[0] and list(terms[place : place + size]) == wanted_list:
            return place
    return None
