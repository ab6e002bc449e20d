"""Two runs of words that stand against each other, paired word for word as far as they are akin.

In go places of source tokens and of quoted elements; out come smaller runs, in order. The promise:
every place given is in exactly one run, so nothing that differs is lost on the way.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from assistant.quotes.meaning.change import Kind
from assistant.quotes.meaning.kinds import edited_kinds
from assistant.quotes.meaning.negation import opposite_by_form
from assistant.quotes.meaning.pair import TextPair
from assistant.quotes.meaning.polarity import opposites
from assistant.quotes.meaning.tenses import same_verb

_LARGEST = 400
"""Above this many cells two runs have so little in common that pairing says nothing."""


@dataclass(frozen=True)
class Run:
    """Source tokens against quoted elements; ``at`` is where both begin."""

    source: tuple[int, ...]
    quoted: tuple[int, ...]
    at: tuple[int, int]


def matched_runs(
    pair: TextPair, source: Sequence[int], quoted: Sequence[int], at: tuple[int, int]
) -> list[Run]:
    """Return the runs: akin words one against one, what is left between them together."""
    if not source or not quoted or len(source) * len(quoted) > _LARGEST:
        return [Run(tuple(source), tuple(quoted), at)]
    runs: list[Run] = []
    a = b = 0
    for x, y in [*_akin_pairs(pair, source, quoted), (len(source), len(quoted))]:
        here = _place(source, a, at[0]), _place(quoted, b, at[1])
        runs += _between(tuple(source[a:x]), tuple(quoted[b:y]), here)
        if x < len(source) and y < len(quoted):
            runs.append(Run((source[x],), (quoted[y],), (source[x], quoted[y])))
        a, b = x + 1, y + 1
    return runs


def _place(places: Sequence[int], number: int, start: int) -> int:
    """Return the place before which a run stands that begins at ``number``."""
    if number < len(places):
        return places[number]
    return places[-1] + 1 if places else start


def _between(source: tuple[int, ...], quoted: tuple[int, ...], at: tuple[int, int]) -> list[Run]:
    if not source and not quoted:
        return []
    if len(source) == len(quoted):
        return [Run((i,), (j,), (i, j)) for i, j in zip(source, quoted, strict=True)]
    return [Run(source, quoted, at)]


def _akin_pairs(
    pair: TextPair, source: Sequence[int], quoted: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the pairs of the heaviest alignment by :func:`_likeness`."""
    kinds = [edited_kinds(pair.tokens, i) for i in source]
    others = [edited_kinds(pair.words, pair.word(j)) for j in quoted]
    weights = [
        [_likeness(pair, i, j, kinds[x], others[y]) for y, j in enumerate(quoted)]
        for x, i in enumerate(source)
    ]
    rows, columns = len(source), len(quoted)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for x in range(rows - 1, -1, -1):
        for y in range(columns - 1, -1, -1):
            with_it = best[x + 1][y + 1] + weights[x][y] if weights[x][y] else 0
            best[x][y] = max(best[x + 1][y], best[x][y + 1], with_it)
    pairs, x, y = [], 0, 0
    while x < rows and y < columns:
        if weights[x][y] and best[x][y] == best[x + 1][y + 1] + weights[x][y]:
            pairs.append((x, y))
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1
    return pairs


def _likeness(pair: TextPair, i: int, j: int, was: Set[Kind], now: Set[Kind]) -> int:
    one, other = pair.tokens[i], pair.words[pair.word(j)]
    if one.key == other.key:
        return 4
    if one.says != other.says:
        return 0
    if same_verb(one.key, other.key) or opposites(one.key, other.key):
        return 3
    if opposite_by_form(one.key, other.key) or _near(one.key, other.key):
        return 3
    return 2 if was & now else 0


def _near(one: str, other: str) -> bool:
    """Say whether two words differ in one letter, added, dropped, changed or moved."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 2:
        return False
    low = 0
    while low < min(len(one), len(other)) and one[low] == other[low]:
        low += 1
    for drop, add in ((1, 1), (1, 0), (0, 1)):
        if one[low + drop :] == other[low + add :]:
            return True
    return one[low : low + 2] == other[low : low + 2][::-1] and one[low + 2 :] == other[low + 2 :]
