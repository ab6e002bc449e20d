"""Many files, read here or by several processes, given back in the order asked.

In go tasks; out comes one reading for each, in order, with only a few of them in memory at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from assistant.library.reading import Outcome, Task, read_source

PARALLEL_FROM = 4_000_000
"""Bytes to read from which starting other processes (half a second each) pays."""


_HEAD = 1024


def read_all(tasks: Sequence[Task], sizes: Sequence[int], jobs: int | None) -> Iterator[Outcome]:
    """Read every task in order; ``sizes`` are in bytes; ``jobs`` None means one per processor."""
    workers = min(jobs or os.cpu_count() or 1, len(tasks))
    if workers <= 1 or sum(sizes) < PARALLEL_FROM:
        if not any(map(_may_hang, tasks)):
            return map(read_source, tasks)
        workers = 1
    # Loaded here: most runs read little, and processes take 15 ms to import.
    from assistant.library.workers import read_by_workers

    return read_by_workers(tasks, sizes, workers)


def _may_hang(task: Task) -> bool:
    """Say whether a file must be read by a process that may be ended: all but plain text and PDF.

    PDF has such a process of its own wherever it is read.
    """
    if task.container is not None:
        return True
    try:
        with task.path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    if head.startswith(b"%PDF-"):
        return False
    return head.startswith((b"PK", b"{\\rtf")) or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(
        b"<"
    )
