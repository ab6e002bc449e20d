"""PDFs for tests, written by hand: text at places on pages, in a type whose letters are all alike.

Courier's letters are 0.6 of their size wide, so that a test can say where a line ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEFT, TOP = 72.0, 770.0
SIZE = 11.0
PITCH = 14.0
ACROSS = 66
"""Letters of the usual size on a line of the usual width."""


@dataclass(frozen=True)
class Said:
    """Words at a place on a page; ``mode`` 3 is invisible."""

    text: str
    left: float
    bottom: float
    size: float = SIZE
    bold: bool = False
    mode: int = 0


@dataclass
class Sheet:
    """A page being written, line by line from the top."""

    said: list[Said] = field(default_factory=list)
    at: float = TOP

    def line(
        self, text: str, *, left: float = LEFT, size: float = SIZE, bold: bool = False
    ) -> None:
        """Write one line and go to the next."""
        self.said.append(Said(text, left, self.at, size, bold))
        self.at -= PITCH * size / SIZE

    def lines(self, *texts: str, left: float = LEFT, size: float = SIZE) -> None:
        """Write several lines."""
        for text in texts:
            self.line(text, left=left, size=size)

    def gap(self, lines: float = 1.0) -> None:
        """Leave some lines empty."""
        self.at -= PITCH * lines

    def paragraph(self, text: str, *, across: int = ACROSS) -> None:
        """Write a paragraph broken at the usual width, and a gap below it."""
        self.lines(*wrapped(text, across))
        self.gap()

    def foot(self, text: str, *, left: float = LEFT) -> None:
        """Write a line at the foot of the page."""
        self.said.append(Said(text, left, 40.0, 9.0))


def wrapped(text: str, across: int = ACROSS) -> list[str]:
    """Break a text at its spaces as a typesetter would."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > across:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def pdf_of(
    *sheets: Sheet, info: dict[str, str] | None = None, labels: str = "", locked: bool = False
) -> bytes:
    """Return the bytes of a PDF with these pages."""
    objects: list[bytes] = [b"", b""]  # the catalogue and the tree of pages come first
    fonts = []
    for name in ("Courier", "Courier-Bold"):
        font = f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        objects.append(font.encode())
        fonts.append(len(objects))
    pages = []
    for sheet in sheets:
        stream = b"".join(_drawn(said) for said in sheet.said)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 {fonts[0]} 0 R/F2 {fonts[1]} 0 R>>>>>>"
        )
        objects.append(page.encode())
        pages.append(len(objects))
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{labels}>>".encode()
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()
    trailer = ""
    if info:
        said = b"".join(b"/%s(%s)" % (k.encode(), _escaped(v)) for k, v in info.items())
        objects.append(b"<<" + said + b">>")
        trailer = f"/Info {len(objects)} 0 R"
    if locked:
        code = "00" * 32
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{code}>/U<{code}>/P -4>>".encode())
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<{code}><{code}>]"
    return _file(objects, trailer)


def scanned_pdf() -> bytes:
    """Return a PDF whose one page is a picture."""
    picture = b"q 500 0 0 700 40 70 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(picture), picture),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<>>>>",
    ]
    return _file(objects, "")


def mapped_pdf(text: str, letters: dict[str, str]) -> bytes:
    """Return a PDF of one line, whose file says that some of its letters mean others."""
    pairs = "".join(f"<{ord(k):02X}><{v.encode('utf-16-be').hex()}>" for k, v in letters.items())
    said = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def "
        "1 begincodespacerange<00><FF>endcodespacerange "
        f"{len(letters)} beginbfchar {pairs} endbfchar endcmap end end"
    ).encode()
    page = f"BT /F1 11 Tf 72 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources 7 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(said), said),
        b"<</Font<</F1 5 0 R>>>>",
    ]
    return _file(objects, "")


def _drawn(said: Said) -> bytes:
    font = "F2" if said.bold else "F1"
    place = f"BT /{font} {said.size} Tf {said.mode} Tr {said.left} {said.bottom} Td "
    return place.encode() + b"(" + _escaped(said.text) + b") Tj ET\n"


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        data = data.replace(mark, b"\\" + mark)
    return data


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    made = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    tail = f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail.encode()
