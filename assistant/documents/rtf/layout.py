"""A rich text file goes in; out comes its layout.

The one promise: a file that is cut off, nested too deeply or all pictures is refused, with the way
out.
"""

from __future__ import annotations

from assistant.documents.composing import compose, lines_of, refuse_pictures
from assistant.documents.file import File
from assistant.documents.layout import Layout
from assistant.documents.rtf.flow import TooMuchError
from assistant.documents.rtf.reading import RtfFile, RtfReader
from assistant.documents.stating import stated
from assistant.errors import CannotRead

_REMEDY = "Open it in Word or LibreOffice and save it again as .docx."


def layout_of(file: File) -> Layout:
    """Return the layout of ``file``; CannotRead as the reader says."""
    try:
        read = RtfReader(file.data).read()
    except TooMuchError as error:
        reason = "It is nested too deeply, or has more paragraphs than any text."
        raise CannotRead(file.path, reason, _REMEDY) from error
    if not read.whole:
        reason = "This is a rich text (RTF) file, but it is damaged or cut off."
        raise CannotRead(file.path, reason, "Copy it again from where it came from.")
    refuse_pictures(file.path, read.body.units, read.pictures)
    margins = (line for margin in read.margins for line in lines_of(margin))
    layout = compose(read.body.units, margins, read.endnotes)
    layout.metadata = stated(
        layout.text or "",
        title=read.stated.get("title", ""),
        author=read.stated.get("author", ""),
        created="",
        modified="",
    )
    layout.notes = _notes(read)
    return layout


def _notes(read: RtfFile) -> list[str]:
    notes: list[str] = []
    if read.deleted:
        notes.append("It holds tracked changes; it was read as if all were accepted.")
    if read.hidden:
        plural = "" if read.hidden == 1 else "s"
        notes.append(f"Hidden text was left out ({read.hidden:,} word{plural}).")
    if read.comments:
        notes.append(f"{read.comments:,} comment{'' if read.comments == 1 else 's'} left out.")
    return notes
