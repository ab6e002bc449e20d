"""How much a template may do before it is stopped.

In go the steps and characters that one filling of a template uses; out comes
:class:`TooMuch` when it uses more than any honest template could. The promise: a template always
ends, however it was written, and without a clock: the same template stops at the same place on
every machine.
"""

from __future__ import annotations

from contextvars import ContextVar

MOST_STEPS = 100_000
"""Turns of loops, calls and list items together. The longest shipped draft uses under 2,000."""

MOST_CHARACTERS = 4_000_000
"""Characters printed, counted again each time they are put into a larger piece."""

LONGEST_STRING = 200_000
LONGEST_LIST = 10_000
MOST_BITS = 256
"""Whole numbers in a template count paragraphs and people; more bits than this are an attack."""


class TooMuch(Exception):
    """A template asked for more than it may have; the message is a sentence for its author."""


class Budget:
    """What is left for one filling of a template."""

    __slots__ = ("characters", "known", "steps")

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS
        self.known = known

    def step(self, count: int = 1) -> None:
        """Use ``count`` steps."""
        self.steps -= count
        if self.steps < 0:
            message = (
                "the template does not come to an end: a loop or a macro in it runs far too often"
            )
            raise TooMuch(message)

    def write(self, count: int) -> None:
        """Use ``count`` characters of output."""
        self.characters -= count
        if self.characters < 0:
            message = "the template writes far too much text"
            raise TooMuch(message)


current: ContextVar[Budget | None] = ContextVar("budget", default=None)


def step(count: int = 1) -> None:
    """Use steps of the filling that is going on, if any is."""
    budget = current.get()
    if budget is not None:
        budget.step(count)


def write(count: int) -> None:
    """Use characters of the filling that is going on, if any is."""
    budget = current.get()
    if budget is not None:
        budget.write(count)
