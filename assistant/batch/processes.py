"""A process that works for a batch: it leaves ctrl+c to the one that started it, and ends with it.

The promise: the processes end when the one that started them does, even if it was killed, and
ctrl+c ends them all at once. They never run the script that asked for the batch a second time.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from types import ModuleType


def become_a_worker() -> None:
    """Leave ctrl+c to the parent, and end when the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


@contextmanager
def without_the_script() -> Iterator[None]:
    """Within it, a new process does not begin by running the script of this one.

    Python does so to find again what the script defines. No job of ours is defined there, and a
    script without ``if __name__ == "__main__":`` would start its batch anew in every process.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
