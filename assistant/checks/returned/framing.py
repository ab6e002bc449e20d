"""How much of a source a quotation stands for, where its words were altered.

In go quoted words and the place they were found at; out comes the span to hold them against: the
place itself, or the whole sentences around it. The promise: the span explains the words with the
least change; a likeness found the place, but only the comparison of tokens chooses the span.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.checks.returned.held import Held
from assistant.passages.passage import Passage
from assistant.passages.sentences import split_sentences
from assistant.quotes.certify import same_voice
from assistant.quotes.finding import Found
from assistant.quotes.locating import locate
from assistant.quotes.marked import FEWEST_WORDS, word_count
from assistant.quotes.meaning import Change, compare
from assistant.quotes.meaning.change import apart
from assistant.quotes.typography import comparable

Span = tuple[int, int]

_PUT_IN = 5
"""What a word of the quotation that the source has not there weighs, against one that is gone."""
_FROM_NOWHERE = 8
"""What it weighs where nothing of the source stands against it."""
_ONE_WORD = _PUT_IN + 1
"""What one word for another weighs: no other span explains the words with less."""
_MOVED = 2
_LONG = 6
"""Words gone beyond so many weigh a third: a long omission is still one."""
_REACH = 1_200
"""Characters around the place found in which the rest of a splice may stand."""
_TELLING = 4
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INITIALS = re.compile(r"\.[A-Za-z]$")
_MOST_SENTENCES = 6
_SPACED_OUT = 400
"""Characters by which white space in the source may set its words further apart."""


def framed(words: str, found: Found, held: Held) -> Span:
    """Return the span of the source that ``words`` are held against."""
    stored = held.text(found.source)
    start, end = _span(words, found, stored, held)
    return start, _with_initials(end, words, stored)


def _span(words: str, found: Found, stored: str, held: Held) -> Span:
    # Brackets may be the source's own: they were not looked for, and may stand at either end.
    if found.exact and "[" not in words:
        return found.span
    # Words may take a label or a heading along, which is in the text and in no passage.
    whole = [s for s in _near(words, found, stored) if s[0] <= found.start and found.end <= s[1]]
    if whole or found.exact:
        return whole[0] if whole else found.span
    best, least = found.span, weight(compare(stored[slice(*found.span)], words), words)
    if least <= _ONE_WORD:
        return best
    for span in _alternatives(words, found, stored, held):
        heavy = weight(compare(stored[slice(*span)], words), words)
        if heavy < least:
            best, least = span, heavy
        if least <= _ONE_WORD:
            break
    return best


def _with_initials(end: int, words: str, stored: str) -> int:
    """Return the end behind the last point of initials: "(S.I." is more than "(S.I"."""
    pointed = words.rstrip().endswith(".") and stored[end : end + 1] == "."
    return end + 1 if pointed and _INITIALS.search(stored[:end][-3:]) else end


def _near(words: str, found: Found, stored: str) -> list[Span]:
    """Return where the very words stand around the place found; elsewhere they are no matter."""
    reach = 2 * len(words) + _SPACED_OUT
    low = max(0, found.start - reach)
    places = locate(words, stored[low : found.end + reach]).places
    return [(start + low, end + low) for start, end in places]


def _alternatives(words: str, found: Found, stored: str, held: Held) -> list[Span]:
    """Return the runs of whole sentences that the place touches, and its mixes with them."""
    around = held.near(found.source, max(0, found.start - _REACH), found.end + _REACH)
    own = [n for n, p in enumerate(around) if p.start < found.end and found.start < p.end]
    if not own:
        return []
    sentences = [
        (passage.start + start, passage.start + end)
        for passage in _of_one_voice(around, own)
        for start, end in split_sentences(stored[passage.start : passage.end])
    ]
    touched = _touched(sentences, found, stored, words)
    if not touched:
        return []
    runs = [
        (touched[low][0], touched[high][1])
        for low in range(len(touched))
        for high in range(low, len(touched))
        if touched[low][0] < found.end and found.start < touched[high][1]
    ]
    mixes = [(touched[0][0], found.end), (found.start, touched[-1][1])]
    return [span for span in dict.fromkeys([*mixes, *runs]) if span != found.span]


def _of_one_voice(around: Sequence[Passage], own: Sequence[int]) -> Sequence[Passage]:
    """Return the passages found with those beside them in which the same person goes on."""
    low, high = own[0], own[-1]
    while low > 0 and same_voice(around[low - 1], around[low]):
        low -= 1
    while high + 1 < len(around) and same_voice(around[high], around[high + 1]):
        high += 1
    return around[low : high + 1]


def _touched(sentences: list[Span], found: Found, stored: str, words: str) -> list[Span]:
    """Return the sentences from the first to the last that the place or the words themselves hold.

    A sentence that the words put before its forerunner, or of which they took a part, stands
    outside the place found.
    """
    held = comparable(words)
    runs = _runs(held)
    own = [
        number
        for number, (start, end) in enumerate(sentences)
        if (start < found.end and found.start < end) or _holds(held, runs, stored[start:end])
    ]
    found_at = [n for n in own if sentences[n][0] < found.end and found.start < sentences[n][1]]
    if not found_at:
        return []
    near = [n for n in own if found_at[0] - _MOST_SENTENCES < n < found_at[-1] + _MOST_SENTENCES]
    if near[-1] - near[0] >= _MOST_SENTENCES:
        # A place that is far too wide is narrowed to what the words surely have of it.
        near = [n for n in near if _holds(held, runs, stored[slice(*sentences[n])])] or near
    first = near[0] if near[0] >= found_at[0] else max(near[0], near[-1] - _MOST_SENTENCES + 1)
    return sentences[first : near[-1] + 1][:_MOST_SENTENCES]


def _holds(held: str, runs: set[tuple[str, ...]], sentence: str) -> bool:
    if word_count(sentence) < FEWEST_WORDS:
        return False
    said = comparable(sentence)
    return said in held or not runs.isdisjoint(_runs(said))


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is no coincidence."""
    said = _said(text)
    return {tuple(said[at : at + _TELLING]) for at in range(len(said) - _TELLING + 1)}


def weight(changes: Sequence[Change], words: str) -> int:
    """Return how much the changes alter, each word counted once; words put in weigh most."""
    inside = [change for change in changes if not at_edge(change, words)]
    moves = [change for change in inside if change.kind == "order"]
    told = [c for c in apart(inside) if c.kind != "order" and not any(_moved(c, m) for m in moves)]
    return _MOVED * len(moves) + sum(_weight_of(change) for change in told)


def _moved(change: Change, move: Change) -> bool:
    """Say whether a change is part of a move in which no word is lost or new."""
    within = move.source_span[0] <= change.source_span[0]
    within = within and change.source_span[1] <= move.source_span[1]
    return within and _bare(move.was) == _bare(move.now)


def _bare(text: str) -> Counter[str]:
    return Counter(re.sub(r"['’]s$", "", word) for word in _said(text))


def _said(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _weight_of(change: Change) -> int:
    was, now = word_count(change.was), word_count(change.now)
    was -= max(0, was - _LONG) * 2 // 3
    return was + now * (_PUT_IN if was else _FROM_NOWHERE)


def at_edge(change: Change, words: str) -> bool:
    """Say whether a change is a loss by where the quotation begins or ends."""
    edges = ((0, 0), (len(words), len(words)))
    return change.now == "" and change.quoted_span in edges and change.kind != "omission"
