"""The best one to three whole sentences of a passage.

In goes a passage with what was asked; out comes the stretch of whole sentences worth quoting. The
promise: it begins where a sentence begins, ends where one ends, and lies inside the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.library.terms import Token, terms_of
from assistant.matching.asked import Asked
from assistant.matching.exact import holds
from assistant.matching.match import Extract
from assistant.matching.sides import Worth
from assistant.passages.sentences import split_sentences

MOST_SENTENCES = 3
_FEW_WORDS = 60
"""Words up to which a quote is easily read in a submission."""

_PER_SENTENCE = 0.07
"""What a further sentence must add to the share of the query that is met."""

_PER_WORD_TOO_MANY = 0.004
_LEANS_BACK = 0.06
"""What a beginning costs that only the sentence before explains."""

_BACKWARD = re.compile(
    r"[\"'“‘(]*(?:this|that|these|those|they|it|he|she|such|but|however|both|so|and|also)\b",
    re.IGNORECASE,
)

_THEME = 0.2
"""What a sentence gains that is wholly about the theme."""


class _Sentence(NamedTuple):
    start: int
    end: int
    words: int
    claim: Worth
    themes: Worth


class _Stretch(NamedTuple):
    start: int
    end: int
    value: float


def best_sentences(
    asked: Asked, text: str, start: int, held: Sequence[Token], exact: Sequence[str] = ()
) -> Extract:
    """Return the sentences to propose from a passage that begins at ``start``.

    ``held`` are those tokens of ``text`` that help to meet a want.
    """
    spans = split_sentences(text) or [(0, len(text))]
    if len(spans) == 1:
        begin, end = spans[0]
        return Extract(start=start + begin, end=start + end, text=text[begin:end])
    sentences = [_sentence(asked, text, held, *span) for span in spans]
    stretches = list(_stretches(asked, text, sentences))
    if exact:
        holding = [s for s in stretches if all(holds(text[s.start : s.end], e) for e in exact)]
        stretches = holding or [_Stretch(sentences[0].start, sentences[-1].end, 0.0)]
    begin, end, _ = max(stretches, key=lambda stretch: stretch.value)
    return Extract(start=start + begin, end=start + end, text=text[begin:end])


def _sentence(asked: Asked, text: str, held: Sequence[Token], start: int, end: int) -> _Sentence:
    words = text[start:end]
    terms = [token.term for token in held if start <= token.start < end]
    claim, themes = asked.claim.glance(terms), asked.themes.glance(terms)
    if not (claim.is_sure and themes.is_sure):
        terms = terms_of(words)
    met = asked.claim.worth(terms, claim), asked.themes.worth(terms, themes)
    return _Sentence(start, end, len(words.split()), *met)


def _stretches(asked: Asked, text: str, sentences: Sequence[_Sentence]) -> Iterator[_Stretch]:
    """Yield every run of up to three sentences, earlier and shorter ones first."""
    for at, first in enumerate(sentences):
        claim: dict[int, float] = {}
        themes: dict[int, float] = {}
        words = 0
        beginning = _LEANS_BACK if at and _BACKWARD.match(text, first.start, first.end) else 0.0
        met = 0.0
        for further, sentence in enumerate(sentences[at : at + MOST_SENTENCES]):
            # Both are added to; a sentence that adds nothing leaves what is met as it was.
            added = (_add(claim, sentence.claim), _add(themes, sentence.themes))
            if any(added):
                met = asked.covered(claim) + _THEME * asked.touched(themes)
            words += sentence.words
            value = met - _PER_SENTENCE * further
            value -= _PER_WORD_TOO_MANY * max(0, words - _FEW_WORDS)
            yield _Stretch(first.start, sentence.end, value - beginning)


def _add(best: dict[int, float], worth: Worth) -> bool:
    """Let every want be worth the best of what it was and is; tell whether any became more."""
    is_more = False
    for want, one in worth.items():
        if one > best.get(want, 0.0):
            best[want] = one
            is_more = True
    return is_more
