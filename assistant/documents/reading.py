"""A file goes in, a :class:`~assistant.documents.document.Document` comes out.

The format is chosen by what the file holds, never by its name alone. A new format is one new
module with ``name``, ``recognise`` and ``read``, added to :data:`READERS`. The promise: a document
or one clear error, in bounded time and memory; never part of a file.
"""

from __future__ import annotations

import errno
import hashlib
import stat
from pathlib import Path
from typing import Protocol

from assistant.documents import (
    delimited,
    docx,
    html,
    mail,
    markdown,
    odt,
    pdf,
    plain_text,
    restructured,
    rtf,
    xml,
)
from assistant.documents.column_marks import lift_column_marks
from assistant.documents.deceptive import notes_on
from assistant.documents.document import Document
from assistant.documents.file import File
from assistant.documents.layout import Layout, lift
from assistant.errors import CannotRead

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes of text: five million words, forty times the longest inquiry report. Reading one takes a
few seconds and well under a gigabyte."""

LARGEST_BINARY = 128 * 1024 * 1024
"""Bytes of a file that is no plain text: most of a large PDF or Word file is pictures."""

SURE_ENOUGH = 0.5


class Reader(Protocol):
    """How one format is recognised and read."""

    name: str

    def recognise(self, file: File) -> float:
        """Return how surely ``file`` is of this format, 0 to 1; 0.5 and over is taken."""

    def read(self, file: File) -> Layout:
        """Return the blocks of ``file`` and what is to be lifted out of its text."""


READERS: tuple[Reader, ...] = (
    markdown,
    restructured,
    plain_text,
    pdf,
    html,
    docx,
    odt,
    rtf,
    mail,
    xml,
    delimited,
)


def read_document(path: Path) -> Document:
    """Read the file at ``path``.

    Raises:
        CannotRead: it is missing, unreadable, too large, empty, or in no format we know.
    """
    return read_bytes_as_document(_bytes_of(path), path)


def read_bytes_as_document(data: bytes, path: Path, *, proof: bool = True) -> Document:
    """Read ``data`` as the file ``path`` would be read; ``path`` need not exist.

    Without ``proof`` the document has no segments, for a caller in a hurry that never asks where
    in the file a character stood.

    Raises:
        CannotRead: as :func:`read_document`.
    """
    file = File(path, data)
    most = LARGEST_FILE if file.kind is None else LARGEST_BINARY
    if len(data) > most:
        raise _too_large(path, len(data))
    reader = _reader_of(file)
    layout = reader.read(file)
    if layout.text is None:
        layout.notes[:0] = file.decoded.notes
        lift_column_marks(file.decoded.text, layout)
        lifted = lift(file.decoded.text, layout, proof=proof)
    else:
        lift_column_marks(layout.text, layout)
        lifted = lift(layout.text, layout, proof=False)
    if not lifted.text.strip():
        raise CannotRead(path, "There is no text in it to quote.", "Leave it out of the sources.")
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=reader.name,
        text=lifted.text,
        blocks=lifted.blocks,
        anchors=lifted.anchors,
        segments=lifted.segments,
        metadata=layout.metadata,
        notes=(*layout.notes, *notes_on(lifted.text)),
    )


def _reader_of(file: File) -> Reader:
    sureness = [(reader.recognise(file), reader) for reader in READERS]
    best, reader = max(sureness, key=lambda pair: pair[0])
    if best < SURE_ENOUGH:
        file.decoded  # noqa: B018 -- raises the reason why the file is not even text
    return reader


def _bytes_of(path: Path) -> bytes:
    try:
        details = path.stat()
        if not stat.S_ISREG(details.st_mode):
            raise _not_a_file(path, details.st_mode)
        if details.st_size > LARGEST_BINARY:
            raise _too_large(path, details.st_size)
        with path.open("rb") as stream:
            # One byte more than allowed, in case the file grows or lies about its size.
            return stream.read(LARGEST_BINARY + 1)
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from error


def _too_large(path: Path, size: int) -> CannotRead:
    return CannotRead(
        path,
        f"It has {size / 1_048_576:,.0f} MB; the largest text that is read has "
        f"{LARGEST_FILE // 1_048_576} MB, the largest PDF or Word file "
        f"{LARGEST_BINARY // 1_048_576}.",
        "Split it, or leave it out.",
    )


def _not_a_file(path: Path, mode: int) -> CannotRead:
    if stat.S_ISDIR(mode):
        return CannotRead(path, "This is a folder, not a file.", "Name a file in it.")
    return CannotRead(path, "This is a device or a pipe, not a file.", "Name an ordinary file.")


_REASONS = {
    errno.ENOENT: ("There is no such file.", "Check the name and the folder."),
    errno.ENOTDIR: ("There is no such file.", "Check the name and the folder."),
    errno.EACCES: ("You may not read it.", "Ask its owner for permission."),
    errno.EPERM: ("You may not read it.", "Ask its owner for permission."),
    errno.ELOOP: ("It is a link that leads back to itself.", "Name the file it should lead to."),
}


def _cannot_open(path: Path, error: OSError | ValueError) -> CannotRead:
    number = error.errno if isinstance(error, OSError) else None
    detail = getattr(error, "strerror", None) or str(error)
    reason, remedy = _REASONS.get(
        number or 0, (f"It could not be read: {detail}.", "Check that the disk is there.")
    )
    return CannotRead(path, reason, remedy)
