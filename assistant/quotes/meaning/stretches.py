"""A change of order: the stretch as the source has it, and as it is quoted.

In go places that differ in order alone; out come changes. The promise: the stretch begins and ends
with words that moved or were passed; and a name, a figure or a negator that other words have
crossed is told besides, since it is said of something else now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.quotes.meaning.change import Change, Kind
from assistant.quotes.meaning.kinds import edited_kinds
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.tokens import tokenise

_SHORT_STRETCH = 14
"""Words within which a name or a figure is said of what stands beside it."""
_LITTLE = 2
"""Words of so few letters cross a name without a change of what is said of it."""
_NAMING: frozenset[Kind] = frozenset(("name", "number", "negation"))


def bare(key: str) -> str:
    """Return a word without its genitive: two names that changed places may both have had one."""
    return key.removesuffix("'s")


def order_of(pair: TextPair, was: range, now: range, at: tuple[int, int]) -> Change:
    """Return a change of order of these stretches, without the marks at their ends."""
    ours = [i for i in was if pair.tokens[i].says] or list(was)
    theirs = [j for j in now if (t := pair.elements[j].token) and t.says] or list(now)
    return pair.change("order", ours, theirs, at)


def with_its_kinds(pair: TextPair, move: Change, told: set[Kind]) -> list[Change]:
    """Return a change of order, and the same told as the name, figure or negator that other words
    have crossed: "B told A" for "A told B" is another name, whichever word is said to have moved.

    Over a longer stretch, what each clause says stays with it.
    """
    low, high = move.source_span
    places = [i for i, t in enumerate(pair.tokens) if low <= t.start and t.end <= high and t.says]
    was = [bare(pair.tokens[i].key) for i in places]
    now = [bare(t.key) for t in tokenise(move.now) if t.says]
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
