"""Where in a stretch of a source the fragments of a quotation stand.

In go the fragments and a stretch; out comes a span of the stretch's letters for each fragment, in
order. The promise: spans take whole words and never overlap or cross; what no word of the source
resembles is given no span.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from assistant.quotes.finding.found import FOUND_FROM
from assistant.quotes.finding.stretch import Stretch
from assistant.quotes.finding.wording import Wanted

Letters = tuple[int, int]

_CLOSE_BY = 0.01
"""What each word left out at a mark costs, so that of equal places the nearest is taken."""

_MARGIN = 20
"""Letters looked at beyond half a fragment's length on both sides of its likest place."""

_MISREAD = 0.8
"""What a letter changed inside a word costs: a mangled last word is still the last word."""

_PUT_IN = 1.5
"""What a letter of the quotation that the source has not costs: quotations leave out far more often
than they add, so the last words belong to the source even after a gap."""

_LEFT_OUT = 0.5
"""What a letter of the source that the quotation leaves out costs, beside one for a changed letter:
a clause dropped without a mark must not part the quotation from its other half."""

_LONG = 300
"""Letters above which finding about where costs more than it saves."""

_END = 60
"""Words at each end by which a long fragment is placed; those between them need no aligning."""

_NEVER = float("inf")
_MATCH, _LEAVE, _ADD = 0, 1, 2


class Placement(NamedTuple):
    """A span of the stretch's letters for each fragment (None: not there), and how alike each is.

    ``similarities`` are from 0 to 100, in letters.
    """

    spans: tuple[Letters | None, ...]
    similarities: tuple[float, ...]
    similarity: float


def exact_places(fragments: Sequence[Wanted], stretch: Stretch) -> list[Placement]:
    """Return every place where the letters of the fragments stand in order, at edges of words."""
    if len(fragments) == 1:
        return [_perfect([span]) for span in _all_whole(fragments[0].letters, stretch)]
    spans = _one_after_another(fragments, stretch)
    return [_perfect(spans)] if spans else []


def best_place(fragments: Sequence[Wanted], stretch: Stretch) -> Placement:
    """Return the place that the fragments, altered, come from with the fewest changed letters."""
    if len(fragments) > 1:
        return _measured(fragments, stretch, _aligned(fragments, stretch, 0, len(stretch.keys)))
    low, high = _neighbourhood(fragments[0].letters, stretch)
    return _measured(fragments, stretch, _aligned(fragments, stretch, low, high))


def _neighbourhood(letters: str, stretch: Stretch) -> tuple[int, int]:
    """Return the words of the stretch among which a fragment surely stands, if it stands there.

    The likest run of letters says only about where: words left out of a quotation move its edges.
    """
    if len(letters) > _LONG or len(letters) >= len(stretch.letters):
        return 0, len(stretch.keys)
    likest = fuzz.partial_ratio_alignment(letters, stretch.letters)
    if likest is None:
        return 0, len(stretch.keys)
    margin = len(letters) // 2 + _MARGIN
    last = min(likest.dest_end + margin, len(stretch.letters)) - 1
    return stretch.word_at(max(0, likest.dest_start - margin)), stretch.word_at(last) + 1


def _perfect(spans: Sequence[Letters]) -> Placement:
    return Placement(tuple(spans), (100.0,) * len(spans), 100.0)


def _all_whole(letters: str, stretch: Stretch) -> list[Letters]:
    found: list[Letters] = []
    at = stretch.letters.find(letters)
    while at >= 0:
        if stretch.is_edge(at) and stretch.is_edge(at + len(letters)):
            found.append((at, at + len(letters)))
        at = stretch.letters.find(letters, at + 1)
    return found


def _one_after_another(fragments: Sequence[Wanted], stretch: Stretch) -> list[Letters]:
    """Find each fragment after the one before, as close together as they stand."""
    places = [_all_whole(fragment.letters, stretch) for fragment in fragments]
    end = 0
    for spans in places:
        after = [high for low, high in spans if low >= end]
        if not after:
            return []
        end = after[0]
    chosen: list[Letters] = []
    for spans in reversed(places):
        chosen.append([span for span in spans if span[1] <= end][-1])
        end = chosen[-1][0]
    return chosen[::-1]


