"""Words lifted from a source: runs of a text that stand in some source word for word.

In go a library and a whole text; out come the longest runs with their places. The promise: a run of
``words`` words or more that stands in consecutive passages of a source is found, typography apart;
of words that hundreds of passages hold, the first hundreds of places are given.

Any eight words hold six that begin at one of three neighbouring words. So it is enough to look up
six words at every third word or nearer, and of neighbouring sixes the rarest are taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.library import Library
from assistant.library.grams import OVERLAP
from assistant.library.squeezing import grams_of
from assistant.quotes.finding.found import Place, Run
from assistant.quotes.finding.nominating import widened
from assistant.quotes.finding.shelf import Shelf
from assistant.quotes.finding.wording import Words

_TOGETHER = OVERLAP + 1
"""Words looked up together at most: so many stand whole in the table even over an edge."""

_MOST_PASSAGES = 200
"""Passages looked into for the same six words; the rarest six of a run seldom stand in ten."""

Sources = Sequence[str] | None


class _Lookup(NamedTuple):
    """Words of the text that were looked up together, and the passages that may hold them."""

    first: int
    passages: list[int]


class _Lift(NamedTuple):
    """A run: words [first, last) of the text at a place of a source."""

    first: int
    last: int
    order: tuple[int, int]
    place: Place


def find_runs(
    library: Library, text: str, *, words: int = 8, sources: Sources = None
) -> tuple[Run, ...]:
    """Return the runs of at least ``words`` words of ``text`` that stand in a source.

    Sentences, paragraphs and marks of the text do not end a run. A run inside a longer one is not
    given; runs that overlap are. ``words`` is at least 4; ``sources`` are ids to look in. Errors as
    :func:`~assistant.quotes.finding.searching.find_quote`.
    """
    said = Words(text)
    if len(said.keys) < max(words, 4):
        return ()
    search = _Search(library, said, max(words, 4), sources)
    return _as_runs(said, search.lifts())


class _Search:
    """One search: the text, its letters with the edges of its words, and the passages met."""

    def __init__(self, library: Library, said: Words, fewest: int, sources: Sources) -> None:
        self._library = library
        self._shelf = Shelf(library)
        self._said = said
        self._fewest = fewest
        self._together = min(_TOGETHER, fewest)
        self._sources = sources
        self._edges = [0]
        for key in said.keys:
            self._edges.append(self._edges[-1] + len(key))

    def lifts(self) -> list[_Lift]:
        """Return every run of enough words, some perhaps inside others."""
        lookups = self._looked_up()
        met = {number for lookup in lookups for number in lookup.passages}
        self._shelf.fetch(met | {number + 1 for number in met})
        lifts = (
            lift
            for lookup in lookups
            for number in lookup.passages
            for lift in self._around(lookup.first, number)
        )
        return list(dict.fromkeys(lifts))

    def _firsts(self) -> list[int]:
        """Choose where to look so that no run slips through, at the least expense."""
        starts = range(len(self._said.keys) - self._together + 1)
        grams = [self._grams(at, at + self._together) for at in starts]
        held = self._library.grams.frequencies({gram for some in grams for gram in some})
        total = self._library.statistics.passages
        expense = [min((held[gram] for gram in some), default=total) for some in grams]
        chosen = _cheapest(expense, self._fewest - self._together + 1)
        return [at for at in chosen if expense[at]]

    def _looked_up(self) -> list[_Lookup]:
        firsts = self._firsts()
        lookups = self._holding(firsts, self._together)
        longer: set[int] = set()
        for first, passages in lookups:
            if len(passages) == _MOST_PASSAGES:
                # Too common: look also for each run of the fewest words that holds these.
                longer.update(range(first + self._together - self._fewest, first + 1))
        last = len(self._said.keys) - self._fewest
        return lookups + self._holding(
            [at for at in sorted(longer) if 0 <= at <= last], self._fewest
        )

    def _holding(self, firsts: Sequence[int], words: int) -> list[_Lookup]:
        queries = [self._grams(first, first + words) for first in firsts]
        answers = self._library.grams.holding(queries, limit=_MOST_PASSAGES, sources=self._sources)
        return [_Lookup(*pair) for pair in zip(firsts, answers, strict=True)]

    def _grams(self, first: int, last: int) -> list[str]:
        letters = self._said.letters[self._edges[first] : self._edges[last]]
        return list(dict.fromkeys(grams_of(letters)))

    def _around(self, first: int, number: int) -> Iterator[_Lift]:
        """Yield the runs in a passage that hold the words looked up from ``first``."""
        letters = self._shelf.letters(number)
        low, high = self._edges[first], self._edges[first + self._together]
        wanted = self._said.letters[low:high]
        if wanted not in letters:
            letters += self._shelf.letters(number + 1)[: len(wanted)]
        at = letters.find(wanted)
        while at >= 0:
            if lift := self._run(number, at, low, high):
                yield lift
            at = letters.find(wanted, at + 1)

    def _run(self, number: int, at: int, low: int, high: int) -> _Lift | None:
        """Widen equal letters as far as they go, and return them if they are enough words."""
        before = self._equal_before(number, at, low)
        after = self._equal_after(number, at + high - low, high)
        first = bisect_left(self._edges, low - before)
        last = bisect_right(self._edges, high + after) - 1
        if last - first < self._fewest:
            return None
        return self._whole(number, at - low, first, last)

    def _equal_before(self, number: int, at: int, low: int) -> int:
        said, equal = self._said.letters, 0
        letters = self._shelf.letters(number)[:at]
        while True:
            shared = _shared(
                said[max(0, low - equal - len(letters)) : low - equal][::-1], letters[::-1]
            )
            equal += shared
            number -= 1
            if shared < len(letters) or equal == low or self._shelf.passage(number) is None:
                return equal
            letters = self._shelf.letters(number)

    def _equal_after(self, number: int, at: int, high: int) -> int:
        said, equal = self._said.letters, 0
        letters = self._shelf.letters(number)
        while at >= len(letters) and self._shelf.passage(number + 1) is not None:
            at -= len(letters)
            number += 1
            letters = self._shelf.letters(number)
        letters = letters[at:]
        while True:
            shared = _shared(said[high + equal : high + equal + len(letters)], letters)
            equal += shared
            number += 1
            if (
                shared < len(letters)
                or high + equal == len(said)
                or self._shelf.passage(number) is None
            ):
                return equal
            letters = self._shelf.letters(number)

    def _whole(self, number: int, shift: int, first: int, last: int) -> _Lift | None:
        """Draw the run in to words that are whole on both sides too.

        ``shift`` is what to add to a place among the text's letters to get the same place counted
        from the beginning of the passage.
        """
        before = max(0, -(self._edges[first] + shift))
        length = len(self._shelf.letters(number))
        after = max(0, self._edges[last] + shift - length)
        stretch = widened(self._shelf, number, before, after)
        held_before = stretch.letters_before(number)
        shift += held_before
        while first < last and not stretch.is_edge(self._edges[first] + shift):
            first += 1
        while first < last and not stretch.is_edge(self._edges[last] + shift):
            last -= 1
        if last - first < self._fewest:
            return None
        start, end = stretch.whole_words(self._edges[first] + shift, self._edges[last] + shift)
        place = Place(source=stretch.source, start=start, end=end)
        return _Lift(first, last, (self._library.source_place(stretch.source), start), place)


def _cheapest(expense: Sequence[int], reach: int) -> list[int]:
    """Return places, no two further apart than ``reach``, whose sum of expense is the least."""
    best: list[float] = []
    back: list[int] = []
    for at, own in enumerate(expense):
        low = max(0, at - reach)
        before = min(range(low, at), key=best.__getitem__, default=-1) if at >= reach else -1
        best.append((best[before] if before >= 0 else 0) + own + 1)
        back.append(before)
    at = min(range(max(0, len(best) - reach), len(best)), key=best.__getitem__)
    chosen: list[int] = []
    while at >= 0:
        chosen.append(at)
        at = back[at]
    return chosen[::-1]


def _shared(one: str, other: str) -> int:
    """Return how many first letters are the same."""
    count = min(len(one), len(other))
    if one[:count] == other[:count]:
        return count
    return next(at for at in range(count) if one[at] != other[at])


def _as_runs(said: Words, lifts: Iterable[_Lift]) -> tuple[Run, ...]:
    """Gather the places of equal runs, and leave out runs inside longer ones."""
    places: dict[tuple[int, int], list[_Lift]] = {}
    for lift in lifts:
        places.setdefault((lift.first, lift.last), []).append(lift)
    runs: list[Run] = []
    reached = 0
    for (first, last), same in sorted(places.items(), key=lambda item: (item[0][0], -item[0][1])):
        if last <= reached:
            continue
        reached = last
        same.sort(key=lambda lift: lift.order)
        runs.append(
            Run(
                start=said.starts[first],
                end=said.ends[last - 1],
                words=last - first,
                places=tuple(lift.place for lift in same),
            )
        )
    return tuple(runs)
