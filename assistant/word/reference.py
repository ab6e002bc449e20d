"""A foreign Word file's bytes go in; its parts come out, safe to take a house style from.

The one promise: nothing is trusted. Sizes are looked at before anything is unpacked, no document
type is read, nothing outside the file is fetched; a file that cannot serve is refused by name of
the part that is broken. What a house style may not bring (macros, attached templates, ties to
other files …) is left behind and told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath, split
from typing import NoReturn

from lxml import etree

from assistant.errors import CannotRead
from assistant.word.xml import Element, local_name, namespace

LARGEST_PART = 64 * 2**20
LARGEST_WHOLE = 256 * 2**20
MOST_MEMBERS = 5_000
_STRICT = "http://purl.oclc.org/ooxml/"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Open it in Word and save it again as a Word Document (.docx)."

_MAIN_TYPES = re.compile(
    r"application/(vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)"
    r"|vnd\.ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml",
    re.IGNORECASE,
)
"""Documents and templates, with macros or without; the draft is always a plain document."""


@dataclass(frozen=True)
class Tie:
    """A relationship as the file states it; ``kind`` is the last step of its type."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts of a Word file by name (no leading slash), unpacked when asked for."""

    path: Path
    _zip: zipfile.ZipFile
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Names of parts are compared without regard to case (ECMA-376, part 2, 9.1.1).
        self._names = {name.lower(): name for name in self._zip.namelist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the file's order."""
        return tuple(self._names.values())

    def has(self, name: str) -> bool:
        """Say whether there is a part of this name."""
        return name.lower() in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part that is there; CannotRead where it is damaged."""
        try:
            return self._zip.read(self._names[name.lower()])
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            self.refuse(name, "is damaged")
            raise AssertionError from error

    def tree(self, name: str) -> Element:
        """Return the XML of a part that is there; CannotRead where it is not well formed."""
        data = self.data(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            self.refuse(name, "declares a document type, which Word files never do")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            tree = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            self.refuse(name, "is not well-formed XML")
        if namespace(tree).startswith(_STRICT):
            self.refuse(name, "is in the Strict form, which few programs read")
        return tree

    def ties(self, name: str) -> tuple[Tie, ...]:
        """Return the relationships of a part ("" for the package itself), in the file's order."""
        folder, base = split(name)
        place = join(folder, "_rels", f"{base}.rels")
        if not self.has(place):
            return ()
        return tuple(_tie(name, e) for e in self.tree(place) if local_name(e) == "Relationship")

    def tied(self, name: str, kind: str) -> str | None:
        """Return the part of this kind that ``name`` is tied to, or None; it may be absent."""
        return next((t.target for t in self.ties(name) if t.kind == kind and not t.external), None)

    @cached_property
    def main(self) -> str:
        """The name of the document itself."""
        main = self.tied("", "officeDocument")
        if main is None:
            self.refuse("_rels/.rels", "names no document")
        if not self.has(main):
            self.refuse(main, "is missing")
        return main

    def refuse(self, part: str, fault: str) -> NoReturn:
        """Raise CannotRead: this part has this fault."""
        raise CannotRead(
            self.path, f"It cannot serve as a house style: {part} {fault}.", _SAVE_AGAIN
        )


def open_reference(data: bytes, path: Path) -> Package:
    """Return the parts of the Word file ``data``; ``path`` only names it.

    Raises:
        CannotRead: it is no Word file, is encrypted, too large, or its frame is broken.
    """
    if data.startswith(_OLE):
        reason = "It is an old .doc file or is protected by a password, so no style can be read."
        raise CannotRead(path, reason, _SAVE_AGAIN)
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise CannotRead(path, "It is not a Word file.", "Give a .docx or .dotx.") from error
    package = Package(path, opened)
    _check_sizes(package, opened)
    _check_kind(package)
    return package


def _check_sizes(package: Package, opened: zipfile.ZipFile) -> None:
    members = opened.infolist()
    if len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_WHOLE:
        package.refuse("the whole", "is too large when unpacked")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if member.file_size > LARGEST_PART:
            package.refuse(name, "is too large when unpacked")
        if member.flag_bits & 1:
            package.refuse(name, "is encrypted")
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            package.refuse(name, "has an unsafe name")
        if name.lower() in seen:
            package.refuse(name, "is there twice")
        seen.add(name.lower())


def _check_kind(package: Package) -> None:
    if not package.has("[Content_Types].xml"):
        package.refuse("[Content_Types].xml", "is missing")
    declared = content_type(package, package.main)
    if not _MAIN_TYPES.fullmatch(declared):
        package.refuse(package.main, f"is not a Word document (it says “{declared or 'nothing'}”)")


def content_type(package: Package, name: str) -> str:
    """Return the declared type of a part, or "" where there is none."""
    types = package.tree("[Content_Types].xml")
    ending = name.rpartition(".")[2].lower()
    by_ending = ""
    for entry in types:
        if (entry.get("PartName") or "").lower() == f"/{name.lower()}":
            return entry.get("ContentType") or ""
        if (entry.get("Extension") or "").lower() == ending:
            by_ending = entry.get("ContentType") or ""
    return by_ending


def _tie(source: str, element: Element) -> Tie:
    external = element.get("TargetMode") == "External"
    target = element.get("Target") or ""
    return Tie(
        id=element.get("Id") or "",
        kind=(element.get("Type") or "").rpartition("/")[2],
        target=target if external else _resolved(source, target),
        external=external,
    )


def _resolved(source: str, target: str) -> str:
    path = target.partition("#")[0]
    whole = path if path.startswith("/") else join("/", dirname(source), path)
    return normpath(whole).lstrip("/")
