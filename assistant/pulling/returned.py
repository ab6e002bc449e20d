"""A Word file on disk in, what its reader sees out; what cannot be read is told in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.documents.wordfile import WordFile, read_word_file
from assistant.errors import CannotRead, disk_words

Reading = Literal["accepted", "rejected"]


def read_returned(path: Path, reading: Reading = "accepted") -> WordFile:
    """Return the Word file at ``path``, its tracked changes as if accepted, or rejected.

    Raises:
        CannotRead: it is not there, may not be read, or is no Word file.
    """
    if path.is_dir():
        raise CannotRead(path, "This is a folder, not a Word file.", "Name the file in it.")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(path, "There is no such file.", "Check the name.") from error
    except OSError as error:
        raise CannotRead(path, disk_words(error).removeprefix(f"{path}: ")) from error
    return read_word_file(data, path, reading=reading)
