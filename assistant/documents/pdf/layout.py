"""The bytes of a PDF go in, its text and layout come out; this is what the limited process does.

The steps, in order: pages as PDFium sees them, furniture lifted out, the order of reading,
footnotes parted, paragraphs rebuilt, text written. The promise: what left the text stays as an
anchor, and every limit of the reading is told in a note.
"""

from __future__ import annotations

import re

from assistant.documents.layout import Layout
from assistant.documents.pdf.extraction import extract
from assistant.documents.pdf.headed import lift_column_heads, number_columns
from assistant.documents.pdf.line import Page
from assistant.documents.pdf.lined import lift_line_numbers
from assistant.documents.pdf.notes import part_notes
from assistant.documents.pdf.order import in_reading_order
from assistant.documents.pdf.paragraphs import paragraphs_of, usual_of
from assistant.documents.pdf.repeated import lift_furniture
from assistant.documents.pdf.text import Writing
from assistant.documents.pdf.words import Vocabulary

MOST_PAGES = 10_000
MOST_UNKNOWN = 0.3
"""Share of letters without a meaning above which there is no text to quote."""

NEEDS_RECOGNITION = (
    "Its pages are pictures without text: it needs OCR.",
    "Run text recognition (OCR) on it, for example in your PDF program, and try again.",
)
UNKNOWN_LETTERS = (
    "Its letters are drawn, and the file does not say which they are: it needs OCR.",
    NEEDS_RECOGNITION[1],
)
NO_TEXT = ("There is no text in it to quote.", "Leave it out of the sources.")

_TOOL_TITLE = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|indd|pdf|odt|rtf|qxd)$|^untitled", re.IGNORECASE
)


class NoTextError(Exception):
    """The PDF opens and holds no text to quote; its arguments are the reason and the way out."""


def pdf_layout(data: bytes) -> Layout:
    """Return the layout of a PDF, its text in it.

    Raises:
        NoTextError: there is nothing to quote.
        NeedsPasswordError, DamagedError: it cannot be opened.
    """
    extracted = extract(data, MOST_PAGES)
    pages = extracted.pages
    notes = _hidden_left_out(pages)
    _refuse_without_text(pages)
    pages = lift_line_numbers(pages)
    lift_column_heads(pages)
    lift_furniture(pages)
    for page in pages:
        page.furniture += page.aside
        page.lines = in_reading_order(page.lines)
        number_columns(page)
    usual = usual_of(pages)
    for page in pages:
        part_notes(page, usual.size)
    vocabulary = Vocabulary(line for page in pages for line in page.lines)
    writing = Writing(pages, vocabulary)
    for paragraph in paragraphs_of(pages, usual):
        writing.paragraph(paragraph)
    layout = writing.finish(pages[-1].number)
    layout.notes += [*notes, *_limits(pages)]
    layout.metadata.update(_metadata(extracted.stated))
    return layout


def _refuse_without_text(pages: list[Page]) -> None:
    letters = sum(len(line.text) for page in pages for line in page.lines)
    if not letters:
        pictures = any(page.pictures for page in pages)
        raise NoTextError(*(NEEDS_RECOGNITION if pictures else NO_TEXT))
    if sum(page.unknown for page in pages) > MOST_UNKNOWN * letters:
        raise NoTextError(*UNKNOWN_LETTERS)


def _hidden_left_out(pages: list[Page]) -> list[str]:
    """Leave out what no reader sees, unless all of the text is the layer behind a scanned page."""
    lines = [line for page in pages for line in page.lines]
    hidden = sum(line.hidden for line in lines)
    if not hidden:
        return []
    if hidden > 0.9 * len(lines):
        return [
            "Its text was recognised from pictures of the pages: compare quotations with the page."
        ]
    for page in pages:
        page.lines = [line for line in page.lines if not line.hidden]
    return [f"{_lines(hidden)} that cannot be seen on the page {_were(hidden)} left out."]


def _limits(pages: list[Page]) -> list[str]:
    notes = []
    bare = [str(page.sheet or page.number) for page in pages if page.pictures]
    if bare:
        which = "page " if len(bare) == 1 else "pages "
        shown = ", ".join(bare[:12]) + (" …" if len(bare) > 12 else "")
        notes.append(f"{which.capitalize()}{shown} hold pictures without text and would need OCR.")
    if turned := sum(page.turned for page in pages):
        notes.append(f"{_lines(turned)} set at an angle {_were(turned)} left out.")
    if unknown := sum(page.unknown for page in pages):
        notes.append(f"The file does not say what letters {unknown:,} of its characters are.")
    return notes


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number:,} lines"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _metadata(stated: dict[str, str]) -> dict[str, str]:
    """Return what the file states of itself; the day it was made is not the document's own date."""
    kept: dict[str, str] = {}
    title = " ".join(stated.get("Title", "").split())
    if " " in title and not _TOOL_TITLE.search(title):
        kept["title"] = title
    if author := " ".join(stated.get("Author", "").split()):
        kept["author"] = author
    if found := re.match(r"D:(\d{4})(\d\d)(\d\d)", stated.get("CreationDate", "")):
        kept["created"] = "-".join(found.groups())
    return kept
