"""Every error this program raises on purpose, and the exit code each stands for.

    AssistantError
    ├── AskedWrongly (2)       the command, or a file a person wrote, asks for something impossible
    │   ├── RecordError        a YAML file: names file, line, field, what was found and expected
    │   ├── TemplateError      a template: names file, line, the unknown name, the nearest known one
    │   └── UnknownName        a source, theme, position, question or pin that does not exist
    └── FileTrouble (3)        something could not be read or written
        ├── CannotRead
        ├── CannotWrite
        ├── LibraryDamaged
        └── LibraryBusy

The promise: ``str(error)`` is one line in plain English which says which file, what is wrong and
what to do. The front ends print that line and no traceback.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

ASKED_WRONGLY = 2
FILE_TROUBLE = 3


class AssistantError(Exception):
    """The root of the family; ``exit_code`` is what the command line returns for it."""

    exit_code = ASKED_WRONGLY

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class AskedWrongly(AssistantError):
    """The request cannot be carried out as it stands."""


class RecordError(AskedWrongly):
    """A YAML file does not say what it must.

    ``line`` counts from 1 and is None where the whole file is at fault; ``field`` is the dotted
    name of the entry, for example ``answers.2.pins.0.words``.
    """

    def __init__(self, file: Path | str, line: int | None, field: str, problem: str) -> None:
        self.file = Path(file)
        self.line = line
        self.field = field
        self.problem = problem
        place = f"{file}, line {line}" if line is not None else f"{file}"
        super().__init__(f"{place}: {field}: {problem}" if field else f"{place}: {problem}")


class TemplateError(AskedWrongly):
    """A template cannot be filled; ``line`` counts from 1 in ``file``."""

    def __init__(self, file: Path | str, line: int | None, problem: str) -> None:
        self.file = Path(file)
        self.line = line
        self.problem = problem
        place = f"{file}, line {line}" if line is not None else f"{file}"
        super().__init__(f"{place}: {problem}")


_WHERE_LISTED = {
    "source": " See what there is with: assistant sources",
    "template": " See what there is with: assistant template list",
    "theme": " Themes are listed in themes.yaml.",
    "venue": " See what there is with: assistant venue list",
    "position": " Positions are listed in themes.yaml.",
}
"""What to do about an unknown name that no known one is near."""


class UnknownName(AskedWrongly):
    """Something was named that does not exist; the message offers the nearest name that does."""

    def __init__(self, kind: str, name: str, known: Iterable[str], where: str = "") -> None:
        self.kind = kind
        self.name = name
        nearest = nearest_name(name, known)
        hint = f" Did you mean “{nearest}”?" if nearest else _WHERE_LISTED.get(kind, "")
        super().__init__(f"{where + ': ' if where else ''}there is no {kind} “{name}”.{hint}")


class FileTrouble(AssistantError):
    """Something on disk could not be read or written."""

    exit_code = FILE_TROUBLE


class CannotRead(FileTrouble):
    """A file cannot be read; ``reason`` and ``remedy`` are whole sentences."""

    def __init__(self, path: Path | str, reason: str, remedy: str = "") -> None:
        self.path = Path(path)
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{path}: {reason} {remedy}")


class CannotWrite(FileTrouble):
    """A file cannot be written; nothing that stood there before was changed."""

    def __init__(self, path: Path | str, reason: str, remedy: str = "") -> None:
        self.path = Path(path)
        self.reason = reason
        super().__init__(f"{path}: {reason} {remedy}")


class LibraryDamaged(FileTrouble):
    """The library's own files cannot be used; the sources are untouched."""


class LibraryBusy(FileTrouble):
    """Another process is writing to the library."""


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like ``name``, or None when none is near.

    Near means a similarity ratio of at least 0.6 by :mod:`difflib`, its own default.
    """
    import difflib  # loaded only when something has already gone wrong

    by_folded = {k.casefold(): k for k in known}
    close = difflib.get_close_matches(name.casefold(), list(by_folded), n=1)
    return by_folded[close[0]] if close else None


def disk_words(error: OSError) -> str:
    """Return what the system refused, in one line: which file, what is wrong, what to do."""
    where = f"{error.filename}: " if error.filename else ""
    known = _DISK_WORDS.get(error.errno or 0)
    return f"{where}{known or f'It could not be read or written: {error.strerror or error}.'}"


_DISK_WORDS = {
    errno.EACCES: "You may not read or write it. Ask for permission, or choose another place.",
    errno.EPERM: "You may not read or write it. Ask for permission, or choose another place.",
    errno.ENOSPC: "The disk is full. Free some space and try again.",
    errno.EROFS: "This disk can only be read. Choose another place to write to.",
    errno.ENOENT: "There is no such file or folder. Check the name.",
    errno.ENOTDIR: "Part of the path is a file, not a folder. Check the name.",
    errno.ENAMETOOLONG: "The name is too long. Choose a shorter one.",
    errno.ELOOP: "Its links lead round in a circle. Name the file itself.",
    errno.EMFILE: "Too many files are open at once. Close other programs and try again.",
}
