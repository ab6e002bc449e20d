"""The bytes of a PDF go in, its pages come out as PDFium sees them, with its metadata.

Runs in the limited process only: PDFium is not thread-safe, and hostile files fill the memory. A
character is asked for its box once at most: the first and last of a word, and figures that may be
the mark of a note. The promise: no character of a page is dropped here but white space, what stands
outside the page, and what no reader can see; of these the page keeps count.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from assistant.documents.pdf.line import WIDE_GAP, Line, Page, Word

RAISED_SIZE = 0.85
"""Share of the letters' size below which a raised figure is the mark of a note."""

RAISED_BY = 0.1
"""Sizes of the letters that it stands above their line."""

LONGEST_MARK = 3

AFTER_LABEL = 5.0
"""Sizes of the letters: how far behind a number or bullet its words may begin."""

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]{1,4}[.)]|[•‣◦▪●–\ue000-\uf8ff-])$")
_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
"""What takes two places in the text that PDFium gives."""

_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_INVISIBLE = 3
_BOLD_FROM = 600
_FORCED_BOLD = 1 << 18
_HYPHENS = "\ufffe\x02"
"""What PDFium gives for a hyphen at a line's end, by its release."""

_CLOSERS = ".,;:!?)]”’\"'"
_MARKS = frozenset("0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")
_Box: TypeAlias = tuple[float, float, float, float]
_BOX = raw.FS_RECTF()
_BOX_REF = ctypes.byref(_BOX)
_MATRIX = raw.FS_MATRIX()
_ACROSS, _UP = ctypes.c_double(), ctypes.c_double()
_NAME = ctypes.create_string_buffer(256)
_FLAGS = ctypes.c_int()


class NeedsPasswordError(Exception):
    """The file is locked with a password."""


_HALVES = re.compile("[\ud800-\udfff]")


class DamagedError(Exception):
    """PDFium cannot open the file."""


@dataclass(slots=True)
class Extracted:
    """The pages of one file and what it states about itself."""

    pages: list[Page] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)


def extract(data: bytes, most_pages: int) -> Extracted:
    """Return the pages of ``data``, no more than ``most_pages``.

    Raises:
        NeedsPasswordError: it cannot be opened without a password.
        DamagedError: it is no PDF, or too damaged to open.
    """
    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise NeedsPasswordError from error
        raise DamagedError(str(error)) from error
    try:
        stated = {k: v.strip() for k, v in opened.get_metadata_dict().items() if v.strip()}
        pages = [_page(opened, number) for number in range(min(len(opened), most_pages))]
        return Extracted(pages, stated)
    finally:
        opened.close()


def _page(opened: pdfium.PdfDocument, number: int) -> Page:
    try:
        page = opened[number]
    except pdfium.PdfiumError as error:
        message = f"page {number + 1} cannot be opened"
        raise DamagedError(message) from error
    width, height = page.get_size()
    label = opened.get_page_label(number)
    made = Page(number + 1, width, height, label, [], sheet=number + 1)
    text = page.get_textpage()
    try:
        reading = _Reading(text, made, page)
        made.lines = list(reading.lines())
        if not made.lines:
            made.pictures = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    finally:
        text.close()
        page.close()
    return made


