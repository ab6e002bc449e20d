"""Footnotes: in go the notes a draft has marked, out comes ``footnotes.xml``.

The one promise: the part holds the two separators that Word looks for, then each marked note once,
in the order of the marks; in the working copy a note ends in the ids of its quotes, ``[id]``, which
survive an edit when nothing else does.
"""

from __future__ import annotations

from assistant.drafting.draft import Note
from assistant.word.paper import Paper
from assistant.word.runs import Line, Look, starts_right_to_left, write_line, write_words
from assistant.word.settings import SEPARATORS
from assistant.word.xml import Element, child, root, value, xml_bytes

_DRAWN = ("separator", "continuationSeparator")


def footnotes_xml(paper: Paper) -> bytes:
    """Return the part; marks must have been written before."""
    notes = root("footnotes")
    for own, kind in zip(SEPARATORS, _DRAWN, strict=True):
        _separator(notes, own, kind)
    for number, name in enumerate(paper.note_order, start=1):
        paper.flow.place = f"footnote {number}"
        _note(paper, notes, number, paper.notes[name])
    return xml_bytes(notes)


def _separator(notes: Element, number: str, kind: str) -> None:
    note = child(notes, "footnote", type=kind, id=number)
    paragraph = child(note, "p")
    child(child(paragraph, "pPr"), "spacing", after="0", line="240", lineRule="auto")
    child(child(paragraph, "r"), kind)


def _note(paper: Paper, notes: Element, number: int, note: Note) -> None:
    paragraph = child(child(notes, "footnote", id=str(number)), "p")
    properties = child(paragraph, "pPr")
    value(properties, "pStyle", paper.style("footnote"))
    if starts_right_to_left("".join(getattr(i, "text", "") for i in note.content)):
        child(properties, "bidi")
    mark = child(paragraph, "r")
    value(child(mark, "rPr"), "rStyle", paper.style("footnote-mark"))
    child(mark, "footnoteRef")
    write_words(paper, paragraph, " ")
    write_line(paper, Line(paragraph, in_note=True), note.content)
    if not paper.final:
        for quote in note.quotes:
            write_words(paper, paragraph, f" [{quote}]", Look("evidence-id"))
