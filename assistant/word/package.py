"""Parts go in; the bytes of a Word package come out.

A Word file is a zip of parts tied together by relationships (ECMA-376, part 2). The one promise:
the same parts give the same bytes: fixed dates, fixed order, nothing taken from the machine. (Two
builds of zlib may compress differently; what is inside is the same everywhere.)
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import relpath, split

from lxml import etree

from assistant.word.xml import xml_bytes

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DOCUMENT = "word/document.xml"

CONTENT_TYPES = {
    DOCUMENT: f"{_WORD_TYPES}.document.main+xml",
    "styles": f"{_WORD_TYPES}.styles+xml",
    "settings": f"{_WORD_TYPES}.settings+xml",
    "numbering": f"{_WORD_TYPES}.numbering+xml",
    "footnotes": f"{_WORD_TYPES}.footnotes+xml",
    "fontTable": f"{_WORD_TYPES}.fontTable+xml",
    "header": f"{_WORD_TYPES}.header+xml",
    "footer": f"{_WORD_TYPES}.footer+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
"""The content type of each kind of part that is written under its own name."""

IMAGE_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
}
"""Pictures that a letterhead may bring, by the ending of their file."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold; the same for every member of every file."""
_UNIX = 3
_COMPRESSION_LEVEL = 6


@dataclass(frozen=True)
class Relation:
    """A tie from one part to another, or to an address outside the package."""

    id: str
    kind: str
    target: str
    external: bool = False

    @property
    def type(self) -> str:
        """The relationship type, in full."""
        if self.kind == "core-properties":
            return f"{_RELATIONSHIPS}/metadata/core-properties"
        return f"{_OFFICE}/{self.kind}"


@dataclass(frozen=True)
class Part:
    """A member of the package: its name without a leading slash, bytes, type and ties."""

    name: str
    data: bytes
    content_type: str | None = None
    """None where the ending of the name decides, as for pictures."""
    relations: Sequence[Relation] = field(default=())


def package_bytes(parts: Iterable[Part], relations: Sequence[Relation]) -> bytes:
    """Return the package that holds ``parts``; ``relations`` are those of the package itself."""
    parts = list(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION_LEVEL) as z:
        _member(z, "[Content_Types].xml", _content_types(parts))
        _member(z, "_rels/.rels", _relations_xml("", relations))
        for part in parts:
            _member(z, part.name, part.data)
            if part.relations:
                folder, name = split(part.name)
                _member(z, f"{folder}/_rels/{name}.rels", _relations_xml(folder, part.relations))
    return stream.getvalue()


def _member(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    # Otherwise the system that writes is recorded, and Windows gives other bytes than Linux.
    info.create_system = _UNIX
    info.external_attr = 0o600 << 16
    package.writestr(info, data)


def _content_types(parts: Sequence[Part]) -> bytes:
    overrides = tuple((p.name, p.content_type) for p in parts if p.content_type)
    endings = sorted({_ending(p.name) for p in parts if not p.content_type} - {"xml", "rels"})
    return _content_types_xml(overrides, tuple(endings))


@lru_cache(maxsize=64)
def _content_types_xml(overrides: tuple[tuple[str, str], ...], endings: tuple[str, ...]) -> bytes:
    types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    } | {ending: IMAGE_TYPES[ending] for ending in endings}
    for ending, content_type in defaults.items():
        etree.SubElement(types, f"{{{_TYPES}}}Default", Extension=ending, ContentType=content_type)
    for name, content_type in overrides:
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type
        )
    return xml_bytes(types)


def _relations_xml(folder: str, relations: Sequence[Relation]) -> bytes:
    top = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
    for relation in relations:
        target = relation.target
        if not relation.external:
            target = relpath(target, folder) if folder else target
        element = etree.SubElement(
            top,
            f"{{{_RELATIONSHIPS}}}Relationship",
            Id=relation.id,
            Type=relation.type,
            Target=target,
        )
        if relation.external:
            element.set("TargetMode", "External")
    return xml_bytes(top)


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
