"""The stretches of the library that a quotation may come from, most promising first.

In go the fragments of a quotation; out come a few stretches of consecutive passages, long enough
to hold all of it wherever in them it begins. Sharing rare runs of letters nominates; it proves
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rapidfuzz import fuzz

from assistant.library import Library
from assistant.library.squeezing import grams_of
from assistant.library.terms import terms_of
from assistant.quotes.finding.shelf import Shelf
from assistant.quotes.finding.stretch import Stretch
from assistant.quotes.finding.wording import Wanted

_SURE_GRAMS = 24
"""Grams that words must share to stand somewhere unaltered; more exclude hardly anything more."""

_FEW_GRAMS = 5
"""Fewer grams say too little of where words stand, so that the words themselves are asked too."""

_RAREST = 32
"""Grams that vote: with three letters in ten wrong, four of them still do."""

_NOMINATED = 50
"""Passages compared letter by letter."""

_ALIGNED = 6
"""Stretches aligned word by word: the right one is hardly ever further down."""

_BEHIND = 15.0
"""How much less alike than the best, of 100, a passage may look and still be aligned."""

_PROMISING = 52.0
"""How alike, of 100, the likest run of letters must look to be aligned at all: what stands nowhere
seldom reaches 55, and a third of the letters wrong seldom falls below 60."""

_ALIGNED_LONG = 2
_LONG = 400
"""Letters from which nothing else looks alike, and aligning takes long."""

_END = 120
"""Letters at each end of a long fragment that are compared instead of all."""

_SHORT = 40
"""Letters below which few grams are left to vote, so that whole words vote too."""

_FURTHEST = 200
"""Passages taken on either side at most, for quotations that run over many short ones."""

Sources = Sequence[str] | None


def holding_passages(
    library: Library, wanted: Wanted, limit: int, sources: Sources = None
) -> list[int]:
    """Return passages, by number, that may hold a fragment unaltered; the first, where many do."""
    grams = list(dict.fromkeys(grams_of(wanted.letters)))
    if len(grams) > _SURE_GRAMS:
        grams = [grams[at * len(grams) // _SURE_GRAMS] for at in range(_SURE_GRAMS)]
    (numbers,) = library.grams.holding([grams], limit=limit, sources=sources)
    if len(grams) < _FEW_GRAMS:
        hits = library.phrase_candidates(terms_of(wanted.text), limit=limit, sources=sources)
        numbers += [hit.number for hit in hits]
    return sorted(set(numbers))


def nominated(
    library: Library, shelf: Shelf, fragments: Sequence[Wanted], sources: Sources = None
) -> list[Stretch]:
    """Return the stretches most like the fragments, the most alike first."""
    numbers = _sharing(library, fragments, sources)
    size = sum(len(fragment.letters) for fragment in fragments)
    if size < _SHORT:
        numbers += _with_same_words(library, fragments, sources)
    numbers = list(dict.fromkeys(numbers))
    shelf.fetch(near for number in numbers for near in (number - 1, number, number + 1))
    chosen = _most_alike(shelf, numbers, fragments, size)
    # The source may be longer than the quotation, which leaves words out.
    reach = size + size // 2
    return [widened(shelf, number, reach, reach) for number in chosen]


def _sharing(library: Library, fragments: Sequence[Wanted], sources: Sources) -> list[int]:
    grams = dict.fromkeys(gram for f in fragments for gram in grams_of(f.letters))
    known = [(held, gram) for gram, held in library.grams.frequencies(grams).items() if held]
    total = library.statistics.passages
    rarest = [(gram, _weight(held, total)) for held, gram in sorted(known)[:_RAREST]]
    hits = library.grams.sharing(rarest, limit=_NOMINATED, sources=sources)
    return [hit.number for hit in hits]


def _weight(held: int, total: int) -> float:
    return math.log(1 + total / held)


def _with_same_words(library: Library, fragments: Sequence[Wanted], sources: Sources) -> list[int]:
    terms = dict.fromkeys(term for f in fragments for term in terms_of(f.text))
    weighed = [(term, 1.0) for term in terms]
    return [h.number for h in library.candidates(weighed, limit=_NOMINATED, sources=sources)]


def _most_alike(
    shelf: Shelf, numbers: Sequence[int], fragments: Sequence[Wanted], size: int
) -> list[int]:
    """Return the few passages most like the fragments, and hardly less than the best one."""
    if size >= _LONG:
        # Its ends may stand many passages away; so many shared grams are proof enough to align.
        return [number for number in numbers if shelf.passage(number) is not None][:_ALIGNED_LONG]
    scored: list[tuple[float, int]] = []
    least, pieces = _PROMISING, _pieces(fragments)
    for number in numbers:
        if shelf.passage(number) is not None:
            alike = _alike(pieces, _context(shelf, number, size), least)
            scored.append((-alike, number))
            least = max(least, alike - _BEHIND)
    return [number for alike, number in sorted(scored) if -alike >= least][:_ALIGNED]


def _context(shelf: Shelf, number: int, size: int) -> str:
    before, after = shelf.letters(number - 1)[-size:], shelf.letters(number + 1)[:size]
    return before + shelf.letters(number) + after


def _alike(letters: Sequence[str], context: str, least: float) -> float:
    """Return how alike, of 100, the likest run of the context is to each piece, together."""
    if len(letters) == 1:
        return fuzz.partial_ratio(letters[0], context, score_cutoff=least)
    alike = sum(fuzz.partial_ratio(piece, context) * len(piece) for piece in letters)
    return alike / sum(map(len, letters))


def _pieces(fragments: Sequence[Wanted]) -> list[str]:
    """Return the letters to compare: all, or of a long fragment its beginning and its end."""
    pieces: list[str] = []
    for letters in (fragment.letters for fragment in fragments):
        pieces += [letters] if len(letters) <= 2 * _END else [letters[:_END], letters[-_END:]]
    return pieces


def widened(shelf: Shelf, number: int, before: int, after: int) -> Stretch:
    """Return a passage with so many letters before and after it, in whole passages."""
    passages = [
        *_beside(shelf, number, -1, before)[::-1],
        number,
        *_beside(shelf, number, 1, after),
    ]
    return Stretch([p for p in map(shelf.passage, passages) if p is not None])


def _beside(shelf: Shelf, number: int, step: int, size: int) -> list[int]:
    """Return the numbers of the passages on one side, until they hold ``size`` letters."""
    taken: list[int] = []
    while size > 0 and len(taken) < _FURTHEST:
        number += step
        if shelf.passage(number) is None:
            break
        taken.append(number)
        size -= len(shelf.letters(number))
    return taken
