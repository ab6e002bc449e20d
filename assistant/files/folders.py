"""Writing a folder of files so that a reader sees all of it or none of it.

In go a path and the texts of its files; out comes the folder, moved into place when it is whole.
The promise: a folder that exists is replaced only when told to, and never where it holds a file
that was not written here, so nothing of anyone else's goes with it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from assistant.errors import CannotWrite
from assistant.files.writing import cannot_write, write_text


def write_folder(
    path: Path, texts: Mapping[str, str], *, overwrite: bool = False, ours: Collection[str] = ()
) -> None:
    """Write ``texts`` (by file name) as the folder ``path``, in one step.

    ``ours`` are the names of files that an earlier writing left there; they go with the old folder.

    Raises:
        CannotWrite: it exists and may not be replaced, it holds something else, or the disk
            refuses; what stood there stands there still.
    """
    if not overwrite:
        check_no_folder(path)
    _check_ours(path, {*texts, *ours})
    try:
        made = Path(tempfile.mkdtemp(dir=path.parent, prefix=".writing-"))
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        made.chmod(0o755)
        for name, text in texts.items():
            write_text(made / name, text)
        _put(made, path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def check_no_folder(path: Path) -> None:
    """Refuse a path at which something stands; for saying so before long work, not after it.

    Raises:
        CannotWrite: there is a file or a folder.
    """
    if path.exists():
        raise CannotWrite(
            path,
            "It exists already and was left as it is.",
            "Choose another name, or say --force to replace it.",
        )


def _check_ours(path: Path, names: Collection[str]) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise CannotWrite(path, "A file of this name is in the way.", "Choose another name.")
    try:
        others = sorted(held.name for held in path.iterdir() if held.name not in names)
    except OSError as error:
        raise cannot_write(path, error) from error
    if others:
        remedy = "Move it away, or choose another folder."
        raise CannotWrite(path, f"It holds {others[0]}, which was not written here.", remedy)


def _put(made: Path, path: Path) -> None:
    """Move the new folder into place; the old one goes only when the new one stands."""
    if not path.exists():
        made.replace(path)
        return
    old = Path(tempfile.mkdtemp(dir=path.parent, prefix=".writing-"))
    try:
        path.replace(old / path.name)
        try:
            made.replace(path)
        except OSError:
            (old / path.name).replace(path)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
