"""Words that stand in another order than in the source.

In go a pair of texts and where they part; out come changes of order, each with the stretch as the
source has it and as it is quoted. The promise: words that stand elsewhere in the source are told
as moved, not as lost in one place and added in another; figures, names, negators and other words
with a meaning of their own are told by their kind besides, since what they are about has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.edits import kinds_told
from assistant.quotes.meaning.gaps import Gap
from assistant.quotes.meaning.kinds import edited_kinds
from assistant.quotes.meaning.modality import REPORTING
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.tokens import Token, tokenise

_LONG_ENOUGH = 3
"""A shorter run counts as moved only where it is everything that stands in its gap."""


_ENDS = frozenset(".?!;:")
_FEW = 4
"""More words than this are a clause of their own."""
_SHORT_STRETCH = 14
"""Words within which a name or a figure is said of what stands beside it."""
_LITTLE = 2
"""Words of so few letters cross a name without a change of what is said of it."""
_NAMING: frozenset[Kind] = frozenset(("name", "number", "negation"))
_MOST_EDITS = 12
"""Edits further apart than this are no one change of order."""
_NO_MORE_THAN_MOVED: frozenset[Kind] = frozenset(("word", "omission", "case", "tense"))
"""Kinds that say nothing of a word which stands elsewhere in the quotation."""
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
                changes += [*own, *_with_its_kinds(pair, move, {c.kind for c in own})]
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
    told: list[Change] = []
    for move in moves:
        for j, after in (
            (move.quoted[0] - 1, move.quoted[0]),
            (move.quoted[-1], move.quoted[-1] + 1),
        ):
            one, other = places.get(j), places.get(after)
            if one is None or other is None or other == one + 1:
                continue
            rest = _until_kept(pair, one + 1, 1, lost) or _until_kept(pair, other - 1, -1, lost)
            if rest:
                told.append(pair.change("omission", rest, (), (rest[0], after)))
    return told


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
    return pair.change("order", source, quoted, (source[0], quoted[0]))


class Edit(NamedTuple):
    """Source places that stand against elements, and what the edit is told as."""

    source: Sequence[int]
    quoted: Sequence[int]
    at: tuple[int, int]
    changes: Sequence[Change]


def reordered(pair: TextPair, edits: Sequence[Edit]) -> list[Change]:
    """Return what the edits are told as, with one change of order for each run of them that holds
    the same words in another order."""
    told: list[Change] = []
    at = 0
    while at < len(edits):
        after = _balanced(pair, edits, at)
        if after is None:
            told += edits[at].changes
            at += 1
        else:
            run = edits[at:after]
            own = [c for e in run for c in e.changes if not _merely_moved(c)]
            told += [*own, *_with_its_kinds(pair, _whole(pair, run), {c.kind for c in own})]
            at = after
    return told


def _merely_moved(change: Change) -> bool:
    """Say whether a change tells no more of a word than that it stands elsewhere."""
    says = change.kind == "modal" and (change.was + change.now).casefold() in REPORTING
    return says or change.kind in _NO_MORE_THAN_MOVED


def _with_its_kinds(pair: TextPair, move: Change, told: set[Kind]) -> list[Change]:
    """Return a change of order, and the same told as the name, figure or negator that other words
    have crossed: "B told A" for "A told B" is another name, whichever word is said to have moved.

    Over a longer stretch, what each clause says stays with it.
    """
    low, high = move.source_span
    places = [i for i, t in enumerate(pair.tokens) if low <= t.start and t.end <= high and t.says]
    was = [pair.tokens[i].key for i in places]
    now = [t.key for t in tokenise(move.now) if t.says]
    if len(places) > _SHORT_STRETCH or Counter(was) != Counter(now):
        return [move]
    kinds: set[Kind] = set()
    for i, key in zip(places, was, strict=True):
        if was.count(key) == 1 and _crossed(key, was, now):
            kinds |= edited_kinds(pair.tokens, i)
    return [*(move.model_copy(update={"kind": k}) for k in kinds & _NAMING - told), move]


def _crossed(key: str, was: Sequence[str], now: Sequence[str]) -> bool:
    """Say whether a telling word that stood before ``key`` stands behind it now, or the reverse."""
    before, after = set(was[: was.index(key)]), set(now[: now.index(key)])
    return any(len(word) > _LITTLE or not word.isalpha() for word in before ^ after)


def _balanced(pair: TextPair, edits: Sequence[Edit], at: int) -> int | None:
    """Return the end of the shortest run of edits from ``at`` in which no word is lost or new."""
    first = edits[at]
    if not _said(pair, first.quoted) and not any(pair.tokens[i].says for i in first.source):
        return None
    lost: list[str] = []
    gained: list[str] = []
    for after in range(at, min(at + _MOST_EDITS, len(edits))):
        lost += [pair.tokens[i].key for i in edits[after].source if pair.tokens[i].says]
        gained += _said(pair, edits[after].quoted)
        if lost and len(lost) == len(gained) and Counter(lost) == Counter(gained):
            return after + 1 if lost != gained or after > at else None
    return None


def _whole(pair: TextPair, run: Sequence[Edit]) -> Change:
    """Return one change from where the first edit stands to where the last does."""
    source = [(*(e.source or (e.at[0], e.at[0] - 1)),) for e in run]
    quoted = [(*(e.quoted or (e.at[1], e.at[1] - 1)),) for e in run]
    was = range(min(s[0] for s in source), max(s[-1] for s in source) + 1)
    now = range(min(q[0] for q in quoted), max(q[-1] for q in quoted) + 1)
    return pair.change("order", was, now, run[0].at)


def from_outside(
    pair: TextPair, edits: Sequence[Edit], edge: Sequence[int], *, front: bool
) -> list[int] | None:
    """Return the places right outside the quotation whose words it has elsewhere, if any.

    With "A told B" quoted as "B told A", the alignment may begin at B, and leave A outside.
    """
    said = [i for i in edge if pair.tokens[i].says]
    need: Counter[str] = Counter()
    for edit in edits[:_MOST_EDITS] if front else edits[: -_MOST_EDITS - 1 : -1]:
        need.update(_said(pair, edit.quoted))
        need.subtract(pair.tokens[i].key for i in edit.source if pair.tokens[i].says)
        size = need.total()
        part = said[-size:] if front else said[:size]
        settled = 0 < size <= len(said) and min(need.values()) >= 0
        if settled and +need == Counter(pair.tokens[i].key for i in part):
            weighty = size > 1 or kinds_told(pair.tokens, part) or len(pair.tokens[part[0]].key) > 3
            return list(range(part[0], part[-1] + 1)) if weighty else None
    return None


def _said(pair: TextPair, quoted: Sequence[int]) -> list[str]:
    words = (pair.words[pair.word(j)] for j in quoted)
    return [word.key for word in words if word.says]


def one_each(pair: TextPair, changes: Sequence[Change]) -> list[Change]:
    """Return the changes with those of order joined where their stretches overlap."""
    told: list[Change] = []
    for change in changes:
        same = [n for n, one in enumerate(told) if _overlap(one, change)]
        if same:
            told[same[0]] = pair.joined(told[same[0]], change)
        else:
            told.append(change)
    return told


def _overlap(one: Change, other: Change) -> bool:
    if one.kind != "order" or other.kind != "order":
        return False
    spans = ((one.source_span, other.source_span), (one.quoted_span, other.quoted_span))
    return all(a and b and a[0] < b[1] and b[0] < a[1] for a, b in spans)


def _sought(
    pair: TextPair, gap: Gap, run: list[int], lost: list[int], near: list[int]
) -> list[int]:
    """Return where the words of a run may have come from.

    A single word that stands for another ("rule" for "rules") came from nowhere.
    """
    if len(run) > 1:
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
