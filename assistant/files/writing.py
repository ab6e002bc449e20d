"""Writing a file so that a reader sees the old one or the new one, never half of one.

In go a path and bytes; out comes the file, synced and moved into place. If anything fails, what
stood there before stands there still and no temporary file is left.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from assistant.errors import CannotWrite

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
        raise CannotWrite(folder, "A file of this name is in the way.") from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_bytes(path: Path, data: bytes, *, overwrite: bool = True) -> None:
    """Write ``data`` to ``path`` in one step; with ``overwrite`` False an existing file stays.

    Raises:
        CannotWrite: the file exists and may not be replaced, or the disk refuses.
    """
    if not overwrite and path.exists():
        raise _exists(path)
    try:
        temporary = _write_beside(path, data)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        _move(temporary, path, overwrite=overwrite)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_text(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write ``text`` as UTF-8 with line feeds, in one step; errors as :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8"), overwrite=overwrite)


def _exists(path: Path) -> CannotWrite:
    return CannotWrite(
        path,
        "It exists already and was left as it is.",
        "Choose another name, or say --force to replace it.",
    )


def _write_beside(path: Path, data: bytes) -> Path:
    """Write to a temporary file in the same folder, so that the move stays on one disk."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(path))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


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
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the move itself survive a power cut, where the system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
