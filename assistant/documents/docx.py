"""Word goes in, as its reader sees it; headings, numbered paragraphs, items, quotes, rows come out.

Tracked changes are read as if accepted, hidden text and comments are left out, and each is told in
a note. A title or an author that the file states about itself counts only where the document shows
it too, because both are often those of the template; pages are not told, because Word does not
record where they all begin. The promise: the numbers before paragraphs are those Word prints.
"""

from __future__ import annotations

from assistant.documents.file import File
from assistant.documents.layout import Layout

name = "docx"


def recognise(file: File) -> float:
    """Return 1 for a zip container that holds a Word document."""
    return 1.0 if file.kind is not None and file.kind.name.startswith("a Word file") else 0.0


def read(file: File) -> Layout:
    """Return the layout of a Word file, the text in it.

    Raises:
        CannotRead: it is damaged, too large, or holds only pictures.
    """
    # Loaded here: reading Word needs lxml, which most commands can do without.
    from assistant.documents.composing import compose, refuse_pictures
    from assistant.documents.word_units import margins_of, metadata_of, notes_of, units_of
    from assistant.documents.wordfile import read_word_file

    word = read_word_file(file.data, file.path)
    units, last_notes = units_of(word)
    refuse_pictures(file.path, units, word.pictures)
    layout = compose(units, margins_of(word), last_notes)
    layout.metadata = metadata_of(word)
    layout.notes = notes_of(word)
    return layout
