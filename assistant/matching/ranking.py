"""Candidates, fetched, sifted, looked at and put in order.

In goes a request; out come ranked passages. The promise: best first, ties in reading order (the
order of the sources, then of the passages), and the same again for the same library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.library.library import Library
from assistant.matching.asked import Asked
from assistant.matching.exact import holding, holds, inner_terms
from assistant.matching.features import Setting, by_strength, measure, source_strength
from assistant.matching.feedback import BEST, FEWEST_PASSAGES, common_words, feedback
from assistant.matching.ordering import Ordering, Ranked
from assistant.matching.query import Query
from assistant.matching.request import Request
from assistant.matching.shelf import MOST_CANDIDATES, Candidate, Seen, Shelf
from assistant.matching.synonyms import member_terms
from assistant.matching.wants import CLAIM
from assistant.matching.words import LibraryWords

_LOOKED_AT_CLOSELY = 30
"""Candidates for which every feature is worked out; the others hardly ever rise to the top."""

_SMALL = 20 * MOST_CANDIDATES
"""Passages up to which every term fetches candidates. In a larger library there are always enough
that hold the words of the claim, and guesses must not crowd them out."""

_LEAST_WEIGHT = 0.29
"""What a term must weigh to fetch candidates in a large library: a named theme's terms do, and
stated synonyms; everyday synonyms and words that only frame a claim do not."""


def rank(
    library: Library, words: LibraryWords, request: Request, sources: Sequence[str] | None
) -> Iterator[Ranked]:
    """Return every candidate that may answer ``request``, best first."""
    numbers = _candidate_numbers(library, _fetching(request, words), request.query, sources)
    shelf = Shelf(library, request.asked)
    seen = _allowed(shelf, shelf.see(numbers), request.query)
    strongest, strength = by_strength(seen), source_strength(seen)
    close = shelf.read_around(strongest[:_LOOKED_AT_CLOSELY])
    exact = _exact(shelf, request, strongest)
    found = _feedback(library, words, request.asked, close)
    setting = Setting(request.asked, request.likeness, words.mean_length, found)
    measured = [(one, measure(setting, one, shelf.around(one), strength)) for one in close]
    ordering = Ordering(shelf, exact, strength, words.source_order)
    return ordering.best_first(measured, strongest[_LOOKED_AT_CLOSELY:])


def _fetching(request: Request, words: LibraryWords) -> dict[str, float]:
    """Return the terms that fetch candidates: in a large library only those that matter most."""
    if words.passages <= _SMALL:
        return request.asked.terms()
    terms = request.asked.terms(None if request.is_theme_named else (CLAIM,))
    strong = {term: weight for term, weight in terms.items() if weight >= _LEAST_WEIGHT}
    return strong or terms


def _candidate_numbers(
    library: Library,
    terms_wanted: dict[str, float],
    query: Query,
    sources: Sequence[str] | None,
) -> list[int]:
    hits = library.candidates(terms_wanted.items(), limit=MOST_CANDIDATES, sources=sources)
    numbers = [hit.number for hit in hits]
    for phrase in dict.fromkeys((*query.exact, query.whole)):
        terms = member_terms(phrase)
        if terms:
            held = library.phrase_candidates(terms, limit=MOST_CANDIDATES, sources=sources)
            numbers += [hit.number for hit in held]
    return list(dict.fromkeys(numbers))


def _allowed(shelf: Shelf, seen: list[Seen], query: Query) -> list[Seen]:
    """Leave out passages that lack exact words asked for, or hold words ruled out."""
    if not query.exact and not query.without:
        return seen
    return [one.seen for one in shelf.read(seen) if _is_allowed(one, query)]


def _is_allowed(candidate: Candidate, query: Query) -> bool:
    if not all(holds(candidate.text, words) for words in query.exact):
        return False
    return not any(_rules_out(candidate, words) for words in query.without)


def _rules_out(candidate: Candidate, words: str) -> bool:
    """A ruled-out word counts in every form; several words only as they stand."""
    terms = member_terms(words)
    if len(terms) == 1:
        return terms[0] in candidate.term_set
    return holds(candidate.text, words)


def _feedback(
    library: Library, words: LibraryWords, asked: Asked, close: Sequence[Candidate]
) -> dict[int, float]:
    if words.passages <= FEWEST_PASSAGES:
        return {}
    common = common_words([(one, one.seen.claim.share) for one in close[:BEST]], asked.words)
    return feedback(close, common, words.rarities(library, common))


def _exact(shelf: Shelf, request: Request, seen: Sequence[Seen]) -> set[int]:
    """Return the numbers of the passages that hold the whole query; most need not be read."""
    found = set()
    for whole in dict.fromkeys((request.query.whole, request.query.typed)):
        needed = inner_terms(whole) & request.asked.claim.words
        may = [one for one in seen if needed <= one.claim.terms] if whole else []
        is_held = holding(whole)
        found.update([one.number for one in shelf.read(may) if is_held(one.text)])
    return found
