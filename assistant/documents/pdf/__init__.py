"""PDF goes in, as its reader sees it, page by page; headings, paragraphs, rows and notes come out.

Text that was drawn as a picture cannot be read, and text that is drawn by a false map of letters
reads as that map says: both are limits of the format. The promise: PDFium, which hostile files can
hang or blow up, runs in a process that is ended when it outstays its time or memory.
"""

from __future__ import annotations

from assistant.documents.file import File
from assistant.documents.layout import Layout
from assistant.documents.limits import is_limited, within_seconds
from assistant.documents.pdf.answer import answer_for, layout_of

name = "pdf"


def recognise(file: File) -> float:
    """Return 1 for what begins as a PDF does."""
    return 1.0 if file.kind is not None and file.kind.name == "a PDF file" else 0.0


def read(file: File) -> Layout:
    """Return the layout of a PDF, the text in it.

    Raises:
        CannotRead: it is locked, damaged, holds only pictures, or takes too long.
    """
    if is_limited():  # this process may be ended already: no other need be started
        with within_seconds():
            return layout_of(answer_for(file.data), file.path)
    # Loaded here: a process that reads for others starts none itself.
    from assistant.documents.pdf.process import ask

    return layout_of(ask(file.data, file.path), file.path)
