"""Fit to the limit: a brief that is too long goes in, a plan of what to trim or drop comes out.

``plan_fit`` proposes and changes nothing; the plan holds the brief as it would be.
"""

from __future__ import annotations

from assistant.fitting.goals import Goal, Goals
from assistant.fitting.plan import FitPlan, FitStep
from assistant.fitting.planning import plan_fit

__all__ = ["FitPlan", "FitStep", "Goal", "Goals", "plan_fit"]
