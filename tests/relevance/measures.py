"""How good a ranking is, against grades."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.relevance.judgements import Judged, Place

DEPTH = 10


class Measured(NamedTuple):
    """Means over all positions: recall@10 at grades 3, 2 and 1 and over, and nDCG@10.

    ``recall`` is the share of all passages graded 2 and over; ``of_ten`` the same as a share of
    what ten places can hold, which is more only where more than ten passages are graded so.
    """

    recall_of_best: float
    recall: float
    recall_of_context: float
    ndcg: float
    of_ten: float
    ceiling: float


def recall(ranking: Sequence[Place], grades: Mapping[Place, int], least: int) -> float:
    """Return the share of passages graded ``least`` or more among the first ten."""
    relevant = {place for place, grade in grades.items() if grade >= least}
    return len(relevant & set(ranking[:DEPTH])) / len(relevant)


def most(grades: Mapping[Place, int], least: int) -> float:
    """Return the recall of the best ranking there can be: ten places may be too few for all."""
    relevant = sum(grade >= least for grade in grades.values())
    return min(DEPTH, relevant) / relevant


def ndcg(ranking: Sequence[Place], grades: Mapping[Place, int]) -> float:
    """Return the discounted gain (2**grade - 1) of the first ten, as a share of the best."""
    return _gain([grades.get(place, 0) for place in ranking]) / _gain(
        sorted(grades.values(), reverse=True)
    )


def measure_all(judged: Sequence[Judged], rankings: Sequence[Sequence[Place]]) -> Measured:
    """Return the means over all positions; one with nothing at a grade does not count there."""
    pairs = list(zip(judged, rankings, strict=True))
    graded = [(j, r) for j, r in pairs if max(j.grades.values()) >= 2]
    best = [(j, r) for j, r in pairs if max(j.grades.values()) >= 3]
    return Measured(
        _mean([recall(r, j.grades, 3) for j, r in best]),
        _mean([recall(r, j.grades, 2) for j, r in graded]),
        _mean([recall(r, j.grades, 1) for j, r in pairs]),
        _mean([ndcg(r, j.grades) for j, r in pairs]),
        _mean([recall(r, j.grades, 2) / most(j.grades, 2) for j, r in graded]),
        _mean([most(j.grades, 2) for j, _ in graded]),
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**g - 1) / math.log2(place + 2) for place, g in enumerate(grades[:DEPTH]))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
