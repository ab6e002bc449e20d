"""The words of a passage that answer the query, as offsets into the stored text.

In goes a passage with what was asked; out come spans in order, of whole words, none overlapping,
each inside the passage.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from assistant.library.terms import Token, analyse
from assistant.matching.asked import Asked
from assistant.matching.exact import find_exact
from assistant.matching.shelf import Candidate
from assistant.matching.sides import side_by_side

_TELLING = 0.12
"""Share of the dearest want from which a met want is shown: "should" is not worth a mark."""

Span = tuple[int, int]


class Marked(NamedTuple):
    """The terms to mark wherever they stand, and those to mark where they stand side by side.

    These by the first of them.
    """

    single: frozenset[str]
    phrases: Mapping[str, Collection[tuple[str, ...]]]


def highlights(
    marked: Marked, candidate: Candidate, held: Sequence[Token], exact: Iterable[str] = ()
) -> list[Span]:
    """Return the spans to mark in the text of a passage.

    ``held`` are those tokens of the text that help to meet a want.
    """
    text = candidate.text
    spans = [(token.start, token.end) for token in held if token.term in marked.single]
    present = {token.term for token in held}
    phrases = [
        phrase
        for term in present
        for phrase in marked.phrases.get(term, ())
        if present.issuperset(phrase) and side_by_side(candidate.terms, phrase) is not None
    ]
    if phrases:
        tokens = analyse(text)
        for phrase in phrases:
            spans += _side_by_side(tokens, phrase)
    for words in exact:
        spans += [_whole_words(text, *span) for span in find_exact(text, words)]
    return _merged(text, spans)


def marked_for(asked: Asked) -> Marked:
    """Return what to mark in the passages that answer what was asked."""
    dearest = max((one.full for one in asked.sought), default=0.0)
    ways = [way for one in asked.sought if one.full >= _TELLING * dearest for way in one.ways]
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for way in ways:
        if len(way.terms) > 1:
            phrases.setdefault(way.terms[0], set()).add(way.terms)
    return Marked(frozenset([way.terms[0] for way in ways if len(way.terms) == 1]), phrases)


def _side_by_side(tokens: list[Token], phrase: tuple[str, ...]) -> list[Span]:
    size = len(phrase)
    return [
        (tokens[at].start, tokens[at + size - 1].end)
        for at in range(len(tokens) - size + 1)
        if tokens[at].term == phrase[0]
        and tuple(token.term for token in tokens[at : at + size]) == phrase
    ]


def _whole_words(text: str, start: int, end: int) -> Span:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Join spans that overlap or that only a space parts, so that a phrase is one mark."""
    merged: list[Span] = []
    for begin, end in sorted(set(spans)):
        if begin >= end:
            continue
        if merged and (begin <= merged[-1][1] or text[merged[-1][1] : begin] in {" ", "-"}):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
