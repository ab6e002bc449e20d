"""Edits that hold the same words as the source, in another order.

In go the edits of a comparison in order; out come the changes they are told as. The promise: words
that only changed places are told as one change of order, with what names, figures and negators
among them say of something else now; every other edit is told as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.edits import kinds_told
from assistant.quotes.meaning.modality import REPORTING
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.stretches import bare, order_of, with_its_kinds

_MOST_EDITS = 12
"""Edits further apart than this are no one change of order."""
_LITTLE = 3
"""A word of so few letters that was put in need not have come from outside."""
_NO_MORE_THAN_MOVED: frozenset[Kind] = frozenset(("word", "omission", "case", "tense"))
"""Kinds that say nothing of a word which stands elsewhere in the quotation."""


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
            told += [*own, *with_its_kinds(pair, _whole(pair, run), {c.kind for c in own})]
            at = after
    return told


def _merely_moved(change: Change) -> bool:
    """Say whether a change tells no more of a word than that it stands elsewhere."""
    says = change.kind == "modal" and (change.was + change.now).casefold() in REPORTING
    return says or change.kind in _NO_MORE_THAN_MOVED


def _balanced(pair: TextPair, edits: Sequence[Edit], at: int) -> int | None:
    """Return the end of the shortest run of edits from ``at`` in which no word is lost or new."""
    first = edits[at]
    if not _said(pair, first.quoted) and not any(pair.tokens[i].says for i in first.source):
        return None
    lost: list[str] = []
    gained: list[str] = []
    for after in range(at, min(at + _MOST_EDITS, len(edits))):
        lost += _left(pair, edits[after].source)
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
    return order_of(pair, was, now, run[0].at)


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
        need.subtract(_left(pair, edit.source))
        size = need.total()
        part = said[-size:] if front else said[:size]
        settled = 0 < size <= len(said) and min(need.values()) >= 0
        if settled and +need == Counter(_left(pair, part)):
            alone = size == 1 and not any(_left(pair, e.source) for e in edits)
            weighty = kinds_told(pair.tokens, part) or len(pair.tokens[part[0]].key) > _LITTLE
            return list(range(part[0], part[-1] + 1)) if weighty or not alone else None
    return None


def _said(pair: TextPair, quoted: Sequence[int]) -> list[str]:
    words = (pair.words[pair.word(j)] for j in quoted)
    return [bare(word.key) for word in words if word.says]


def _left(pair: TextPair, source: Sequence[int]) -> list[str]:
    return [bare(pair.tokens[i].key) for i in source if pair.tokens[i].says]
