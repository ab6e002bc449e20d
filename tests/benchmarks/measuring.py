"""One row of a benchmark, and the clock it is read from.

Everything is a ratio of two things done in one run on one machine, so that a slow or busy machine
changes both.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was done, in how many seconds; the yardstick beside it; how many times it may take.

    ``aim_ratio`` None: told, not judged. An aim below 1 says how much faster it must be.
    """

    what: str
    seconds: float
    yardstick: str
    yardstick_seconds: float
    aim_ratio: float | None

    @property
    def ratio(self) -> float:
        """How many times the yardstick it took."""
        return self.seconds / self.yardstick_seconds if self.yardstick_seconds else float("inf")

    @property
    def is_met(self) -> bool:
        """Tell whether the aim is met; what is only told always is."""
        return self.aim_ratio is None or self.ratio <= self.aim_ratio


def seconds_of(work: Callable[[], object], *, times: int = 1) -> float:
    """Return the least time that ``work`` took of ``times`` runs: the rest is other people's."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return min(taken)


def median_seconds(runs: list[float], share: float = 0.5) -> float:
    """Return the median of measured times, or another quantile (0.95: the slow end)."""
    return sorted(runs)[min(len(runs) - 1, int(len(runs) * share))]
