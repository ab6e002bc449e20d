"""A PDF of a hundred pages and a page of HTML read into blocks, beside the bare libraries.

The yardsticks are PDFium giving the text of every page, and Python's own HTML parser gathering the
text of the page, both without any order, furniture, notes or paragraphs.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from assistant.documents import read_bytes_as_document
from tests.benchmarks.measuring import Row, seconds_of
from tests.documents.pdfs import Sheet, pdf_of

PAGES = 100
ROUNDS = 3
PDF_AIM = 8.0
HTML_AIM = 8.0
SENTENCE = "The Board considered the whole-of-government strategy and asked for a review of vans. "


def measure(corpus: Path | None = None) -> list[Row]:
    """Return a row for each format; the files are made here, so ``corpus`` is not needed."""
    del corpus
    return [_pdf(), _html()]


def _pdf() -> Row:
    data = pdf_of(*map(_page, range(1, PAGES + 1)))
    read_bytes_as_document(data, Path("a.pdf"))  # the process that reads is started once
    return Row(
        what=f"read a PDF of {PAGES} pages into paragraphs",
        seconds=seconds_of(lambda: read_bytes_as_document(data, Path("a.pdf")), times=ROUNDS),
        yardstick="PDFium giving the text of each page",
        yardstick_seconds=seconds_of(lambda: _bare_text(data), times=ROUNDS),
        aim_ratio=PDF_AIM,
    )


def _page(number: int) -> Sheet:
    sheet = Sheet()
    sheet.line("Annual report of the county")
    sheet.gap()
    for nth in range(8):
        sheet.paragraph(f"{number}.{nth} {SENTENCE * 3}")
    sheet.foot(str(number))
    return sheet


def _bare_text(data: bytes) -> None:
    import pypdfium2 as pdfium

    opened = pdfium.PdfDocument(data)
    for page in opened:
        page.get_textpage().get_text_range()
    opened.close()


def _html() -> Row:
    paragraphs = "".join(f"<p>{n}. {SENTENCE * 3}</p>" for n in range(4_000))
    page = f"<!DOCTYPE html><html><body><main>{paragraphs}</main></body></html>"
    data = page.encode()
    return Row(
        what="read an HTML page of 4,000 paragraphs into blocks",
        seconds=seconds_of(lambda: read_bytes_as_document(data, Path("a.html")), times=ROUNDS),
        yardstick="Python's own parser gathering the text",
        yardstick_seconds=seconds_of(lambda: _Gathering().feed(page), times=ROUNDS),
        aim_ratio=HTML_AIM,
    )


class _Gathering(HTMLParser):
    """The text of a page, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a piece."""
        self.pieces.append(data)
