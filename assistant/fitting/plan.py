"""A plan to fit a limit, as a value: each step with its reason, and what stays and why."""

from __future__ import annotations

from typing import Literal

from assistant.briefs.brief import Brief
from assistant.fitting.goals import Goal
from assistant.noun import Noun

Action = Literal["trim", "drop"]


class FitStep(Noun):
    """One quotation to trim or to drop.

    ``was`` are its words now, ``now`` those it would keep ("" for a drop); ``saves`` how much
    shorter the whole gets by it, its lead-in and reference among that, in ``unit``.
    """

    action: Action
    pin: str
    answer: str
    theme: str | None
    source: str
    was: str
    now: str = ""
    saves: int
    unit: Literal["words", "characters"] = "words"
    reason: str


class FitPlan(Noun):
    """What to do to keep the limits; nothing has been changed.

    ``before`` and ``after`` are the limits with what is counted against them; ``brief`` is the
    brief as it would be; ``kept`` tells, for each pin that no step may drop, why. ``told`` says
    what the plan cannot do.
    """

    before: tuple[Goal, ...]
    after: tuple[Goal, ...]
    steps: tuple[FitStep, ...] = ()
    kept: dict[str, str] = {}
    told: tuple[str, ...] = ()
    brief: Brief

    @property
    def fits(self) -> bool:
        """Whether every limit is kept after the plan."""
        return not any(goal.over for goal in self.after)
