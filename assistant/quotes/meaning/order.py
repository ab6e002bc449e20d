"""Fragments that stand in another order than in the source.

In go a pair of texts and its gaps; out come changes of order, and the gaps without what they
explain. The promise: words that stand elsewhere in the source are told as moved, not as lost in
one place and added in another, unless they are figures, names or negators, which their own kind
names better.
"""

from __future__ import annotations

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.edits import kinds_told
from assistant.quotes.meaning.gaps import Gap
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.tokens import Token

_LONG_ENOUGH = 3
"""A shorter run counts as moved only where it is everything that stands in its gap."""


_OWN: frozenset[Kind] = frozenset(
    ("negation", "number", "modal", "scope", "name", "polarity", "condition", "antecedent")
)


def moved(pair: TextPair, gaps: list[Gap]) -> tuple[list[Change], set[int]]:
    """Return the changes of order and the source places they explain; gaps lose moved words."""
    changes: list[Change] = []
    explained: set[int] = set()
    lost = [i for gap in gaps for i in range(gap.low, gap.high)]
    near = [i for gap in gaps if _narrow(gap) for i in range(gap.low, gap.high)]
    for gap in gaps:
        for run in _runs(gap.words):
            places = lost if len(run) > 1 else near
            found = _moved_run(pair, run, [i for i in places if i not in explained], gap)
            if found:
                source, quoted = found
                changes.append(pair.change("order", source, quoted, (source[0], quoted[0])))
                explained.update(source)
                gap.words = [j for j in gap.words if j not in quoted]
    if changes:
        _let_go_joiners(pair, gaps, lost, explained)
    return changes, explained


def _narrow(gap: Gap) -> bool:
    """Say whether a single word may have moved here; far outside a quotation any word stands."""
    return not (gap.first or gap.last) or gap.high - gap.low <= _LONG_ENOUGH


def _let_go_joiners(pair: TextPair, gaps: list[Gap], lost: list[int], explained: set[int]) -> None:
    """Let go of an "and" or a comma that joined a moved fragment and has no part of its own."""
    explained.update(i for i in lost if _joins(pair.tokens[i]))
    for gap in gaps:
        gap.words = [j for j in gap.words if not _joins(pair.words[pair.word(j)])]


def _joins(token: Token) -> bool:
    return token.key == "and" or (not token.says and token.kind == "mark")


def _runs(words: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for j in words:
        if runs and runs[-1][-1] == j - 1:
            runs[-1].append(j)
        else:
            runs.append([j])
    return runs


def _moved_run(
    pair: TextPair, run: list[int], lost: list[int], gap: Gap
) -> tuple[list[int], list[int]] | None:
    """Return the longest part of ``run`` that stands among the ``lost`` words, with its places."""
    keys = [pair.elements[j].key for j in run]
    best: tuple[int, int, int] = (0, 0, 0)
    for x in range(len(keys)):
        for y in range(len(lost)):
            size = _shared(pair, keys, lost, x, y)
            best = max(best, (size, -x, -y))
    size, x, y = best[0], -best[1], -best[2]
    if not size:
        return None
    source, quoted = lost[y : y + size], run[x : x + size]
    here = any(gap.low <= i < gap.high for i in source)
    said = [i for i in source if pair.tokens[i].says]
    words = sum(pair.words[pair.word(j)].says for j in run)
    enough = size >= _LONG_ENOUGH or len(said) == words
    if not said or not enough or (here and size < _LONG_ENOUGH and not _elsewhere(gap, pair)):
        return None
    return None if _speaks_for_itself(pair, said) else (source, quoted)


def _elsewhere(gap: Gap, pair: TextPair) -> bool:
    """Say whether the gap is wide enough for its words to have changed places within it."""
    return gap.high - gap.low == len(gap.words) and gap.low < len(pair.tokens)


def _shared(pair: TextPair, keys: list[str | None], lost: list[int], x: int, y: int) -> int:
    size = 0
    while (
        x + size < len(keys)
        and y + size < len(lost)
        and keys[x + size] == pair.tokens[lost[y + size]].key
        and (size == 0 or lost[y + size] == lost[y + size - 1] + 1)
    ):
        size += 1
    return size


def _speaks_for_itself(pair: TextPair, said: list[int]) -> bool:
    """Say whether all moved words are of one kind: one figure, one name, one negator."""
    kinds = [kinds_told(pair.tokens, [i]).keys() for i in said]
    return bool(_OWN.intersection(*kinds))
