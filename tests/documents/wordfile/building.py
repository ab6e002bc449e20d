"""Word files written for a case: a body in short XML goes in, the bytes of a file come out.

In the short form every name is Word's own, ``<x>words</x>`` is a run with words in it and
``<d>words</d>`` a run whose words were deleted.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {
    None: W,
    "r": _R,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARED = " ".join(f'xmlns{":" + p if p else ""}="{u}"' for p, u in _SPACES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TIES = ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
FILE = Path("case.docx")


def part(name: str, inside: str) -> bytes:
    """Return the part whose root is ``name``, from its short form."""
    root = etree.fromstring(f"<{name} {_DECLARED}>{inside}</{name}>")
    for element in list(root.iter()):
        _spell_out(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _spell_out(element: etree._Element) -> None:
    if not str(element.tag).startswith(f"{{{W}}}"):
        return
    for key, value in list(element.attrib.items()):
        if not str(key).startswith("{"):
            del element.attrib[key]
            element.set(f"{{{W}}}{key}", value)
    short = {f"{{{W}}}x": "t", f"{{{W}}}d": "delText"}.get(str(element.tag))
    if short is not None:
        words, element.text = element.text, None
        element.tag = f"{{{W}}}r"
        inner = etree.SubElement(element, f"{{{W}}}{short}")
        inner.text = words
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def word_file(
    body: str,
    *,
    ties: str = "",
    others: dict[str, bytes] | None = None,
    **parts: str,
) -> bytes:
    """Return a Word file with this body; ``parts`` are "styles", "footnotes" … in short form."""
    members = {"word/document.xml": part("document", f"<body>{body}</body>")}
    stated = "".join(
        f'<Relationship Id="rId{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
        for name in _TIES
        if name in parts
    )
    members |= {f"word/{name}.xml": part(name, inside) for name, inside in parts.items()}
    members |= others or {}
    members["word/_rels/document.xml.rels"] = _relationships(stated + ties)
    members["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    )
    members["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    ).encode()
    return zipped(members)


def _relationships(inside: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip file of ``members``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            # OpenDocument says what it is in a first member that is not compressed.
            package.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