def _measured(
    fragments: Sequence[Wanted], stretch: Stretch, spans: Sequence[Letters | None]
) -> Placement:
    kept: list[Letters | None] = []
    similarities: list[float] = []
    changed = letters = 0
    for fragment, span in zip(fragments, spans, strict=True):
        stored = stretch.letters[span[0] : span[1]] if span else ""
        distance = Indel.distance(fragment.letters, stored)
        size = len(fragment.letters) + len(stored)
        similarity = 100.0 * (1 - distance / size)
        if similarity < FOUND_FROM:
            similarity = 0.0
            distance = size = len(fragment.letters)
        kept.append(span if similarity else None)
        similarities.append(similarity)
        changed += distance
        letters += size
    return Placement(tuple(kept), tuple(similarities), 100.0 * (1 - changed / letters))


def _aligned(
    fragments: Sequence[Wanted], stretch: Stretch, low: int, high: int
) -> list[Letters | None]:
    """Align the words of all fragments with words [low, high) at the least cost in letters.

    Words of the source cost nothing before the first fragment, between two and after the last.
    """
    pieces = [(at, keys) for at, fragment in enumerate(fragments) for keys in _ends(fragment)]
    steps: list[bytearray] = []
    jumps: dict[int, list[int]] = {}
    keys = stretch.keys[low:high]
    costs = [0.0] * (len(keys) + 1)
    for _, words in pieces:
        if steps:
            costs, jumps[len(steps)] = _jumped(costs)
        for word in words:
            costs, step = _row(costs, word, keys)
            steps.append(step)
    sizes = [len(words) for _, words in pieces]
    found = _traced(sizes, steps, jumps, costs.index(min(costs)))
    spans: list[Letters | None] = [None] * len(fragments)
    for (at, _), span in zip(pieces, found, strict=True):
        if span is not None:
            letters = _letters(stretch, low + span[0], low + span[1])
            before = spans[at]
            spans[at] = letters if before is None else (before[0], letters[1])
    return spans


def _ends(fragment: Wanted) -> list[list[str]]:
    """Return the words to align: all, or of a long fragment its beginning and its end."""
    keys = fragment.words.keys
    if len(keys) <= 2 * _END:
        return [keys]
    return [keys[:_END], keys[-_END:]]


def _row(before: list[float], word: str, keys: Sequence[str]) -> tuple[list[float], bytearray]:
    """Return the least costs with one more quoted word, and the step that leads to each."""
    size, distance = _PUT_IN * len(word), Indel.distance
    last = before[0] + size
    costs, steps = [last], bytearray(len(before))
    steps[0] = _ADD
    for at, key in enumerate(keys):
        matched = before[at] + _MISREAD * distance(word, key)
        left = last + _LEFT_OUT * len(key)
        last, step = before[at + 1] + size, _ADD
        if left < last:
            last, step = left, _LEAVE
        if matched <= last:
            last, step = matched, _MATCH
        costs.append(last)
        steps[at + 1] = step
    return costs, steps


def _jumped(costs: list[float]) -> tuple[list[float], list[int]]:
    """Leave out any words of the source at a mark: each place may be reached from any before."""
    best, origin = _NEVER, 0
    reached: list[float] = []
    origins: list[int] = []
    for at, cost in enumerate(costs):
        best += _CLOSE_BY
        if cost <= best:
            best, origin = cost, at
        reached.append(best)
        origins.append(origin)
    return reached, origins


def _traced(
    sizes: Sequence[int],
    steps: list[bytearray],
    jumps: dict[int, list[int]],
    column: int,
) -> list[tuple[int, int] | None]:
    """Follow the steps back and return the first and last matched word of each piece."""
    spans: list[tuple[int, int] | None] = []
    row = len(steps)
    for size in reversed(sizes):
        matched: list[int] = []
        first = row - size
        while row > first:
            step = steps[row - 1][column]
            if step == _MATCH:
                matched.append(column - 1)
            row -= step != _LEAVE
            column -= step != _ADD
        spans.append((matched[-1], matched[0]) if matched else None)
        if row in jumps:
            column = jumps[row][column]
    return spans[::-1]


def _letters(stretch: Stretch, first: int, last: int) -> Letters:
    return stretch.firsts[first], stretch.firsts[last] + len(stretch.keys[last])
