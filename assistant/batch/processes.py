"""A process that works for a batch: it leaves ctrl+c to the one that started it, and ends with it.

The promise: the processes end when the one that started them does, even if it was killed, and
ctrl+c ends them all at once.
"""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess


def become_a_worker() -> None:
    """Leave ctrl+c to the parent, and end when the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
