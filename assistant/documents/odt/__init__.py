"""OpenDocument text goes in, as its reader sees it; the same parts come out as of a Word file.

Tracked changes are read as if accepted; hidden text and comments are left out, and each is told in
a note. The promise: numbers before paragraphs are those the file's lists print.
"""

from __future__ import annotations

from assistant.documents.file import File
from assistant.documents.layout import Layout

name = "odt"


def recognise(file: File) -> float:
    """Return 1 for a zip container that says it holds an OpenDocument text."""
    kind = "an OpenDocument text"
    return 1.0 if file.kind is not None and file.kind.name.startswith(kind) else 0.0


def read(file: File) -> Layout:
    """Return the layout of an OpenDocument text, the text in it.

    Raises:
        CannotRead: it is damaged, locked, too large, or holds only pictures.
    """
    # Loaded here: it needs lxml, which most commands can do without.
    from assistant.documents.odt.layout import layout_of

    return layout_of(file)
