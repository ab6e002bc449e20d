"""Candidates, fetched, sifted, scored and put in order.

In goes a request; out come ranked passages. The promise: best first, ties in reading order (the
order of the sources, then of the passages), and the same again for the same library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.library.library import Library
from assistant.matching.asked import Asked
from assistant.matching.exact import holding, holds
from assistant.matching.features import Features, Seen, Setting, measure, see, see_around, strongest
from assistant.matching.feedback import BEST, FEWEST_PASSAGES, common_words, feedback
from assistant.matching.head import score_of
from assistant.matching.query import Query
from assistant.matching.request import Request
from assistant.matching.shelf import MOST_CANDIDATES, Candidate, fetch, fetch_around
from assistant.matching.synonyms import member_terms
from assistant.matching.wants import CLAIM
from assistant.matching.words import LibraryWords

EXACT_SCORE = 100.0

_SMALL = 20 * MOST_CANDIDATES
"""Passages up to which every term fetches candidates. In a larger library there are always enough
that hold the words of the claim, and guesses must not crowd them out."""

_LEAST_WEIGHT = 0.29
"""What a term must weigh to fetch candidates in a large library: a named theme's terms do, and
stated synonyms; everyday synonyms and words that only frame a claim do not."""


class Ranked(NamedTuple):
    """A candidate with its score and what made it; ``exact``: it holds the whole query."""

    seen: Seen
    features: Features
    score: float
    exact: bool


def rank(
    library: Library, words: LibraryWords, request: Request, sources: Sequence[str] | None
) -> list[Ranked]:
    """Return every candidate that may answer ``request``, best first."""
    numbers = _candidate_numbers(library, _fetching(request, words), request.query, sources)
    fetched = fetch(library, numbers)
    if request.query.exact or request.query.without:
        fetched = [c for c in fetched if _allowed(c, request.query)]
    candidates = see(request.asked, fetched)
    close = strongest(candidates)
    around = fetch_around(library, [one.candidate for one in close], candidates)
    found = _feedback(library, words, request.asked, close)
    setting = Setting(request.asked, request.likeness, words.mean_length, found)
    measured = measure(setting, candidates, close, see_around(request.asked, around))
    ranked = _ranked(request.query, candidates, measured)
    order = words.source_order
    ranked.sort(key=lambda r: (-r.score, *_reading_place(r.seen.candidate, order)))
    return ranked


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


def _allowed(candidate: Candidate, query: Query) -> bool:
    """Tell whether a passage holds all exact words asked for and none of those ruled out."""
    text = candidate.text
    if not all(holds(text, words) for words in query.exact):
        return False
    return not any(_rules_out(candidate, words) for words in query.without)


def _rules_out(candidate: Candidate, words: str) -> bool:
    """A ruled-out word counts in every form; several words only as they stand."""
    terms = member_terms(words)
    if len(terms) == 1:
        return terms[0] in candidate.term_set
    return holds(candidate.text, words)


def _feedback(
    library: Library, words: LibraryWords, asked: Asked, close: Sequence[Seen]
) -> dict[int, float]:
    if words.passages <= FEWEST_PASSAGES:
        return {}
    common = common_words([(seen.candidate, seen.cover) for seen in close[:BEST]])
    already = asked.terms()
    new = sorted(term for term in common if term not in already)
    words.term_frequencies(library, new)
    rarity = {term: words.rarity(term) for term in new}
    return feedback([seen.candidate for seen in close], common, rarity)


def _ranked(
    query: Query, candidates: Mapping[int, Seen], measured: Mapping[int, Features]
) -> list[Ranked]:
    """Return the candidates that hold the whole query or any word of it, with their scores."""
    holds_whole, holds_typed = holding(query.whole), holding(query.typed)
    is_marked = query.typed != query.whole
    ranked = []
    for number, features in measured.items():
        seen = candidates[number]
        text = seen.candidate.text
        if holds_whole(text) or (is_marked and holds_typed(text)):
            ranked.append(Ranked(seen, features, EXACT_SCORE, exact=True))
        elif seen.worth:
            ranked.append(Ranked(seen, features, score_of(features), exact=False))
    return ranked


def _reading_place(candidate: Candidate, order: dict[int, int]) -> tuple[int, int]:
    return order.get(candidate.source_number, len(order)), candidate.number
