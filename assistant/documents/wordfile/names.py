"""The names in Word's XML that the walker knows, each written once.

Strict files say the same under other namespaces (ISO/IEC 29500-1, annex on transitional migration);
:func:`transitional` gives their bytes the names used here. The promise: content is never changed.
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = f"{W}val"
ID = f"{W}id"
PARAGRAPH = f"{W}p"
PROPERTIES = f"{W}pPr"
RUN = f"{W}r"
RUN_PROPERTIES = f"{W}rPr"
TEXT = f"{W}t"
TABLE = f"{W}tbl"
ROW = f"{W}tr"
CELL = f"{W}tc"
BOX = f"{W}txbxContent"
ALTERNATE = f"{MC}AlternateContent"
CHOICE = f"{MC}Choice"
FALLBACK = f"{MC}Fallback"
IMAGE = f"{V}imagedata"

_STRICT = b"http://purl.oclc.org/ooxml/"
_MEANS = tuple(
    (_STRICT + strict, b"http://schemas.openxmlformats.org/" + loose)
    for strict, loose in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"officeDocument/customXml", b"officeDocument/2006/customXml"),
        (b"drawingml/", b"drawingml/2006/"),
    )
)


def transitional(data: bytes) -> bytes:
    """Return the bytes of a part with the names of the Strict form made those of the usual one."""
    if _STRICT in data:
        for strict, loose in _MEANS:
            data = data.replace(strict, loose)
    return data


def is_on(value: str | None) -> bool:
    """Say whether a switch is on: absent values are, "0", "false" and "off" are not."""
    return value not in ("0", "false", "off", "none")


def whole(value: str | None, default: int | None = None) -> int | None:
    """Return a whole number as Word writes one, or ``default``; absurd ones are cut down."""
    try:
        number = int(float(value)) if value else default
    except (ValueError, OverflowError):
        return default
    return None if number is None else max(-(2**31), min(number, 2**31))
