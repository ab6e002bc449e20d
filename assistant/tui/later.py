"""What is done a moment after a key, not at each: saving, searching, drafting.

In go things to do, each with its name; out they come once their time has come, each once. The
promise: what is asked for is done, and at once where somebody cannot wait.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer


class Later(Screen[None]):
    """A screen that does some things a moment later."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[str, tuple[Timer, Callable[[], object]]] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether something is to be done soon."""
        return bool(self._waiting)

    def later(self, name: str, seconds: float, do: Callable[[], object]) -> None:
        """Do something once nobody has asked for it again for so many seconds."""
        if name in self._waiting:
            self._waiting[name][0].stop()
        self._waiting[name] = (self.set_timer(seconds, lambda: self._due(name)), do)

    def soon(self, name: str, seconds: float, do: Callable[[], object]) -> None:
        """Do something so many seconds after it was first asked for, also while more is asked."""
        if name not in self._waiting:
            self.later(name, seconds, do)

    def do_now(self) -> bool:
        """Do at once what was to be done later; tell whether there was anything."""
        names = list(self._waiting)
        for name in names:
            self._due(name)
        return bool(names)

    def _due(self, name: str) -> None:
        if name in self._waiting:  # else its time had come already when it was done at once
            timer, do = self._waiting.pop(name)
            timer.stop()
            do()
