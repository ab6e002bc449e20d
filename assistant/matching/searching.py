"""A search: a query, a theme or a position goes in; matches come out, best first.

The promises: scores lie between 0 and 100 and fall from match to match; 100 and "exact" are given
to the passages that hold the whole query, typography apart, and to no others; highlights and the
proposed quote lie inside their passage; the same library and query give the same matches.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.library.library import Library
from assistant.library.terms import tokens_among
from assistant.matching.duplicates import distinct
from assistant.matching.exact import holds
from assistant.matching.extract import best_sentences
from assistant.matching.head import CLOSE
from assistant.matching.highlights import Marked, highlights, marked_for
from assistant.matching.match import Match, Nearness, Reason
from assistant.matching.ordering import Ranked
from assistant.matching.ranking import rank
from assistant.matching.reasons import exact_reason, reasons_for
from assistant.matching.request import Request, make_request
from assistant.matching.words import words_of
from assistant.passages.passage import Passage
from assistant.themes.theme import Position, Theme, Themes


def search(
    library: Library,
    query: str | None,
    *,
    theme: Theme | None = None,
    position: Position | None = None,
    themes: Themes | None = None,
    limit: int = 10,
    sources: Sequence[str] | None = None,
    why: bool = False,
) -> list[Match]:
    """Return up to ``limit`` passages that answer, best first; near repeats only once.

    Any of ``query``, ``theme`` and ``position`` may be left out. ``themes`` gives synonyms, and,
    where no theme is named, themes that the query clearly touches count a little. ``sources`` are
    ids to search in. With ``why`` each match carries its reasons; their points add up to its score.
    """
    if limit < 1:
        return []
    words = words_of(library)
    request = make_request(library, words, query, theme, position, themes)
    kept = distinct(rank(library, words, request, sources), limit)
    return _matches(library, request, kept, why=why)


def _matches(
    library: Library, request: Request, kept: Sequence[Ranked], *, why: bool
) -> list[Match]:
    stored = library.passages_by_number([one.candidate.number for one in kept])
    passages = {one.number: one.passage for one in stored}
    marked = marked_for(request.asked)
    # What another process took out of the library meanwhile is left out.
    return [
        _match(request, marked, one, passages[one.candidate.number], why=why)
        for one in kept
        if one.candidate.number in passages
    ]


def _match(request: Request, marked: Marked, one: Ranked, passage: Passage, *, why: bool) -> Match:
    start, exact = passage.start, _exact_words(request, one)
    held = tokens_among(passage.text, one.candidate.seen.terms)
    spans = highlights(marked, one.candidate, held, exact)
    return Match(
        passage=passage,
        score=one.score,
        match=_nearness(one),
        highlights=tuple([(start + begin, start + end) for begin, end in spans]),
        quote=best_sentences(request.asked, passage.text, start, held, exact),
        why=_why(request, one) if why else (),
    )


def _exact_words(request: Request, one: Ranked) -> tuple[str, ...]:
    query, text = request.query, one.candidate.text
    whole = [words for words in (query.whole, query.typed) if one.exact and holds(text, words)]
    return tuple(dict.fromkeys((*whole, *query.exact)))


def _nearness(one: Ranked) -> Nearness:
    if one.exact:
        return "exact"
    return "close" if one.score >= CLOSE else "loose"


def _why(request: Request, one: Ranked) -> tuple[Reason, ...]:
    if one.exact:
        return exact_reason()
    return reasons_for(request.asked, one.candidate, one.features, one.score)
