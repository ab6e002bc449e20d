"""Words taken from a source without marks, and altered on the way.

In go runs of a paper that stand in a source word for word; out come the same runs, each made as
long as the sentence it stands in where the source has that sentence too but for a word or so. The
promise: a run grows only over words that are the source's but for few, and what was altered is
told; nothing that stood in a run is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.checks.returned.held import Held
from assistant.passages.sentences import split_sentences
from assistant.quotes.marked import word_count
from assistant.quotes.meaning import Change, compare
from assistant.quotes.meaning.change import apart

Span = tuple[int, int]

_LEADS = re.compile(r"(?::|[—–,]|\bthat)\s+")
"""Where the author's own words may end and the source's begin."""
_KEPT_TO_ALTERED = 3
"""Words that a run takes in for each one of them that was altered."""


class Taken(NamedTuple):
    """Words [start, end) of a text, their span in a source, and how they differ from it."""

    start: int
    end: int
    source: Span
    changes: tuple[Change, ...] = ()


def altered(text: str, within: Span, run: Taken, source: str, held: Held) -> Taken:
    """Return ``run`` with more of its sentence, where that is the source's but for few words.

    ``within`` are the words of ``text`` that it may take in.
    """
    stored = held.text(source)
    theirs = _sentences_of(source, run.source, held)
    ours = [(a + within[0], b + within[0]) for a, b in split_sentences(text[slice(*within)])]
    first, last = _touched(ours, (run.start, run.end)), _touched(theirs, run.source)
    if first is None or last is None:
        return run
    best, most = run, 0
    for start, begin in _starts(text, first[0], run, last[0]):
        for end, finish in ((first[1], last[1]), (run.end, run.source[1])):
            changes = _changes(stored[begin:finish], text[start:end])
            if any(_goes_on(change, stored[begin:finish]) for change in changes):
                continue
            more = word_count(text[start : run.start]) + word_count(text[run.end : end])
            other = _words_in(changes)
            worth = more - _KEPT_TO_ALTERED * other
            if changes and (other == 1 or worth >= 0) and (best is run or worth > most):
                best, most = Taken(start, end, (begin, finish), changes), worth
    return best


def _starts(text: str, sentence: int, run: Taken, begins: int) -> Iterator[Span]:
    """Yield where the words may begin, in the text and in the source, the furthest first."""
    yield sentence, begins
    for lead in _LEADS.finditer(text, sentence, run.start):
        yield lead.end(), begins
    yield run.start, run.source[0]


def _sentences_of(source: str, span: Span, held: Held) -> list[Span]:
    truth = held.truth(source, *span)
    stored = held.text(source)
    return [
        (passage.start + start, passage.start + end)
        for passage in (truth.passages if truth else ())
        for start, end in split_sentences(stored[passage.start : passage.end])
    ]


def _touched(sentences: Sequence[Span], span: Span) -> Span | None:
    """Return from where to where the sentences go that ``span`` stands in."""
    own = [s for s in sentences if s[0] < span[1] and span[0] < s[1]]
    return (min(own[0][0], span[0]), max(own[-1][1], span[1])) if own else None


def _changes(source: str, words: str) -> tuple[Change, ...]:
    """Return what was altered; the first letter of the author's own sentence is no matter."""
    found = compare(source, words)
    return tuple(c for c in found if c.severity == "block" and c.kind != "case")


def _goes_on(change: Change, source: str) -> bool:
    """Say whether the paper only has more words at an end: its own, with nothing altered."""
    start, end = change.source_span
    return not change.was and not (word_count(source[:start]) and word_count(source[end:]))


def _words_in(changes: Iterable[Change]) -> int:
    """Return how many words the changes are about, each place counted once."""
    return sum(max(word_count(c.was), word_count(c.now), 1) for c in apart(changes))
