"""Both sides of one gap, sorted by what explains them.

In go a gap and the source places in it; out come what was edited, what lies outside the quotation,
what a mark leaves out and what brackets stand for. The promise: every source place comes out once;
marks that only punctuation separates from the words beside them explain that punctuation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.quotes.meaning.clauses import connective
from assistant.quotes.meaning.gaps import Gap
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.tokens import joined

_MOST_PIECES = 2
"""A word broken over a line makes two more tokens than the same word whole."""


@dataclass
class Sides:
    """Source places against elements; see the module's docstring."""

    edits: list[tuple[list[int], list[int]]] = field(default_factory=list)
    edge: list[int] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)
    insertions: list[tuple[list[int], int]] = field(default_factory=list)


def sides(pair: TextPair, gap: Gap, source: list[int]) -> Sides:
    """Sort the ``source`` places of ``gap`` and its elements."""
    words = _speaking(pair, gap)
    if gap.marks:
        return _around_marks(pair, gap, source, words)
    if gap.ours:
        return _around_insertions(pair, gap, source, words)
    found = Sides()
    if gap.first or gap.last:
        source, found.edge = _at_edge(pair, gap, source, words)
    if source or words:
        found.edits.append((source, words))
    return found


def _speaking(pair: TextPair, gap: Gap) -> list[int]:
    """Leave out marks of punctuation beside an omission, an insertion or an end."""
    if not (gap.marks or gap.ours or gap.first or gap.last or _trails(pair, gap)):
        return gap.words
    said = [j for j in gap.words if (t := pair.elements[j].token) and t.says]
    if not said or gap.marks or gap.ours:
        return said
    return [j for j in gap.words if said[0] <= j <= said[-1]]


def _trails(pair: TextPair, gap: Gap) -> bool:
    """Say whether nothing but marks stands in the gap and after it."""
    if gap.low < gap.high:
        return False
    rest = pair.elements[gap.element :]
    return not any(e.token.says for e in rest if e.token)


def _at_edge(
    pair: TextPair, gap: Gap, source: list[int], words: list[int]
) -> tuple[list[int], list[int]]:
    """Part the words that were edited at an end from those that lie outside the quotation."""
    if not words:
        return [], source
    size = _size(pair, source, words, from_end=gap.first and not gap.last)
    if gap.first and not gap.last:
        return source[len(source) - size :], source[: len(source) - size]
    return source[:size], source[size:]


def _size(pair: TextPair, source: list[int], words: list[int], *, from_end: bool) -> int:
    """Return how many source words the edited ``words`` stand for."""
    theirs = joined([pair.words[pair.word(j)] for j in words])
    for size in range(max(1, len(words) - _MOST_PIECES), len(words) + _MOST_PIECES + 1):
        part = source[-size:] if from_end else source[:size]
        if joined([pair.tokens[i] for i in part]) == theirs:
            return len(part)
    return min(len(words), len(source))


def _around_marks(pair: TextPair, gap: Gap, source: list[int], words: list[int]) -> Sides:
    """Words before the first mark stand against the first source words, and so on."""
    found = Sides()
    front = [j for j in words if j < gap.marks[0]]
    back = [j for j in words if j > gap.marks[-1]]
    middle = [j for j in words if j not in front and j not in back]
    if front:
        size = _size(pair, source, front, from_end=False)
        found.edits.append((source[:size], front))
        source = source[size:]
    if back:
        size = _size(pair, source, back, from_end=True) if source else 0
        found.edits.append((source[len(source) - size :], back))
        source = source[: len(source) - size]
    if middle:
        found.edits.append(([], middle))
    for element in gap.ours:
        found.insertions.append(([], element))
    # A mark at the very beginning or end of the quotation omits what lies outside it anyway.
    if gap.first or gap.last:
        found.edge = source
    else:
        found.marked = source
    return found


def _around_insertions(pair: TextPair, gap: Gap, source: list[int], words: list[int]) -> Sides:
    """The brackets stand for what is left when edited words have been taken off."""
    found = Sides()
    if gap.first and not gap.last and not words:
        size = _replaced_size(pair, gap)
        if all(connective(pair.tokens, i) for i in source[len(source) - size :]):
            size = 0
        found.edge, source = source[: len(source) - size], source[len(source) - size :]
    elif gap.last and not gap.first and not words:
        size = _replaced_size(pair, gap)
        source, found.edge = source[:size], source[size:]
    if words:
        size = min(len(words), len(source))
        found.edits.append((source[:size], words))
        source = source[size:]
    for number, element in enumerate(gap.ours):
        found.insertions.append((source if number == 0 else [], element))
    return found


def _replaced_size(pair: TextPair, gap: Gap) -> int:
    """Return how many source words a bracket at an end stands for: as many as it holds."""
    first = pair.elements[gap.ours[0]]
    return max(1, len(first.tokens)) if first.tokens else 1
