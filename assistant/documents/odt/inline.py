"""The inside of one paragraph of an OpenDocument text goes in; out comes what its reader sees.

White space is folded as the standard says (6.1.2). The one promise: notes, boxes, comments and
hidden words never stand in the paragraph's own text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.documents.odt.names import DRAW, OFFICE, TEXT
from assistant.documents.odt.styles import OdtStyles
from assistant.documents.units import Span
from assistant.documents.wordfile.names import whole
from assistant.documents.xml_part import Element

MOST_SPACES = 1_000
"""A count of blanks beyond this is no text."""
SOFT_HYPHEN = "\u00ad"

_NOTHING = frozenset(
    {
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}ruby-text",
        f"{TEXT}hidden-text",
        f"{TEXT}hidden-paragraph",
        f"{TEXT}tracked-changes",
        f"{TEXT}alphabetical-index-mark",
        f"{TEXT}toc-mark",
        f"{TEXT}number",
        f"{OFFICE}event-listeners",
        f"{OFFICE}forms",
    }
)
_DRAWN = (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}g", f"{DRAW}text-box")


@dataclass(slots=True)
class OdtLine:
    """A paragraph while it is read; ``notes`` and ``boxes`` are the elements met in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    emphasis: list[Span] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    _blank: bool = True

    def words(self, text: str) -> None:
        """Append text as XML has it: runs of white space are one blank, none at the beginning."""
        folded = " ".join(text.split())
        if not folded:
            self._space(text)
            return
        self._space(text[:1])
        self._put(folded)
        self._space(text[-1:])

    def sign(self, text: str) -> None:
        """Append characters that an element stands for, as they are."""
        self._put(text)

    def _space(self, text: str) -> None:
        if text and text[0] in " \t\r\n" and not self._blank:
            self._put(" ")
            self._blank = True

    def _put(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self._blank = False


class OdtInline:
    """Reads the insides of paragraphs."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles

    def read(self, paragraph: Element) -> OdtLine:
        """Return what ``paragraph`` shows."""
        line = OdtLine()
        self._inside(paragraph, line)
        return line

    def _inside(self, element: Element, line: OdtLine) -> None:
        if element.text:
            line.words(element.text)
        for child in element:
            self._child(child, line)
            if child.tail:
                line.words(child.tail)

    def _child(self, child: Element, line: OdtLine) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self._span(child, line)
        elif tag == f"{TEXT}s":
            line.sign(" " * max(0, min(whole(child.get(f"{TEXT}c"), 1) or 0, MOST_SPACES)))
        elif tag == f"{TEXT}tab":
            line.sign("\t")
        elif tag == f"{TEXT}line-break":
            line.sign("\n")
        elif tag == f"{TEXT}note":
            line.notes.append(child)
        elif tag in _DRAWN:
            line.boxes.append(child)
            line.pictures += sum(1 for _ in child.iter(f"{DRAW}image"))
        elif tag not in _NOTHING:
            self._inside(child, line)

    def _span(self, span: Element, line: OdtLine) -> None:
        style = self._styles.of("text", span.get(f"{TEXT}style-name"))
        if style.hidden:
            line.hidden.append("".join(str(text) for text in span.itertext()))
            return
        if style.raised and len(span) == 1 and span[0].tag == f"{TEXT}note-ref":
            return  # the mark of a note, marked again
        start = line.length
        self._inside(span, line)
        if style.emphasised and line.length > start:
            line.emphasis.append((start, line.length))
