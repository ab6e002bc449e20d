"""Several Word files, checked, and their copies with comments.

In go paths; out come checked files, two for each, and copies on disk. The promise: what is asked
wrongly is refused before any work, and no file is replaced unless that was asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from assistant.briefs.brief import Brief
from assistant.checks.returned.annotating import Saying, annotated
from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import CheckedFile
from assistant.errors import AskedWrongly, CannotRead, disk_words
from assistant.files.writing import check_free, make_folder, write_bytes
from assistant.library import Library

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """Which files, and where the copies go, if any are wanted."""

    files: tuple[Path, ...]
    copies: tuple[Path, ...] = ()
    force: bool = False

    @classmethod
    def of(cls, files: Sequence[Path], annotate: Path | None, *, force: bool) -> Asked:
        """Return what was asked.

        Raises:
            AskedWrongly: a copy would stand where a file to check stands, or a folder is needed.
            CannotWrite: a copy exists already.
        """
        copies = _copies(files, annotate) if annotate is not None else ()
        for copy in copies:
            if any(_same(copy, file) for file in files):
                message = f"{copy}: the copy would replace the file itself. Give it another name."
                raise AskedWrongly(message)
            if not force:
                check_free(copy)
        return cls(tuple(files), copies, force)

    def without(self, files: Collection[Path]) -> Asked:
        """Return the same without ``files``, which something else has dealt with."""
        kept = [at for at, path in enumerate(self.files) if path not in files]
        copies = tuple(self.copies[at] for at in kept) if self.copies else ()
        return Asked(tuple(self.files[at] for at in kept), copies, self.force)


def check_files(
    asked: Asked,
    library: Library,
    brief: Brief | None,
    unread: list[CannotRead] | None = None,
) -> tuple[CheckedFile, ...]:
    """Return both readings of every file, in order.

    Where ``unread`` is given, what cannot be read is put there and the other files are checked.

    Raises:
        CannotRead: a file cannot be read; the message says which and why.
    """
    read = [(path, _unless(unread, partial(_read, path))) for path in asked.files]
    data = [(path, part) for path, part in read if part is not None]
    held = Held(library, frozenset(hashlib.sha256(part).hexdigest() for _, part in data))
    checked: list[CheckedFile] = []
    for path, part in data:
        checked += _unless(unread, partial(check_bytes, part, path, held, brief)) or ()
    return tuple(checked)


def _unless(unread: list[CannotRead] | None, work: Callable[[], T]) -> T | None:
    """Return what ``work`` makes of a file; None where it cannot be read and that is noted."""
    try:
        return work()
    except CannotRead as error:
        if unread is None:
            raise
        unread.append(error)
        return None


def annotate_files(asked: Asked, checked: Sequence[CheckedFile]) -> list[Path]:
    """Write the copies with comments, and return their paths.

    Raises:
        CannotWrite: the disk refuses, or a copy exists and may not be replaced.
    """
    accepted = [one for one in checked if one.reading == "accepted"]
    for path, copy, one in zip(asked.files, asked.copies, accepted, strict=True):
        make_folder(copy.parent)
        data = annotated(_read(path), path, _sayings(one))
        write_bytes(copy, data, overwrite=asked.force)
    return list(asked.copies)


def _sayings(checked: CheckedFile) -> list[Saying]:
    return [
        Saying(remark.anchor, f"{remark.finding.message} {remark.finding.fix}".strip())
        for remark in checked.remarks
        if remark.anchor is not None and remark.finding.severity in ("error", "warning")
    ]


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise CannotRead(path, "This is a folder, not a Word file.", "Name the files in it.")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead(path, "There is no such file.", "Check the name.") from error
    except OSError as error:
        raise CannotRead(path, disk_words(error).removeprefix(f"{path}: ")) from error


def _copies(files: Sequence[Path], out: Path) -> tuple[Path, ...]:
    if len(files) == 1 and not out.is_dir():
        return (out,)
    if out.is_file() or (len(files) > 1 and out.suffix.casefold() == ".docx"):
        message = f"{out}: several files need a folder for their copies. Name a folder."
        raise AskedWrongly(message)
    names: list[str] = []
    for file in files:
        name, again = file.name, 2
        while name.casefold() in {n.casefold() for n in names}:
            name, again = f"{file.stem}-{again}{file.suffix}", again + 1
        names.append(name)
    return tuple(out / name for name in names)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
