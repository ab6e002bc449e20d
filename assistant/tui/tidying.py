"""When Python looks for objects that only hold each other: while nobody types and no lane works.

In go what keys and lanes do; out comes nothing. The promise: a full look, which holds every thread
for as long as all that a library has loaded takes, never stands before a key of somebody who types.
"""

from __future__ import annotations

import gc
import sys
import time

QUIET = 20.0
"""Seconds without a key after which nobody is at the keyboard, or they are reading."""
TIDY = 5.0
"""Seconds between looks at whether there is time."""
SWITCH = 0.001
"""Seconds after which a lane gives the interpreter up to a key; Python's own choice is five times
as long, and several lanes may stand in line."""
SELDOM = 2_000
"""Looks through what is young, one after each few thousand objects, before Python itself makes a
full one: some hours of work without a pause, so that memory stays bounded all the same."""
ENOUGH = 20
"""Looks through what is young that make a full one worth its time."""
LONG = 0.01
"""Seconds that a full look may take before what it found in use is set aside."""


class Tidying:
    """The collector of a program whose interface must answer keys; one at a time."""

    def __init__(self) -> None:
        self._stirred = 0.0
        self._before: tuple[tuple[int, int, int], float] | None = None

    def begin(self) -> None:
        """Take the full looks out of Python's hands; those at what is young are short and stay."""
        self._before = (gc.get_threshold(), sys.getswitchinterval())
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, SELDOM)
        sys.setswitchinterval(SWITCH)

    def end(self) -> None:
        """Give everything back as it was."""
        if self._before is not None:
            gc.set_threshold(*self._before[0])
            sys.setswitchinterval(self._before[1])
            self._before = None
        take_back()

    def stirred(self) -> None:
        """A key or the mouse was used."""
        self._stirred = time.monotonic()

    def look(self, *, busy: bool) -> bool:
        """Make a full look where there is time for it and it is worth it; tell whether it was made.

        ``busy`` says that a lane is at work. What is in use after a long look is set aside.
        """
        quiet = time.monotonic() - self._stirred >= QUIET
        if busy or not quiet or gc.get_count()[2] < ENOUGH:
            return False
        began = time.perf_counter()
        gc.collect()
        if time.perf_counter() - began > LONG:
            set_aside()
        return True


def set_aside() -> None:
    """Pass over what is in use now from now on: what a library has loaded stays to its end."""
    gc.freeze()


def take_back() -> None:
    """Look at what was set aside again: another brief, with a library of its own, is opened."""
    gc.unfreeze()
