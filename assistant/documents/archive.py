"""The bytes of a zip container go in; its members come out, each looked at before it is unpacked.

Word, OpenDocument and plain zip files share this door. The one promise: nothing is unpacked that
the sizes in the directory do not allow, and no member is taken whose name is unsafe or there twice.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NoReturn

from assistant.errors import CannotRead

LARGEST_MEMBER = 64 * 2**20
LARGEST_WHOLE = 256 * 2**20
MOST_MEMBERS = 5_000
STEEPEST = 250
"""Bytes unpacked for each byte packed. Word's own files reach 60; a zip can do 1032."""
STEEP_FROM = 4 * 2**20
"""Bytes; a smaller member may be as steep as it likes."""

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    IndexError,
)
"""What :mod:`zipfile` raises for a broken or unusual container, by its release."""


@dataclass(frozen=True)
class Archive:
    """A zip container whose directory has been checked; ``kind`` is what to call the file."""

    path: Path
    kind: str
    remedy: str
    opened: zipfile.ZipFile

    @cached_property
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        # Word compares the names of parts without regard to case (ECMA-376, part 2, 9.1.1).
        return {member.filename.casefold(): member for member in self.opened.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the file's order."""
        return tuple(member.filename for member in self.opened.infolist())

    def has(self, name: str) -> bool:
        """Say whether there is a member of this name."""
        return name.casefold() in self._by_name

    def read(self, name: str) -> bytes:
        """Return the bytes of a member that is there.

        Raises:
            CannotRead: the member is damaged.
        """
        try:
            return self.opened.read(self._by_name[name.casefold()])
        except _DAMAGED:
            self.refuse(f"“{name}” inside it is damaged")

    def refuse(self, fault: str) -> NoReturn:
        """Raise CannotRead: this file, of this kind, has this fault."""
        raise CannotRead(self.path, f"This is {self.kind}, but {fault}.", self.remedy)


def open_archive(data: bytes, path: Path, kind: str, remedy: str) -> Archive:
    """Return the members of the container ``data``; ``path`` only names it in errors.

    Raises:
        CannotRead: it is no zip container, is encrypted, or would be too large when unpacked.
    """
    try:
        archive = Archive(path, kind, remedy, zipfile.ZipFile(io.BytesIO(data)))
        members = archive.opened.infolist()
    except _DAMAGED as error:
        reason = f"This should be {kind}, but it is damaged or cut off."
        raise CannotRead(path, reason, "Copy it again from where it came from.") from error
    fault = _fault(members)
    if fault:
        archive.refuse(fault)
    return archive


def _fault(members: list[zipfile.ZipInfo]) -> str | None:
    if len(members) > MOST_MEMBERS:
        return f"it holds {len(members):,} parts, which no such file has"
    whole = sum(member.file_size for member in members)
    if whole > LARGEST_WHOLE:
        return f"it would have {whole // 2**20:,} MB when unpacked, which is too much"
    seen: set[str] = set()
    for member in members:
        fault = _fault_of(member, seen)
        if fault:
            return f"“{member.filename[:80]}” inside it {fault}"
    return None


def _fault_of(member: zipfile.ZipInfo, seen: set[str]) -> str | None:
    name = member.filename
    if member.flag_bits & 1:
        return "is encrypted"
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return "has an unsafe name"
    if name.casefold() in seen:
        return "is there twice"
    seen.add(name.casefold())
    if member.file_size > LARGEST_MEMBER:
        return f"would have {member.file_size // 2**20:,} MB when unpacked, which is too much"
    steep = member.file_size > STEEPEST * max(member.compress_size, 1)
    if member.file_size > STEEP_FROM and steep:
        return "unpacks to far more than it should"
    return None
