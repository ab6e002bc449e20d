"""The first bytes of a file go in, what it really is comes out, whatever its name ends in.

The promise: only a kind of file that is no plain text is named, and each with what a person can do.
A format that has a reader (PDF, Word) is named here too: its reader takes it before anyone asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SAVE_AS_TEXT = "Open it in its own program and save it as plain text, then try again."
SAVE_AS_WORD = "Open it in Word or LibreOffice and save it as .docx, then try again."
_SAVE_PDF = "Open it in its own program and save it as a PDF, then try again."
_SAVE_ROWS = "Save the sheet you need as .csv, then try again."
_UNPACK = "Unpack it and keep the files that are in it."
_PICTURE = "A picture holds no text: run text recognition (OCR) on it, or leave it out."
_RECORDING = "Keep a transcript of it as a text or Word file instead."
_LEAVE = "Leave it out of the folder of sources."
_UNLOCK = "Open it with its password, save a copy without one, then try again."
_RIGHTS = (
    "Ask its owner for a copy without protection, or open it where you may and save it as .docx "
    "without restrictions."
)


@dataclass(frozen=True)
class Kind:
    """What a file is, with its article ("a PDF file"), and what a person can do about it."""

    name: str
    remedy: str


_EBOOK = Kind("an e-book (.epub)", "Save the chapters you need as HTML or text, then try again.")
_TIFF = Kind("a TIFF picture", _PICTURE)
_PROGRAM = Kind("a program", _LEAVE)
_SOUND = Kind("a sound recording", _RECORDING)
_FILM = Kind("a film or sound recording", _RECORDING)
_FONT = Kind("a font", _LEAVE)

_SIGNATURES: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"%PDF-", Kind("a PDF file", SAVE_AS_TEXT)),
    (0, b"{\\rtf", Kind("a rich text (RTF) file", SAVE_AS_TEXT)),
    (0, b"%!PS", Kind("a PostScript file", _SAVE_PDF)),
    (0, b"AT&TFORM", Kind("a DjVu file of scanned pages", _PICTURE)),
    (0, b"\xffWPC", Kind("a WordPerfect file", SAVE_AS_WORD)),
    (0, b"\x89PNG\r\n\x1a\n", Kind("a PNG picture", _PICTURE)),
    (0, b"\xff\xd8\xff", Kind("a JPEG picture", _PICTURE)),
    (0, b"GIF8", Kind("a GIF picture", _PICTURE)),
    (0, b"II*\x00", _TIFF),
    (0, b"MM\x00*", _TIFF),
    (8, b"WEBP", Kind("a WebP picture", _PICTURE)),
    (0, b"8BPS", Kind("a Photoshop picture", _PICTURE)),
    (0, b"\x1f\x8b", Kind("a gzip archive", _UNPACK)),
    (0, b"BZh", Kind("a bzip2 archive", _UNPACK)),
    (0, b"\xfd7zXZ\x00", Kind("an xz archive", _UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", Kind("a 7-Zip archive", _UNPACK)),
    (0, b"Rar!\x1a\x07", Kind("a RAR archive", _UNPACK)),
    (257, b"ustar", Kind("a tar archive", _UNPACK)),
    (0, b"SQLite format 3\x00", Kind("an SQLite database", _LEAVE)),
    (0, b"bplist00", Kind("a property list", _LEAVE)),
    (0, b"\x00\x05\x16\x07", Kind("a companion file that macOS made", _LEAVE)),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"MZ\x90\x00", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", _PROGRAM),
    (0, b"\x00asm", _PROGRAM),
    (0, b"wOFF", _FONT),
    (0, b"wOF2", _FONT),
    (0, b"\x00\x01\x00\x00\x00", _FONT),
    (0, b"ID3", _SOUND),
    (0, b"\xff\xfb", _SOUND),
    (0, b"fLaC", _SOUND),
    (8, b"WAVE", _SOUND),
    (0, b"OggS", _SOUND),
    (4, b"ftyp", _FILM),
    (0, b"\x1aE\xdf\xa3", _FILM),
    (8, b"AVI ", _FILM),
)
_ZIPPED: tuple[tuple[bytes, Kind], ...] = (
    (b"word/", Kind("a Word file (.docx)", SAVE_AS_TEXT)),
    (b"xl/", Kind("an Excel workbook (.xlsx)", _SAVE_ROWS)),
    (b"ppt/", Kind("a PowerPoint file (.pptx)", _SAVE_PDF)),
    (b"opendocument.text", Kind("an OpenDocument text (.odt)", SAVE_AS_TEXT)),
    (b"opendocument.spreadsheet", Kind("an OpenDocument spreadsheet (.ods)", _SAVE_ROWS)),
    (b"opendocument.presentation", Kind("an OpenDocument presentation (.odp)", _SAVE_PDF)),
    (b"application/epub", _EBOOK),
    (b"META-INF/container.xml", _EBOOK),
    (b"Index/Document.iwa", Kind("an Apple Pages, Numbers or Keynote file", _SAVE_PDF)),
    (b"FixedDocSeq", Kind("an XPS file", _SAVE_PDF)),
)
_ZIP = Kind("a zip archive", _UNPACK)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("DRMEncrypted", Kind("an Office file whose rights are managed", _RIGHTS)),
    ("EncryptedPackage", Kind("an Office file locked with a password", _UNLOCK)),
    ("__properties_version", Kind("an Outlook message (.msg)", "Save it as .eml or .txt.")),
    ("__substg1.0_", Kind("an Outlook message (.msg)", "Save it as .eml or .txt.")),
    ("WordDocument", Kind("an older Word file (.doc)", SAVE_AS_WORD)),
    ("Workbook", Kind("an older Excel workbook (.xls)", _SAVE_ROWS)),
    ("PowerPoint Document", Kind("an older PowerPoint file (.ppt)", _SAVE_PDF)),
)
"""How the streams of a compound file are named, in UTF-16 ([MS-CFB], [MS-OFFCRYPTO])."""
_OLDER = Kind("an older Office file (.doc, .xls, .ppt)", SAVE_AS_WORD)
_OLE_LOOKED_AT = 64 * 2**20

_ISO_BRANDS = re.compile(rb"....ftyp(?:hei[cx]|mif1|avif)", re.DOTALL)


def kind_of(data: bytes) -> Kind | None:
    """Return what ``data`` is when its first bytes are those of a known kind that is not text."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        head = data[:8192] + data[-65536:]  # the list of members stands at the end of a zip file
        return next((kind for part, kind in _ZIPPED if part in head), _ZIP)
    if data.startswith(_OLE):
        return _inside_ole(data)
    if b"%PDF-" in data[:1024] and b"startxref" in data[-2048:]:
        return _SIGNATURES[0][2]  # readers of PDF forgive what stands before its head
    if _ISO_BRANDS.match(data):
        return Kind("a HEIC or AVIF picture", _PICTURE)
    return next((k for at, mark, k in _SIGNATURES if data[at : at + len(mark)] == mark), None)


def _inside_ole(data: bytes) -> Kind:
    looked_at = data[:_OLE_LOOKED_AT]
    named = ((name.encode("utf-16-le"), kind) for name, kind in _OLE_STREAMS)
    return next((kind for name, kind in named if name in looked_at), _OLDER)


def is_plain_zip(data: bytes) -> bool:
    """Say whether ``data`` is a zip archive of files, and no format that is packed as one."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06") and kind_of(data) is _ZIP
