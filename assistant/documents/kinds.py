"""The first bytes of a file go in, what it really is comes out, whatever its name ends in."""

from __future__ import annotations

from dataclasses import dataclass

_SAVE = "Open it in its own program and save it as plain text, then try again."
_UNPACK = "Unpack it and keep the files that are in it."
_PICTURE = "A picture holds no text: run text recognition on it, or leave it out."
_LEAVE = "Leave it out of the folder of sources."


@dataclass(frozen=True)
class Kind:
    """What a file is, with its article ("a PDF file"), and what a person can do about it."""

    name: str
    remedy: str


_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"%PDF-", Kind("a PDF file", _SAVE)),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Kind("an older Office file (.doc, .xls, .ppt)", _SAVE),
    ),
    (0, b"{\\rtf", Kind("a rich text (RTF) file", _SAVE)),
    (0, b"\x89PNG\r\n\x1a\n", Kind("a PNG picture", _PICTURE)),
    (0, b"\xff\xd8\xff", Kind("a JPEG picture", _PICTURE)),
    (0, b"GIF8", Kind("a GIF picture", _PICTURE)),
    (0, b"II*\x00", Kind("a TIFF picture", _PICTURE)),
    (0, b"MM\x00*", Kind("a TIFF picture", _PICTURE)),
    (0, b"\x1f\x8b", Kind("a gzip archive", _UNPACK)),
    (0, b"BZh", Kind("a bzip2 archive", _UNPACK)),
    (0, b"\xfd7zXZ\x00", Kind("an xz archive", _UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", Kind("a 7-Zip archive", _UNPACK)),
    (0, b"Rar!\x1a\x07", Kind("a RAR archive", _UNPACK)),
    (257, b"ustar", Kind("a tar archive", _UNPACK)),
    (0, b"SQLite format 3\x00", Kind("an SQLite database", _LEAVE)),
    (0, b"\x7fELF", Kind("a program", _LEAVE)),
    (0, b"MZ\x90\x00", Kind("a program", _LEAVE)),
    (0, b"ID3", Kind("a sound recording", _LEAVE)),
    (4, b"ftyp", Kind("a film or sound recording", _LEAVE)),
    (0, b"OggS", Kind("a sound recording", _LEAVE)),
)
_ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", Kind("a Word file (.docx)", _SAVE)),
    (b"xl/", Kind("an Excel workbook (.xlsx)", _SAVE)),
    (b"ppt/", Kind("a PowerPoint file (.pptx)", _SAVE)),
    (b"opendocument.text", Kind("an OpenDocument text (.odt)", _SAVE)),
    (b"application/epub", Kind("an e-book (.epub)", _SAVE)),
)


def kind_of(data: bytes) -> Kind | None:
    """Return what ``data`` is when its first bytes are those of a known kind that is not text."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        head = data[:8192] + data[-65536:]  # the list of members stands at the end of a zip file
        return next(
            (kind for part, kind in _ZIPPED if part in head), Kind("a zip archive", _UNPACK)
        )
    return next((k for at, mark, k in _SIGNATURES if data[at : at + len(mark)] == mark), None)
