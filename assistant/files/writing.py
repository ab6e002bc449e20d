"""Writing a file so that a reader sees the old one or the new one, never half of one.

In go a path and bytes; out comes the file, synced and moved into place. If anything fails, what
stood there before stands there still and no temporary file is left; what a killed process left is
swept up by a later write.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from functools import lru_cache
from pathlib import Path

from assistant.errors import CannotWrite

_BEGINNING = ".writing-"
_END = ".part"
_LEFT_BEHIND = 3600.0
"""Seconds. A temporary file so much older than a new one belongs to a process that was killed."""

_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Free some space and try again; nothing was changed."),
    errno.EDQUOT: ("Your disk quota is used up.", "Free some space and try again."),
    errno.EACCES: ("You may not write here.", "Choose another place, or ask for permission."),
    errno.EPERM: ("You may not write here.", "Choose another place, or ask for permission."),
    errno.EROFS: ("This disk can only be read.", "Choose another place to write to."),
    errno.ENOENT: ("The folder does not exist.", "Make it first, or choose another place."),
    errno.ENOTDIR: ("Part of the path is a file, not a folder.", "Choose another place."),
    errno.EISDIR: ("This is a folder.", "Give the name of a file."),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter one."),
}


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """Return the error to raise for a failed write, in words a person can act on."""
    reason, remedy = _REASONS.get(
        error.errno or 0, (f"It could not be written: {error.strerror}.", "Nothing was changed.")
    )
    return CannotWrite(path, reason, remedy)


def make_folder(folder: Path) -> None:
    """Make ``folder`` and those above it where they do not exist.

    Raises:
        CannotWrite: the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        reason = "A file of this name is in the way."
        raise CannotWrite(folder, reason, "Move it elsewhere, and try again.") from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_bytes(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write ``data`` to ``path`` in one step; with ``overwrite`` False an existing file stays.

    Where ``path`` is a link, the file that it leads to is written.

    Raises:
        CannotWrite: the file exists and may not be replaced, or the disk refuses.
    """
    try:
        _write(path, data, overwrite=overwrite)
    except OSError as error:
        raise cannot_write(path, error) from error


def check_free(path: Path) -> None:
    """Refuse a path at which something stands; for saying so before long work, not after it.

    Raises:
        CannotWrite: there is a file or a folder.
    """
    try:
        found = path.exists()
    except OSError as error:
        raise cannot_write(path, error) from error
    if found:
        raise _exists(path)


def write_text(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write ``text`` as UTF-8 with line feeds, in one step; errors as :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"), overwrite=overwrite)


def _write(path: Path, data: bytes, *, overwrite: bool) -> None:
    if not overwrite:
        check_free(path)
    target = path.resolve() if path.is_symlink() else path
    _check_replaceable(path, target)
    temporary = _write_beside(target, data)
    try:
        _move(temporary, target, overwrite=overwrite)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def _exists(path: Path) -> CannotWrite:
    if path.is_dir():
        return cannot_write(path, IsADirectoryError(errno.EISDIR, ""))
    return CannotWrite(
        path,
        "It exists already and was left as it is.",
        "Choose another name, or say --force to replace it.",
    )


def _check_replaceable(path: Path, target: Path) -> None:
    """A move would replace anything, also a device and a file that its owner has locked."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(mode):
        raise CannotWrite(path, "This is not an ordinary file.", "Give the name of a file.")
    if not os.access(target, os.W_OK):
        remedy = "Unlock it, or choose another name."
        raise CannotWrite(path, "This file may only be read.", remedy)


def _write_beside(path: Path, data: bytes) -> Path:
    """Write to a temporary file in the same folder, so that the move stays on one disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BEGINNING, suffix=_END)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(path))
        _sweep(temporary.parent, temporary.stat().st_mtime // _LEFT_BEHIND)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@lru_cache(maxsize=64)
def _sweep(folder: Path, hour: float) -> None:
    """Delete what killed processes left in the folder before the last ``hour``; told by the files'
    own times, and once an hour, since a folder of ten thousand drafts takes time to look through.
    """
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_BEGINNING}*{_END}"):
            if left.stat().st_mtime < (hour - 1) * _LEFT_BEHIND:
                left.unlink(missing_ok=True)


def _mode_for(path: Path) -> int:
    """Keep the mode of the file that is replaced; a new one is like any other new file."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _move(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(path)
        return
    try:
        # A link fails where the name was taken since the check above; a rename would replace it.
        os.link(temporary, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError:
        # Some file systems have no hard links: claim the name first, then move over the claim.
        try:
            path.open("xb").close()
        except FileExistsError as error:
            raise _exists(path) from error
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def sync_folder(folder: Path) -> None:
    """Make the move itself survive a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
