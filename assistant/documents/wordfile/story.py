"""One story of a Word file goes in (its body, a note, a header …); its paragraphs come out.

Paragraphs whose end is gone are joined to the next, tables are read row by row with merged cells
once, text boxes stand after the paragraph they are tied to. The one promise: every paragraph that
a reader of this reading sees comes out, in order, once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.documents.wordfile.contents import Address, Cell, Paragraph, Story
from assistant.documents.wordfile.drawn import chosen
from assistant.documents.wordfile.inline import Inline
from assistant.documents.wordfile.kinds import Shape, shape_of
from assistant.documents.wordfile.line import Line, Origin
from assistant.documents.wordfile.marks import MARKS, Marks
from assistant.documents.wordfile.names import (
    ALTERNATE,
    CELL,
    PARAGRAPH,
    PROPERTIES,
    ROW,
    TABLE,
    VAL,
    W,
    whole,
)
from assistant.documents.wordfile.note_numbers import SECTION, NoteNumbers
from assistant.documents.wordfile.numbering import Counters, Lists
from assistant.documents.wordfile.styles import Styles
from assistant.documents.wordfile.tracking import Tracking
from assistant.documents.xml_part import Element
from assistant.noun import unchecked

MOST_PARAGRAPHS = 300_000
"""As many as plain text may have lines; a file of more is data, and would fill the memory."""

WIDEST = 63
"""Columns a table can have in Word; a cell that claims to cover more is cut down to it."""

_BOXED = ("sdt", "sdtContent", "customXml", "smartTag")
_paragraph = unchecked(Paragraph)
_address = unchecked(Address)


class TooMuchError(Exception):
    """There are more paragraphs than any text for reading has."""


@dataclass
class Shared:
    """What all stories of a file have in common while it is read."""

    tracking: Tracking
    styles: Styles
    lists: Lists
    numbers: NoteNumbers
    marks: Marks = field(default_factory=Marks)
    found: list[Paragraph] = field(default_factory=list)
    origins: list[list[Origin]] | None = None
    pictures: int = 0
    tables: int = 0
    fetched: set[str] = field(default_factory=set)
    set_off: list[int] = field(default_factory=list)
    """The places of paragraphs that only their indents make quotations."""
    set_in: list[int] = field(default_factory=list)
    """The places of paragraphs that are set in on the left alone."""
    box_counters: Counters | None = None


@dataclass
class Part:
    """The part a story stands in: its name, its links by id, and its paragraphs' places."""

    name: str
    links: dict[str, str]
    places: dict[Element, int]