def _whole(text: str) -> str:
    """Return letters that PDFium gives in two halves (UTF-16) as one each."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class _Reading:
    """One page being read: its characters, and the boxes asked for."""

    def __init__(self, text: pdfium.PdfTextPage, page: Page, opened: pdfium.PdfPage) -> None:
        self._raw = text.raw
        self._page = page
        self._left, self._bottom, self._right, self._top = opened.get_cropbox()
        self._text = self._characters(text)
        page.unknown = len(_UNKNOWN.findall(self._text))
        self._angle = self._usual_angle()

    def _characters(self, text: pdfium.PdfTextPage) -> str:
        """Return one character for each that PDFium counts."""
        count = text.count_chars()
        said = text.get_text_range() if count else ""
        if len(said) == count and not _BEYOND.search(said):
            return said
        codes = (raw.FPDFText_GetUnicode(self._raw, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 else "\ufffd" for c in codes)

    def _usual_angle(self) -> float:
        step = max(1, len(self._text) // 40)
        seen = [i for i in range(0, len(self._text), step) if not self._text[i].isspace()]
        if not seen:
            return 0.0
        angles = [round(self._angle_at(i), 2) for i in seen]
        return max(set(angles), key=angles.count)

    def _angle_at(self, index: int) -> float:
        return float(raw.FPDFText_GetCharAngle(self._raw, index)) % (2 * math.pi)

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the file's own order, parted at wide gaps."""
        for start, end, broken in self._pieces():
            words = self._words(start, end)
            if not words:
                continue
            if broken:
                words[-1].text += "\u00ad"
            if abs(self._angle_at(start) - self._angle) > 0.05:
                self._page.turned += 1
                continue
            yield from self._as_lines(words)

    def _pieces(self) -> Iterator[tuple[int, int, bool]]:
        """Yield where PDFium sees lines begin and end, and whether a hyphen breaks a word."""
        text = self._text
        start = 0
        for index, char in enumerate(text):
            if char in "\r\n" or char in _HYPHENS:
                if index > start:
                    yield self._trimmed(start, index, char in _HYPHENS)
                start = index + 1
        if start < len(text):
            yield self._trimmed(start, len(text), False)

    def _trimmed(self, start: int, end: int, broken: bool) -> tuple[int, int, bool]:
        while start < end and self._text[start].isspace():
            start += 1
        return start, end, broken

    def _words(self, start: int, end: int) -> list[_Placed]:
        words: list[_Placed] = []
        at = start
        for piece in self._text[start:end].replace("\t", " ").replace("\u00a0", " ").split(" "):
            if piece and not piece.isspace():
                words += self._placed(at, piece)
            at += len(piece) + 1
        return words

    def _placed(self, at: int, text: str) -> Iterator[_Placed]:
        """Yield the word at ``at``, parted where a raised mark of a note hangs on it."""
        left, _, bottom, top = self._box(at)
        right = self._box(at + len(text) - 1)[1] if len(text) > 1 else _BOX.right
        word = _Placed(text, left, right, bottom, top, at)
        bare = text.rstrip(_CLOSERS)
        mark = self._where_raised(at, bare)
        if not 0 < mark < len(bare):
            yield word
            return
        edge = self._box(at + mark)[0]
        yield _Placed(text[:mark] + text[len(bare) :], left, edge, bottom, top, at)
        yield _Placed(text[mark : len(bare)], edge, right, bottom, top, at + mark, raised=True)

    def _where_raised(self, at: int, word: str) -> int:
        """Return where in the word at ``at`` its raised figures begin; its length for none."""
        first = len(word)
        if not word or word[-1] not in _MARKS:
            return first
        while first > 0 and len(word) - first < LONGEST_MARK and word[first - 1] in _MARKS:
            if not self._is_raised(at + first - 1, at):
                break
            first -= 1
        return first

    def _is_raised(self, index: int, beside: int) -> bool:
        """Say whether a character is smaller than another and stands above its line."""
        size = self._size(beside)
        above = self._base(index) - self._base(beside)
        return self._size(index) < RAISED_SIZE * size and above > RAISED_BY * size

    def _size(self, index: int) -> float:
        raw.FPDFText_GetMatrix(self._raw, index, ctypes.byref(_MATRIX))
        scale = math.hypot(_MATRIX.a, _MATRIX.b) or 1.0
        return abs(raw.FPDFText_GetFontSize(self._raw, index) * scale) or 1.0

    def _base(self, index: int) -> float:
        """Return how high the base line of a character stands."""
        raw.FPDFText_GetCharOrigin(self._raw, index, ctypes.byref(_ACROSS), ctypes.byref(_UP))
        return float(_UP.value)

    def _box(self, index: int) -> _Box:
        """Return left, right, bottom and top of a character, the page's turn undone."""
        raw.FPDFText_GetLooseCharBox(self._raw, index, _BOX_REF)
        box = (_BOX.left, _BOX.right, _BOX.bottom, _BOX.top)
        quarter = round(self._angle / (math.pi / 2)) % 4
        return box if not quarter else _upright(box, quarter)

    def _as_lines(self, words: list[_Placed]) -> Iterator[Line]:
        usual = max(words, key=lambda word: len(word.text))
        size, bold, hidden = self._setting(usual.at)
        bold = bold and all(self._setting(word.at)[1] for word in (words[0], words[-1]))
        group: list[_Placed] = []
        for word in words:
            gap = word.left - group[-1].right if group else 0.0
            widest = AFTER_LABEL if len(group) == 1 and _LABEL.match(group[0].text) else WIDE_GAP
            if group and (gap > widest * size or gap < -3 * size):
                yield self._line(group, usual, size, bold, hidden)
                group = []
            group.append(word)
        yield self._line(group, usual, size, bold, hidden)

    def _line(
        self, placed: list[_Placed], usual: _Placed, size: float, bold: bool, hidden: bool
    ) -> Line:
        words = [
            Word(_whole(w.text), w.left, w.right, raised=w.raised or self._is_mark(w, usual))
            for w in placed
        ]
        outside = not self._is_on_page(placed[0].left, (usual.bottom + usual.top) / 2)
        bottom, top = usual.bottom, usual.top
        if not self._angle:  # boxes of some files are those of the single letters
            base = self._base(usual.at)
            bottom, top = base - 0.2 * size, base + 0.8 * size
        return Line(words, bottom, top, size, bold, hidden or outside)

    def _is_mark(self, word: _Placed, usual: _Placed) -> bool:
        """Say whether a word by itself is the mark of a note."""
        if len(word.text) > LONGEST_MARK or not set(word.text) <= _MARKS:
            return False
        return self._is_raised(word.at, usual.at)

    def _is_on_page(self, left: float, middle: float) -> bool:
        """Say whether a line stands on the page; of turned pages all do."""
        if self._angle:
            return True
        across = self._left - 1 <= left <= self._right
        return bool(across and self._bottom <= middle <= self._top)

    def _setting(self, index: int) -> tuple[float, bool, bool]:
        """Return the size of the letters, whether they are bold, and whether nobody sees them."""
        size = self._size(index)
        length = raw.FPDFText_GetFontInfo(self._raw, index, _NAME, 256, ctypes.byref(_FLAGS))
        name = _NAME.value.lower() if 0 < length <= 256 else b""
        weight = raw.FPDFText_GetFontWeight(self._raw, index)
        bold = b"bold" in name or b"black" in name or bool(_FLAGS.value & _FORCED_BOLD)
        if not name:
            bold = weight >= _BOLD_FROM
        drawn = raw.FPDFText_GetTextObject(self._raw, index)
        hidden = bool(drawn) and raw.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
        return round(size, 1), bold, hidden


@dataclass(slots=True)
class _Placed:
    """A word with its box, and where its first character stands in the page's text."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    at: int
    raised: bool = False


def _upright(box: _Box, quarter: int) -> _Box:
    """Turn a box back by so many quarters, so that its text runs from left to right."""
    left, right, bottom, top = box
    for _ in range(quarter):
        left, right, bottom, top = bottom, top, -right, -left
    return left, right, bottom, top
