"""The two sides of what is asked, the claim and the themes: which wants of one some terms meet.

In go the ways to meet each want, then the terms of one passage after another; out comes what they
meet, either at a glance, wherever the words stand, or looked at closely, word by word. The promise:
a glance that is sure of itself says the same as the close look, and neither hangs on the order in
which words are met.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

_SCATTERED = 0.7
"""What a phrase counts whose words all stand in the passage, but not side by side."""

_PARTLY = 0.4
"""What it counts, times the share of its words, where at least two and half of them stand there."""

_FEWEST_OF_PHRASE = 2

Worth = Mapping[int, float]
"""Index of a want → the worth of the best way in which it is met."""

Place = tuple[int, int, float]
"""The place of a term in its passage, the want that it meets there, and what that is worth."""


class Met(NamedTuple):
    """Which wants a passage meets, ``at`` which places each, and every place in order."""

    worth: Worth
    at: Mapping[int, Sequence[int]]
    places: Sequence[Place]


class Glance(NamedTuple):
    """Which wants are met by terms, wherever they stand, and the share of the side that it is.

    ``terms`` are those that help. ``phrases`` are those of which enough words are there to count,
    with these words; where all are, the close look may find that they do not stand side by side,
    and the glance is not sure.
    """

    terms: frozenset[str]
    worth: Worth
    share: float
    phrases: Sequence[tuple[int, frozenset[str]]]
    is_sure: bool


NOTHING = Glance(frozenset(), {}, 0.0, (), is_sure=True)


class _Shape(NamedTuple):
    """Terms side by side: how many of them count what, and by which of them to notice them.

    ``shares`` are what the phrase counts by how many of its ``different`` terms are there; it
    counts nothing where none of the ``telling`` ones is.
    """

    terms: tuple[str, ...]
    different: frozenset[str]
    shares: tuple[float, ...]
    telling: tuple[str, ...]


class _Phrase(NamedTuple):
    """A phrase, the want it meets, and what that is worth."""

    shape: _Shape
    want: int
    worth: float


class Side:
    """One side of what is asked.

    ``ways`` are the ways to meet its wants: (index of the want, terms side by side, worth);
    ``share`` tells of met wants what share of the side they are.
    """

    def __init__(
        self, ways: Iterable[tuple[int, tuple[str, ...], float]], share: Callable[[Worth], float]
    ) -> None:
        self.share = share
        self._wants: dict[str, list[tuple[int, float]]] = {}
        self._phrases: list[_Phrase] = []
        self._told_by: dict[str, list[tuple[frozenset[str], int]]] = {}
        for want, terms, worth in ways:
            if len(terms) == 1:
                self._wants.setdefault(terms[0], []).append((want, worth))
            else:
                shape = _shape_of(terms)
                for term in shape.telling:
                    # One word of several counts nothing: one of the others must be there too.
                    others = shape.different.difference({term}) or shape.different
                    self._told_by.setdefault(term, []).append((others, len(self._phrases)))
                self._phrases.append(_Phrase(shape, want, worth))
        in_phrases = [phrase.shape.different for phrase in self._phrases]
        self.words = frozenset(self._wants).union(*in_phrases)
        self._glances = _Glances(self._look)

    def glance(self, terms: Iterable[str]) -> Glance:
        """Return which wants these terms meet, words of a phrase counting as the phrase."""
        return self._glances[self.words.intersection(terms)]

    def worth(self, terms: Sequence[str], glance: Glance | None = None) -> Worth:
        """Return what the close look says that these terms meet, without it where it can be.

        ``glance`` is what :meth:`glance` says of the same terms, where it is known.
        """
        glance = glance or self.glance(terms)
        return glance.worth if glance.is_sure else self.meet(terms, glance).worth

    def meet(self, terms: Sequence[str], glance: Glance) -> Met:
        """Return which wants the passage with these ``terms`` meets, and where.

        ``glance`` is what :meth:`glance` says of the same terms.
        """
        wants = self._wants
        here = compress(enumerate(terms), map(wants.__contains__, terms))
        places = [(place, want, worth) for place, term in here for want, worth in wants[term]]
        places += [self._place(terms, phrase, present) for phrase, present in glance.phrases]
        places.sort()
        at: dict[int, list[int]] = {}
        for place, want, _ in places:
            if want in at:
                at[want].append(place)
            else:
                at[want] = [place]
        return Met(glance.worth if glance.is_sure else _best(places), at, places)

    def _look(self, held: frozenset[str]) -> Glance:
        worths: dict[int, float] = {}
        touched: list[int] = []
        wants, told_by = self._wants, self._told_by
        for term in held:
            if term in wants:
                for want, worth in wants[term]:
                    if want not in worths or worth > worths[want]:
                        worths[want] = worth
            if term in told_by:
                for others, at in told_by[term]:
                    if not others.isdisjoint(held):
                        touched.append(at)
        if touched:
            return self._with_phrases(held, worths, touched)
        return Glance(held, worths, self.share(worths) if worths else 0.0, (), True)

    def _with_phrases(
        self, held: frozenset[str], worths: dict[int, float], touched: Iterable[int]
    ) -> Glance:
        """Return what is met by single words, ``worths``, and by the phrases ``touched``."""
        counting, is_sure = [], True
        for at in sorted(set(touched)):
            shape, want, worth = self._phrases[at]
            present = shape.different & held
            share = shape.shares[len(present)]
            if share:
                counting.append((at, present))
                is_sure = is_sure and share < 1.0
                if worth * share > worths.get(want, 0.0):
                    worths[want] = worth * share
        return Glance(held, worths, self.share(worths), counting, is_sure)

    def _place(self, terms: Sequence[str], at: int, present: frozenset[str]) -> Place:
        """Return where a phrase is met, of which the words ``present`` are there."""
        shape, want, worth = self._phrases[at]
        share = shape.shares[len(present)]
        if share < 1.0:
            return min([terms.index(term) for term in present]), want, worth * share
        found = side_by_side(terms, shape.terms)
        if found is None:
            return terms.index(shape.terms[0]), want, worth * _SCATTERED
        return found, want, worth


class _Glances(dict[frozenset[str], Glance]):
    """Words that help → what they meet, looked at once: many candidates hold just the same."""

    def __init__(self, look: Callable[[frozenset[str]], Glance]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, held: frozenset[str]) -> Glance:
        glance = self[held] = self._look(held)
        return glance


def _best(places: Iterable[Place]) -> dict[int, float]:
    worths: dict[int, float] = {}
    for _, index, worth in places:
        if worth > worths.get(index, 0.0):
            worths[index] = worth
    return worths


@functools.lru_cache(maxsize=4096)
def _shape_of(terms: tuple[str, ...]) -> _Shape:
    different = tuple(dict.fromkeys(terms))
    needed = len(different)
    partly = [
        _PARTLY * held / needed if held >= _FEWEST_OF_PHRASE and 2 * held >= needed else 0.0
        for held in range(needed)
    ]
    # Without all of so many, too few of the others are left to count. Long words are rarer.
    telling = sorted(different, key=len, reverse=True)[: needed + 1 - _fewest(partly)]
    return _Shape(terms, frozenset(different), (*partly, 1.0), tuple(telling))


def _fewest(partly: Sequence[float]) -> int:
    """Return how many words of a phrase must be there for it to count at all."""
    return next((held for held, share in enumerate(partly) if share), len(partly))


def side_by_side(terms: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    """Return the first place in ``terms`` from which the ``wanted`` follow one another."""
    size, wanted_list = len(wanted), list(wanted)
    for place in range(len(terms) - size + 1):
        if terms[place] == wanted[0] and list(terms[place : place + size]) == wanted_list:
            return place
    return None
