"""Runs of words that stand elsewhere in the source.

In go a pair of texts and where they part; out come changes of order, and the gaps without what
they explain. The promise: a fragment that moved is told as moved, not as lost in one place and
added in another; single figures, names and negators are left to :mod:`reordered`, which tells them
by their own kind, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.edits import kinds_told
from assistant.quotes.meaning.gaps import Gap
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.stretches import order_of, with_its_kinds
from assistant.quotes.meaning.tokens import Token

_LONG_ENOUGH = 3
"""A shorter run counts as moved only where it is everything that stands in its gap."""


_ENDS = frozenset(".?!;:")
_FEW = 4
"""More words than this are a clause of their own."""
_OWN: frozenset[Kind] = frozenset(
    ("negation", "number", "modal", "scope", "name", "polarity", "condition", "antecedent")
)


class Move(NamedTuple):
    """A run of source places, and the elements it stands at in the quotation."""

    source: Sequence[int]
    quoted: Sequence[int]


def moved(pair: TextPair, gaps: list[Gap]) -> tuple[list[Change], set[int], list[Move]]:
    """Return the changes of order, the source places they explain, and the runs that moved.

    The gaps lose moved words.
    """
    changes: list[Change] = []
    explained: set[int] = set()
    moves: list[Move] = []
    lost = [i for gap in gaps for i in range(gap.low, gap.high)]
    # A single word of what a mark leaves out has not moved: its like stands in any sentence.
    narrow = [gap for gap in gaps if _narrow(gap) and not gap.marks]
    near = [i for gap in narrow for i in range(gap.low, gap.high)]
    for gap in gaps:
        for run in _runs(gap.words):
            places = _sought(pair, gap, run, lost, near)
            found = _moved_run(pair, run, [i for i in places if i not in explained], gap)
            if found:
                source, quoted = found
                moves.append(Move(source, quoted))
                own = _of_its_own(pair, source, quoted)
                move = _stretch(pair, gap, source, quoted)
                changes += [*own, *with_its_kinds(pair, move, {c.kind for c in own})]
                explained.update(source)
                gap.words = [j for j in gap.words if j not in quoted]
    if changes:
        _let_go_joiners(pair, gaps, lost, explained)
    return changes, explained, moves


def cut_at_moves(
    pair: TextPair, moves: Sequence[Move], lost: Callable[[int], bool]
) -> list[Change]:
    """Return what is left out, without a mark, where a run that moved meets the words beside it.

    ``lost`` says of a source place whether its word is nowhere in the quotation. Two halves of
    sentences put together backwards are in another order, and cut short besides.
    """
    places = {j: i for i, j in pair.pairs} | {
        j: i for m in moves for i, j in zip(m.source, m.quoted, strict=True)
    }
    said = sorted(j for j, i in places.items() if pair.tokens[i].says)
    told: list[Change] = []
    for move in moves:
        own = [n for n, j in enumerate(said) if j in move.quoted]
        for n in (own[0] - 1, own[-1]) if own else ():
            if not 0 <= n < len(said) - 1 or _marked_between(pair, said[n], said[n + 1]):
                continue
            one, other = places[said[n]], places[said[n + 1]]
            rest = _until_kept(pair, one + 1, 1, lost) or _until_kept(pair, other - 1, -1, lost)
            if rest and other != one + 1:
                told.append(pair.change("omission", rest, (), (rest[0], said[n + 1])))
    return told


def _marked_between(pair: TextPair, one: int, other: int) -> bool:
    return any(pair.elements[j].kind != "token" for j in range(one + 1, other))


def _until_kept(pair: TextPair, at: int, step: int, lost: Callable[[int], bool]) -> list[int]:
    """Return the lost words from ``at`` on, up to one that is kept or the sentence's end."""
    found: list[int] = []
    while 0 <= at < len(pair.tokens) and lost(at) and pair.tokens[at].plain not in _ENDS:
        found.append(at)
        at += step
    said = any(pair.tokens[i].says for i in found)
    return sorted(found) if said else []


def _of_its_own(pair: TextPair, source: list[int], quoted: list[int]) -> list[Change]:
    """Return what else is told of a few words that moved: the figure or name among them is now
    said of something else. A whole clause takes along what it says."""
    said = [i for i in source if pair.tokens[i].says]
    if len(said) > _FEW:
        return []
    kinds = kinds_told(pair.tokens, said)
    place = source[0], quoted[0]
    return [pair.change(kind, places, (), place) for kind, places in kinds.items() if kind in _OWN]


def _stretch(pair: TextPair, gap: Gap, source: list[int], quoted: list[int]) -> Change:
    """Return the change from where the words stood to where they stand now, both included."""
    before = max((i for i, j in pair.pairs if j < quoted[0]), default=-1)
    after = min((i for i, j in pair.pairs if j > quoted[-1]), default=len(pair.tokens))
    if source[0] > after:
        until = max(j for i, j in pair.pairs if i < source[0])
        source, quoted = [after, source[-1]], [quoted[0], until]
    elif source[-1] < before:
        since = min(j for i, j in pair.pairs if i > source[-1])
        source, quoted = [source[0], before], [since, quoted[-1]]
    elif gap.words:
        source = [min(gap.low, source[0]), max(gap.high - 1, source[-1])]
        quoted = [gap.words[0], gap.words[-1]]
    was, now = range(source[0], source[-1] + 1), range(quoted[0], quoted[-1] + 1)
    return order_of(pair, was, now, (source[0], quoted[0]))


def _sought(
    pair: TextPair, gap: Gap, run: list[int], lost: list[int], near: list[int]
) -> list[int]:
    """Return where the words of a run may have come from.

    A single word that stands for another ("rule" for "rules") came from nowhere.
    """
    if sum(pair.words[pair.word(j)].says for j in run) > 1:
        return lost
    instead = any(pair.tokens[i].says for i in range(gap.low, gap.high))
    return [] if instead and not (gap.first or gap.last) else near


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
    if not said or not enough or (here and not _elsewhere(gap, pair)):
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