class StoryReader:
    """Reads one story; ``note`` is the id of the note or comment it belongs to."""

    def __init__(
        self,
        shared: Shared,
        part: Part,
        story: Story,
        note: str | None = None,
        headings: tuple[tuple[int, str], ...] = (),
        counters: Counters | None = None,
    ) -> None:
        self._shared = shared
        self._part = part
        self._story: Story = story
        self._note = note
        self._headings = headings
        self._path = tuple(words for _, words in headings)
        self._counters = counters or Counters(shared.lists)
        self._cell: Cell | None = None
        self._open: Line | None = None
        numbers = shared.numbers if story in ("body", "textbox") else None
        self._inline = Inline(shared.tracking, shared.styles, part.links, shared.marks, numbers)
        tracking = shared.tracking
        self._transparent = {W + name for name in _BOXED} | tracking.kept

    def read(self, container: Element) -> None:
        """Read everything in ``container``."""
        self._blocks(container)
        self._flush()
        self._shared.pictures += self._inline.pictures
        self._shared.fetched |= self._inline.fields.fetched

    def _blocks(self, container: Element) -> None:
        for child in container:
            tag = child.tag
            if tag == PARAGRAPH:
                self._read_paragraph(child)
            elif tag == TABLE:
                self._read_table(child)
            elif tag in self._transparent:
                self._blocks(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._blocks(branch)
            elif tag in MARKS:
                self._shared.marks.met(child, self._open)
            elif tag in self._shared.tracking.dropped:
                self._shared.marks.within(child, self._open)

    # Paragraphs.

    def _read_paragraph(self, element: Element) -> None:
        shared = self._shared
        line = self._open
        if line is None:
            line = Line(origins=None if shared.origins is None else [])
        properties = shared.tracking.properties(element)
        style_id = None if properties is None else properties.find(f"{W}pStyle")
        style = shared.styles.of(None if style_id is None else style_id.get(VAL))
        self._open = line
        self._inline.read(element, line, style)
        if not shared.tracking.loses_mark(element):
            self._finish(line)
        if element.find(f"{PROPERTIES}/{SECTION}") is not None and self._story == "body":
            shared.numbers.end_section()

    def _flush(self) -> None:
        """End a line whose paragraph lost its end and has no paragraph below to join."""
        line = self._open
        if line is None:
            return
        if line.length or line.notes or line.boxes:
            self._finish(line)
        else:
            self._open = None
            line.index = len(self._shared.found)

    def _finish(self, line: Line) -> None:
        self._open = None
        shared = self._shared
        if len(shared.found) >= MOST_PARAGRAPHS:
            raise TooMuchError
        line.index = len(shared.found)
        element = line.speaks if line.speaks is not None else line.elements[-1]
        text = "".join(line.pieces)
        shape = shape_of(element, shared, self._counters, text, line, in_table=self._cell)
        opens = shape.kind in ("heading", "title") and self._story == "body"
        if opens:
            self._below(shape)
        if shape.set_off and text.strip():
            shared.set_off.append(line.index)
        if shape.set_in and text.strip():
            shared.set_in.append(line.index)
        shared.found.append(self._made(line, shape, text))
        if shared.origins is not None:
            shared.origins.append(line.origins or [])
        if opens:
            self._enter(shape, text)
        for box in line.boxes:
            self._read_box(box)

    def _below(self, shape: Shape) -> None:
        level = shape.level or 0
        self._headings = tuple(pair for pair in self._headings if pair[0] < level)
        self._path = tuple(words for _, words in self._headings)

    def _enter(self, shape: Shape, text: str) -> None:
        self._headings = (*self._headings, (shape.level or 0, " ".join(text.split())))
        self._path = tuple(words for _, words in self._headings)

    def _made(self, line: Line, shape: Shape, text: str) -> Paragraph:
        places = [self._part.places[element] for element in line.elements]
        return _paragraph(
            {
                "text": text,
                "story": self._story,
                "kind": shape.kind,
                "level": shape.level,
                "style": shape.style,
                "label": shape.label,
                "bullet": shape.bullet,
                "set_in": shape.set_in,
                "heading": self._path,
                "cell": self._cell,
                "note": self._note,
                "emphasis": line.emphasis(),
                "notes": tuple(line.notes),
                "links": tuple(line.links),
                "hidden": tuple(line.hidden),
                "page_breaks": tuple(line.page_breaks),
                "address": _address(
                    {"part": self._part.name, "index": places[0], "joined": tuple(places[1:])}
                ),
            }
        )

    def _read_box(self, box: Element) -> None:
        shared = self._shared
        if shared.box_counters is None:
            shared.box_counters = Counters(shared.lists)
        reader = StoryReader(
            shared, self._part, "textbox", self._note, self._headings, shared.box_counters
        )
        reader.read(box)

    # Tables.

    def _read_table(self, table: Element) -> None:
        rows = [row for row in self._parts(table, ROW) if not self._is_gone(row)]
        if not rows:
            return
        self._flush()
        self._shared.tables += 1
        number = self._shared.tables
        outer = self._cell
        for row, element in enumerate(rows, start=1):
            for column, spans, cell in self._cells(element):
                header = element.find(f"{W}trPr/{W}tblHeader") is not None
                self._cell = Cell(table=number, row=row, column=column, spans=spans, header=header)
                self._blocks(cell)
                self._flush()
        self._cell = outer

    def _parts(self, container: Element, wanted: str) -> Iterator[Element]:
        """Yield the rows of a table, or the cells of a row, out of whatever wraps them."""
        for child in container:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in self._transparent:
                yield from self._parts(child, wanted)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    yield from self._parts(branch, wanted)
            elif tag in MARKS:
                self._shared.marks.met(child, self._open)

    def _is_gone(self, row: Element) -> bool:
        gone = self._shared.tracking.loses_row(row)
        if gone:
            self._shared.marks.within(row, self._open)
        return gone

    def _cells(self, row: Element) -> Iterator[tuple[int, int, Element]]:
        """Yield the cells that a reader sees in ``row``, each with its column and its width."""
        column = 1 + _count(row, f"{W}trPr/{W}gridBefore", 0)
        for cell in self._parts(row, CELL):
            properties = cell.find(f"{W}tcPr")
            if self._shared.tracking.loses_cell(properties):
                self._shared.marks.within(cell, self._open)
                continue
            spans = max(1, _count(cell, f"{W}tcPr/{W}gridSpan", 1))
            if _goes_on(properties):
                self._shared.marks.within(cell, self._open)
            else:
                yield column, spans, cell
            column += spans


def _count(element: Element, path: str, default: int) -> int:
    found = element.find(path)
    number = whole(None if found is None else found.get(VAL), default)
    return max(0, min(number or 0, WIDEST))


def _goes_on(properties: Element | None) -> bool:
    """Say whether a cell is the lower or right-hand part of a merged one."""
    if properties is None:
        return False
    merged = (properties.find(f"{W}vMerge"), properties.find(f"{W}hMerge"))
    return any(m is not None and m.get(VAL) != "restart" for m in merged)
