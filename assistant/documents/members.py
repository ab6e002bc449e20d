"""What holds other files (a zip archive, a mail with attachments) goes in; those files come out.

Each file inside is a document of its own, named by its way in ("minutes.zip/2019/june.docx"). The
promise: sizes are checked before anything is unpacked, nothing is written to disk, no name leads
anywhere but into its container, and containers within containers are opened only so deep and
together never give more than so many bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.documents import mail
from assistant.documents.archive import LARGEST_WHOLE, open_archive
from assistant.documents.file import File
from assistant.documents.kinds import is_plain_zip
from assistant.errors import CannotRead

DEEPEST = 3
"""Containers within one another: a mail in an archive that has an archive attached."""

MOST_MEMBERS = 5_000
_REMEDY = "Unpack it and keep the files that are in it."


@dataclass(frozen=True)
class Member:
    """One file inside: its way in, name by name, and its bytes."""

    inside: tuple[str, ...]
    data: bytes


def is_container(data: bytes, path: Path) -> bool:
    """Say whether a file whose bytes begin so may hold others; mail may also hold none."""
    return is_plain_zip(data) or mail.recognise(File(path, data)) > 0


def replaces(data: bytes) -> bool:
    """Say whether the container is nothing but what is in it; a mail has words of its own."""
    return is_plain_zip(data)


def members_of(data: bytes, path: Path) -> Iterator[Member]:
    """Yield every file inside ``data``, those inside containers within it included.

    A mail within comes first itself, for its own words, and then what is attached to it.

    Raises:
        CannotRead: it is damaged, locked, or would give more than any folder of documents holds.
    """
    given = 0
    for count, member in enumerate(_inside(data, path, (), DEEPEST), 1):
        given += len(member.data)
        if given > LARGEST_WHOLE or count > MOST_MEMBERS:
            reason = "What is in it, unpacked, is more than can be read."
            raise CannotRead(path, reason, _REMEDY)
        yield member


def _inside(data: bytes, path: Path, way: tuple[str, ...], deeper: int) -> Iterator[Member]:
    for name, inner in _directly(data, path):
        member = Member((*way, name), inner)
        shown = path / name
        if not is_container(inner, shown):
            yield member
            continue
        if not replaces(inner) or deeper <= 1:
            yield member
        if deeper > 1:
            yield from _inside(inner, shown, member.inside, deeper - 1)


def _directly(data: bytes, path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and bytes of each file right inside ``data``."""
    if is_plain_zip(data):
        archive = open_archive(data, path, "a zip archive", _REMEDY)
        for name in archive.names:
            if not name.endswith("/"):
                yield name, archive.read(name)
        return
    message = mail.message_of(File(path, data))
    for name, part in mail.attachments_of(message):
        yield name, mail.bytes_of(part)
