"""Rich text (RTF) goes in, as its reader sees it; the same parts come out as of a Word file.

Tracked deletions, hidden words and comments are left out, and each is told in a note. The numbers
before paragraphs are those the file itself carries for readers that do not count. The promise: a
document or one clear error, in time that grows with the file and no faster.
"""

from __future__ import annotations

from assistant.documents.file import File
from assistant.documents.layout import Layout

name = "rtf"


def recognise(file: File) -> float:
    """Return 1 for what begins as rich text does."""
    kind = file.kind
    return 1.0 if kind is not None and kind.name.startswith("a rich text") else 0.0


def read(file: File) -> Layout:
    """Return the layout of a rich text file, the text in it.

    Raises:
        CannotRead: it is cut off, nested too deeply, or holds only pictures.
    """
    from assistant.documents.rtf.layout import layout_of  # loaded only when there is one to read

    return layout_of(file)
