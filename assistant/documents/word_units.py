"""A Word file as read goes in; out come its paragraphs as units, and what is to be told about it.

The one promise: what a reader of the pages sees is in the units, and what is left out is in a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.composing import lines_of
from assistant.documents.stating import stated
from assistant.documents.units import Span, Unit, UnitNote
from assistant.documents.wordfile import Note, Paragraph, WordFile

_EMPHASISED = ("bold", "italic", "underlined")
_MARGINS = ("header", "footer")
_LEFT_OUT = {
    "macros": "It holds macros; they were not run.",
    "embedded objects": "It holds embedded objects; words in them were not read.",
    "inserted documents": "It holds inserted documents that Word would show; they were not read.",
    "subdocuments": "It holds other documents by reference; they were not read.",
    "diagrams": "It holds diagrams; words in them were not read.",
    "charts": "It holds charts; words in them were not read.",
}
SCANT = 300
"""Characters for each picture; with fewer, what matters may be in the pictures."""


def units_of(word: WordFile) -> tuple[list[Unit], list[UnitNote]]:
    """Return the units in reading order, and the endnotes, which stand behind them all."""
    footnotes: dict[int, list[Note]] = {}
    for note in word.notes:
        if note.kind == "footnote":
            footnotes.setdefault(note.marked_at.paragraph, []).append(note)
    main = next((p.address.part for p in word.paragraphs if p.story == "body"), None)
    units: list[Unit] = []
    for index, paragraph in enumerate(word.paragraphs):
        boxed = paragraph.story == "textbox" and paragraph.address.part == main
        if paragraph.story == "body" or boxed:
            notes = [_note(word, note) for note in footnotes.get(index, ())]
            units.append(_unit(paragraph, notes))
    return units, [_note(word, note) for note in word.notes if note.kind == "endnote"]


def _unit(paragraph: Paragraph, notes: list[UnitNote]) -> Unit:
    cell = paragraph.cell
    return Unit(
        kind=paragraph.kind,
        text=paragraph.text,
        level=paragraph.level,
        label=paragraph.label,
        bullet=paragraph.bullet,
        emphasis=_emphasis(paragraph),
        row=None if cell is None else (cell.table, cell.row),
        column=0 if cell is None else cell.column,
        notes=notes,
        boxed=paragraph.story == "textbox",
    )


def _emphasis(paragraph: Paragraph) -> list[Span]:
    spans = [(e.start, e.end) for e in paragraph.emphasis if e.look in _EMPHASISED]
    return sorted(set(spans))


def _note(word: WordFile, note: Note) -> UnitNote:
    paragraphs = [word.paragraphs[index] for index in note.paragraphs]
    texts = [p.text.strip() for p in paragraphs if p.text.strip()]
    if len(texts) == 1:
        (only,) = [p for p in paragraphs if p.text.strip()]
        first = len(only.text) - len(only.text.lstrip())
        spans = [(s - first, e - first) for s, e in _emphasis(only) if s >= first]
        return UnitNote(note.mark, texts[0], [(s, min(e, len(texts[0]))) for s, e in spans])
    return UnitNote(note.mark, "\n".join(texts))


def margins_of(word: WordFile) -> Iterator[str]:
    """Yield the lines of the headers and footers."""
    main = next((p.address.part for p in word.paragraphs if p.story == "body"), None)
    for paragraph in word.paragraphs:
        in_box = paragraph.story == "textbox" and paragraph.address.part != main
        if paragraph.story in _MARGINS or in_box:
            yield from lines_of(paragraph.text)


def metadata_of(word: WordFile) -> dict[str, str]:
    """Return what the file states about itself, as far as it may be believed."""
    properties = word.properties
    return stated(
        word.text,
        title=properties.get("title", ""),
        author=properties.get("creator", ""),
        created=properties.get("created", ""),
        modified=properties.get("modified", ""),
    )


def notes_of(word: WordFile) -> list[str]:
    """Return what a reader of the stored text should know."""
    notes: list[str] = []
    if word.has_tracked_changes:
        notes.append("It holds tracked changes; it was read as if all were accepted.")
    hidden = sum(len(h.text.split()) for p in word.paragraphs for h in p.hidden)
    if hidden:
        notes.append(f"Hidden text was left out ({_counted(hidden, 'word')}).")
    if word.comments:
        notes.append(f"{_counted(len(word.comments), 'comment')} left out.")
    if word.pictures and len(word.text) < SCANT * word.pictures:
        notes.append(f"{_counted(word.pictures, 'picture')} left out; words in them need OCR.")
    notes += [_LEFT_OUT[what] for what in word.embedded]
    fetched = [tie for tie in word.external if tie.kind.startswith("field ")]
    if fetched:
        notes.append("Some of its words come from other files, as they were when it was saved.")
    return notes


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
