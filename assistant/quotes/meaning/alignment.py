"""Which quoted word is which word of the source.

In go two rows of keys, where None stands for a mark or words of ours; out come the pairs of
places that hold the same word, in order. The promise: pairs never cross and never pair different
keys; words left out at a mark or at either end cost nothing, so that a quotation is read as few
unbroken pieces rather than many scattered words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

Key = str | None
Pair = tuple[int, int]

_OPEN, _EXTEND, _FOREIGN, _NEVER = 6, 1, 8, 1 << 30
"""A gap costs its opening and its words; a word that the source has not costs most: a quotation
leaves out far more often than it adds."""
_POINT = 4
"""What a full stop or a comma that the source has not there costs: less than any word."""
_POINTS: frozenset[Key] = frozenset(".,;:!?")
_SURE = 5
"""So many equal words at an end are no coincidence, and need no search."""
_RUN = 3
"""So many words in a row that stand in both are the same words."""
_LITTLE = 3
"""Two words of so few letters stand side by side anywhere."""
_LARGEST = 3_000
"""Above this many cells of the table, words that stand only once divide the work first."""
_TOO_LARGE = 1_000_000

_MATCH, _DELETE, _INSERT = 0, 1, 2


def aligned(source: Sequence[str], quoted: Sequence[Key]) -> list[Pair]:
    """Return the pairs (place in ``source``, place in ``quoted``) of the same words."""
    within = _contiguous(source, quoted)
    if within is not None:
        return [(within + at, at) for at in range(len(quoted))]
    low = _shared(source, quoted)
    high = _shared(source[low:][::-1], quoted[low:][::-1])
    middle = _between(
        source[low : len(source) - high],
        quoted[low : len(quoted) - high],
        free=(low == 0, high == 0),
    )
    pairs = [(at, at) for at in range(low)]
    pairs += [(i + low, j + low) for i, j in middle]
    pairs += [(len(source) - at, len(quoted) - at) for at in range(high, 0, -1)]
    return _slid(source, quoted, _completed(source, quoted, pairs))


def _slid(source: Sequence[str], quoted: Sequence[Key], pairs: list[Pair]) -> list[Pair]:
    """Move a pair to the same word beside it where that sets two odd words against each other.

    "that this was" quoted as "that that was" puts "that" for "this"; nothing is lost or added.
    """
    ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
    made: list[Pair] = []
    for pair in pairs:
        new = _neighbour(source, quoted, pair, ours, theirs)
        if new != pair:
            ours = ours - {pair[0]} | {new[0]}
            theirs = theirs - {pair[1]} | {new[1]}
        made.append(new)
    return made


def _neighbour(
    source: Sequence[str], quoted: Sequence[Key], pair: Pair, ours: set[int], theirs: set[int]
) -> Pair:
    """Return the pair of the same word one place on in one of the rows, if it stands there."""
    i, j = pair
    for side in (-1, 1):
        odd = j + side, i - side
        if not (0 <= odd[0] < len(quoted) and 0 <= odd[1] < len(source)):
            continue
        if odd[0] in theirs or odd[1] in ours:
            continue
        if quoted[odd[0]] == source[i]:
            return i, odd[0]
        if source[odd[1]] == quoted[j]:
            return odd[1], j
    return pair


def _completed(source: Sequence[str], quoted: Sequence[Key], pairs: list[Pair]) -> list[Pair]:
    """Add runs that stand in order between two pairs, however much the source has between them.

    A long omission costs more than a few new words; but words that stand there are not new.
    """
    made: list[Pair] = []
    edges = [(-1, -1), *pairs, (len(source), len(quoted))]
    for (i, j), (after_i, after_j) in pairwise(edges):
        found: list[Pair] = []
        if after_j - j > _RUN and after_i - i > _RUN:
            found = _runs_between(source, quoted, (i + 1, after_i), (j + 1, after_j))
        if not found and after_j == len(quoted):
            found = _last_words(source, quoted, i + 1, j + 1)
        made += found
        if after_i < len(source):
            made.append((after_i, after_j))
    return made


def _last_words(source: Sequence[str], quoted: Sequence[Key], low: int, first: int) -> list[Pair]:
    """Return the pairs of the last two words, where they stand in the rest of the source."""
    end = len(quoted)
    while end > first and quoted[end - 1] in _POINTS:
        end -= 1
    last = tuple(quoted[end - 2 : end])
    places = [at for at in range(low + 1, len(source) - 1) if tuple(source[at : at + 2]) == last]
    if end - first < 2 or not places or max(len(word or "") for word in last) <= _LITTLE:
        return []
    return [(places[0] + step, end - 2 + step) for step in range(2)]


def _runs_between(
    source: Sequence[str], quoted: Sequence[Key], rows: tuple[int, int], columns: tuple[int, int]
) -> list[Pair]:
    ours = _once(source[rows[0] : rows[1]], _RUN)
    theirs = _once(quoted[columns[0] : columns[1]], _RUN)
    shared = [run for run in ours.keys() & theirs.keys() if _POINTS.isdisjoint(run)]
    both = sorted((ours[run], theirs[run]) for run in shared)
    found = {(a + step, b + step) for a, b in _rising(both) for step in range(_RUN)}
    return [(a + rows[0], b + columns[0]) for a, b in _uncrossed(sorted(found))]


def _contiguous(source: Sequence[str], quoted: Sequence[Key]) -> int | None:
    """Return where ``quoted`` stands unbroken in ``source``, or None."""
    if not quoted or None in quoted:
        return None
    wanted = list(quoted)
    for start in range(len(source) - len(wanted) + 1):
        if source[start] == wanted[0] and list(source[start : start + len(wanted)]) == wanted:
            return start
    return None


def _shared(source: Sequence[str], quoted: Sequence[Key]) -> int:
    """Return how many first words surely are the same; two are left for the search."""
    count = 0
    for one, other in zip(source, quoted, strict=False):
        if one != other:
            break
        count += 1
    return count - 2 if count >= _SURE else 0


def _between(source: Sequence[str], quoted: Sequence[Key], free: tuple[bool, bool]) -> list[Pair]:
    cells = len(source) * len(quoted)
    if not cells:
        return []
    anchors = _anchors(source, quoted, 3) if cells > _LARGEST else []
    if not anchors and cells > _TOO_LARGE:
        anchors = _anchors(source, quoted, 1)
        if not anchors:
            return []
    if not anchors:
        return _searched(source, quoted, free)
    return _divided(source, quoted, free, anchors)


def _divided(
    source: Sequence[str], quoted: Sequence[Key], free: tuple[bool, bool], anchors: list[Pair]
) -> list[Pair]:
    pairs: list[Pair] = []
    i, j = 0, 0
    for at, (a, b) in enumerate(anchors):
        part = _between(source[i:a], quoted[j:b], (free[0] and at == 0, False))
        pairs += [(x + i, y + j) for x, y in part]
        pairs.append((a, b))
        i, j = a + 1, b + 1
    part = _between(source[i:], quoted[j:], (False, free[1]))
    return pairs + [(x + i, y + j) for x, y in part]


def _anchors(source: Sequence[str], quoted: Sequence[Key], size: int) -> list[Pair]:
    """Return pairs of runs that stand once in both, as a longest rising chain."""
    ours, theirs = _once(source, size), _once(quoted, size)
    both = sorted((ours[run], theirs[run]) for run in ours.keys() & theirs.keys())
    starts = _rising(both)
    pairs: dict[Pair, None] = {}
    for a, b in starts:
        for step in range(size):
            pairs[(a + step, b + step)] = None
    return _uncrossed(list(pairs))


def _once(keys: Sequence[Key], size: int) -> dict[tuple[Key, ...], int]:
    places: dict[tuple[Key, ...], int] = {}
    twice: set[tuple[Key, ...]] = set()
    for at in range(len(keys) - size + 1):
        run = tuple(keys[at : at + size])
        if run in places:
            twice.add(run)
        elif None not in run:
            places[run] = at
    return {run: at for run, at in places.items() if run not in twice}


def _rising(pairs: list[Pair]) -> list[Pair]:
    """Return the longest chain of pairs that rises in both places (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    back: list[int] = []
    for at, (_, b) in enumerate(pairs):
        pile = bisect_left(tops, b)
        back.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(b)
            piles.append(at)
        else:
            tops[pile], piles[pile] = b, at
    chain: list[Pair] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def _uncrossed(pairs: list[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    for a, b in sorted(pairs):
        if not kept or (a > kept[-1][0] and b > kept[-1][1]):
            kept.append((a, b))
    return kept


def _searched(source: Sequence[str], quoted: Sequence[Key], free: tuple[bool, bool]) -> list[Pair]:
    """Return the cheapest alignment; opening a gap costs more than widening one."""
    width = len(quoted) + 1
    unpaid = [_unpaid(quoted, j, free) for j in range(width)]
    match = [_NEVER] * width
    delete = [_NEVER] * width
    insert = [_NEVER] * width
    steps = [bytearray(width) for _ in range(3 * (len(source) + 1))]
    match[0] = 0
    _insert_along(match, delete, insert, quoted, steps[_INSERT])
    for i, key in enumerate(source, start=1):
        row = steps[3 * i : 3 * i + 3]
        new_match, new_delete = [_NEVER] * width, [_NEVER] * width
        for j in range(width):
            ahead = min(match[j], insert[j])
            opened = ahead if unpaid[j] else ahead + _OPEN + _EXTEND
            widened = delete[j] if unpaid[j] else delete[j] + _EXTEND
            if widened <= opened:
                new_delete[j], row[_DELETE][j] = widened, _DELETE
            else:
                new_delete[j] = opened
                row[_DELETE][j] = _MATCH if match[j] <= insert[j] else _INSERT
            if j and quoted[j - 1] == key:
                new_match[j], row[_MATCH][j] = _least(match, delete, insert, j - 1)
        match, delete = new_match, new_delete
        insert = [_NEVER] * width
        _insert_along(match, delete, insert, quoted, row[_INSERT])
    return _traced(steps, len(source), len(quoted), _least(match, delete, insert, width - 1)[1])


def _unpaid(quoted: Sequence[Key], j: int, free: tuple[bool, bool]) -> bool:
    if j == 0 or j == len(quoted):
        return free[0] if j == 0 else free[1] or quoted[j - 1] is None
    return quoted[j - 1] is None


def _insert_along(
    match: list[int],
    delete: list[int],
    insert: list[int],
    quoted: Sequence[Key],
    steps: bytearray,
) -> None:
    for j, key in enumerate(quoted, start=1):
        ahead = min(match[j - 1], delete[j - 1])
        if key is None:
            insert[j], steps[j] = _least(match, delete, insert, j - 1)
            continue
        foreign = _POINT if key in _POINTS else _FOREIGN
        opened, widened = ahead + _OPEN + foreign, insert[j - 1] + foreign
        if widened <= opened:
            insert[j], steps[j] = widened, _INSERT
        else:
            insert[j] = opened
            steps[j] = _MATCH if match[j - 1] <= delete[j - 1] else _DELETE


def _least(match: list[int], delete: list[int], insert: list[int], j: int) -> tuple[int, int]:
    best, step = match[j], _MATCH
    if delete[j] < best:
        best, step = delete[j], _DELETE
    if insert[j] < best:
        best, step = insert[j], _INSERT
    return best, step


def _traced(steps: list[bytearray], i: int, j: int, state: int) -> list[Pair]:
    pairs: list[Pair] = []
    while i or j:
        before = steps[3 * i + state][j]
        if state == _MATCH:
            i, j = i - 1, j - 1
            if i < 0 or j < 0:
                break
            pairs.append((i, j))
        elif state == _DELETE:
            i -= 1
        else:
            j -= 1
        state = before
    return pairs[::-1]
