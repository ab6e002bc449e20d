"""One writer at a time: a lock that other processes see, given back however the writer ends.

In go the path of a lock file and how long to wait; the block runs alone, or
:class:`~assistant.errors.LibraryBusy` says who is in the way. The operating system drops the lock
of a process that was killed, so a lock file that lies about never blocks anyone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import LibraryBusy
from assistant.files.writing import cannot_write, make_folder

PATIENCE = 30.0
"""Seconds to wait for another writer: most runs are over by then."""


@contextmanager
def writer_lock(path: Path, *, seconds: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file ``path`` (made with its folder where absent) for the block.

    Raises:
        LibraryBusy: another process held it for all of ``seconds``.
        CannotWrite: the lock file cannot be made.
    """
    from filelock import FileLock, Timeout  # 25 ms to import, and readers never need it

    make_folder(path.parent)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=seconds)
    except Timeout as error:
        message = (
            f"{path.parent}: another assistant is writing here. "
            "Wait until it has finished, then try again."
        )
        raise LibraryBusy(message) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        yield
    finally:
        lock.release()
