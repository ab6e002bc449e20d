"""The places that a quotation may come from, in every source that holds it.

In go a library and quoted words, perhaps altered; out come the places, best first, ties in reading
order. The promise: where the very words stand somewhere, only such places are given, and every one
of them up to the limit; below a similarity of 60, and of more where the words are few, nothing is
said to be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.library import Library
from assistant.quotes.finding.found import Bar, Found, Fragment, bar_for
from assistant.quotes.finding.nominating import holding_passages, nominated, widened
from assistant.quotes.finding.placing import Placement, best_place, exact_places
from assistant.quotes.finding.shelf import Shelf
from assistant.quotes.finding.stretch import Stretch
from assistant.quotes.finding.wording import Wanted, fragments_of

FEWEST_WORDS = 4
"""Fewer words are found only where they stand unaltered: they resemble something in any text."""

SURE_PART = 80.0
"""Similarity from which one fragment is enough, where the other fragments stand elsewhere."""

_BEHIND = 15.0
"""How much less alike than the best another place may be and still be named beside it."""

_HOLDING = 40
"""Passages looked into for the very words, beyond the limit asked for."""

Sources = Sequence[str] | None


def find_quote(
    library: Library, text: str, *, limit: int = 5, sources: Sources = None
) -> tuple[Found, ...]:
    """Return where the words of a quotation come from: best first, nothing where nowhere.

    ``text`` may hold omission marks and insertions in square brackets, and may differ from the
    source in any way; ``sources`` are ids to look in.

    Raises:
        LibraryBusy: the gram table has to be made and another process went on writing.
        CannotWrite: the gram table has to be made and the disk refuses.
        LibraryDamaged: the library cannot be used.
    """
    search = _Search(library, limit, sources)
    return tuple(_in_order(library, search.places_of(fragments_of(text)))[:limit])


def find_quotes(
    library: Library, texts: Iterable[str], *, limit: int = 5, sources: Sources = None
) -> tuple[tuple[Found, ...], ...]:
    """Return what :func:`find_quote` does for each of the texts; errors alike."""
    return tuple(find_quote(library, text, limit=limit, sources=sources) for text in texts)


class _Search:
    """One search: where to look, for how many places, and the passages met so far."""

    def __init__(self, library: Library, limit: int, sources: Sources) -> None:
        self._library = library
        self._shelf = Shelf(library)
        self._limit = limit
        self._sources = sources
        self._passages = library.statistics.passages

    def places_of(self, fragments: Sequence[Wanted]) -> list[Found]:
        if not fragments:
            return []
        found = self._unaltered(fragments)
        if found or sum(map(len, fragments)) < FEWEST_WORDS:
            return found
        found = self._altered(fragments)
        if len(fragments) > 1 and not any(place.whole and place.exact for place in found):
            found = self._with_far_fragments(fragments, found)
        return _worth_naming(found)

    def _unaltered(self, fragments: Sequence[Wanted]) -> list[Found]:
        longest = max(fragments, key=lambda fragment: len(fragment.letters))
        numbers = holding_passages(self._library, longest, self._limit + _HOLDING, self._sources)
        self._shelf.fetch(numbers)
        around = sum(len(fragment.letters) for fragment in fragments) if len(fragments) > 1 else 0
        found: list[Found] = []
        for number in numbers:
            over = 0 if longest.letters in self._shelf.letters(number) else len(longest.letters)
            stretch = widened(self._shelf, number, around, max(around, over))
            places = exact_places(fragments, stretch)
            found += [self._as_found(fragments, stretch, place) for place in places]
        return _distinct(found)

    def _altered(self, fragments: Sequence[Wanted]) -> list[Found]:
        found: list[Found] = []
        for stretch in nominated(self._library, self._shelf, fragments, self._sources):
            places = exact_places(fragments, stretch) or [best_place(fragments, stretch)]
            found += [
                self._as_found(fragments, stretch, place)
                for place in places
                if any(place.spans) and self._is_enough(fragments, place)
            ]
        return _distinct(found)

    def _with_far_fragments(self, fragments: Sequence[Wanted], found: list[Found]) -> list[Found]:
        """Look for each fragment alone, since they may stand far apart or in several sources."""
        is_whole = any(place.whole for place in found)
        parts: dict[str, dict[int, list[Fragment]]] = {}
        for at, fragment in enumerate(fragments):
            if len(fragment) < FEWEST_WORDS:
                continue
            places = self._unaltered([fragment])
            for place in places if is_whole else places or self._altered([fragment]):
                if place.similarity >= SURE_PART and not place.confirm:
                    parts.setdefault(place.source, {}).setdefault(at, []).extend(place.fragments)
        for source, placed in parts.items():
            joined = self._joined(source, fragments, placed)
            same = [other for other in found if other.source == source]
            if all(joined.similarity > other.similarity for other in same):
                found = [other for other in found if other.source != source] + [joined]
        return found

    def _joined(
        self, source: str, fragments: Sequence[Wanted], placed: dict[int, list[Fragment]]
    ) -> Found:
        """Take for each fragment its first place after the one before, or else its first place."""
        chosen: list[Fragment] = []
        end = 0
        for at, fragment in enumerate(fragments):
            places = sorted(placed.get(at, ()), key=lambda part: part.start or 0)
            after = [part for part in places if part.start is not None and part.start >= end]
            part = next(iter(after or places), Fragment(text=fragment.text))
            end = part.end or end
            chosen.append(part)
        weights = [len(fragment.letters) for fragment in fragments]
        alike = sum(part.similarity * weight for part, weight in zip(chosen, weights, strict=True))
        return _found(source, chosen, alike / sum(weights), self._bar(fragments))

    def _as_found(self, fragments: Sequence[Wanted], stretch: Stretch, place: Placement) -> Found:
        parts = [
            _part(fragment, stretch, span, similarity)
            for fragment, span, similarity in zip(
                fragments, place.spans, place.similarities, strict=True
            )
        ]
        return _found(stretch.source, parts, place.similarity, self._bar(fragments))

    def _is_enough(self, fragments: Sequence[Wanted], place: Placement) -> bool:
        """Say whether the words come from here: all in all, or one fragment of a few surely."""
        if place.similarity >= self._bar(fragments).found_from:
            return True
        return len(fragments) > 1 and any(
            len(fragment) >= FEWEST_WORDS
            and similarity >= max(SURE_PART, self._bar([fragment]).confirm_below)
            for fragment, similarity in zip(fragments, place.similarities, strict=True)
        )

    def _bar(self, fragments: Sequence[Wanted]) -> Bar:
        return bar_for(sum(len(fragment.letters) for fragment in fragments), self._passages)


def _found(source: str, parts: Sequence[Fragment], similarity: float, bar: Bar) -> Found:
    placed = [(p.start, p.end) for p in parts if p.start is not None and p.end is not None]
    in_order = all(one[1] <= other[0] for one, other in pairwise(placed))
    return Found(
        source=source,
        start=min(start for start, _ in placed),
        end=max(end for _, end in placed),
        similarity=round(similarity, 1),
        exact=in_order and all(part.exact for part in parts),
        confirm=similarity < min(bar.confirm_below, 100.0),
        fragments=tuple(parts),
    )


def _part(
    wanted: Wanted, stretch: Stretch, span: tuple[int, int] | None, similarity: float
) -> Fragment:
    if span is None:
        return Fragment(text=wanted.text)
    start, end = stretch.whole_words(*span)
    exact = similarity == 100.0 and wanted.is_exactly(stretch.stored(start, end))
    return Fragment(
        text=wanted.text, start=start, end=end, similarity=round(similarity, 1), exact=exact
    )


def _worth_naming(found: list[Found]) -> list[Found]:
    """Leave out what is much less alike than the best, unless it has a fragment the best lacks."""
    if not found:
        return []
    best = max(found, key=lambda place: place.similarity)
    lacking = [at for at, part in enumerate(best.fragments) if not part.placed]
    least = 100.0 if best.similarity == 100.0 else best.similarity - _BEHIND
    return [
        place
        for place in found
        if place.similarity >= least or any(place.fragments[at].placed for at in lacking)
    ]


def _distinct(found: Iterable[Found]) -> list[Found]:
    """Return one of those that overlap in a source: the one most alike, else the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.similarity, f.source, f.start)):
        if not any(_overlap(one, other) for other in kept):
            kept.append(one)
    return kept


def _overlap(one: Found, other: Found) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _in_order(library: Library, found: Iterable[Found]) -> list[Found]:
    """Put the most alike first; those that are equally alike in reading order."""
    return sorted(
        found, key=lambda f: (-f.similarity, not f.exact, library.source_place(f.source), f.start)
    )
