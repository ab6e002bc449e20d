"""What a Word file shows its reader, as values: paragraphs in order, notes, bookmarks, comments.

The one promise: every offset counts characters of the ``text`` of one paragraph, and every
paragraph carries the address under which its XML is found again.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Literal

from assistant.noun import Noun

Reading = Literal["accepted", "rejected"]
"""How tracked changes are taken: as if all had been accepted, or all rejected."""

Story = Literal["body", "footnote", "endnote", "textbox", "header", "footer", "comment"]
Kind = Literal["title", "heading", "paragraph", "item", "quote", "contents"]
"""``item`` stands in a list or is numbered, ``quote`` is set off as a block quotation,
``contents`` is a line of a table of contents or of figures."""

Look = Literal["bold", "italic", "underlined", "struck", "superscript", "subscript"]


class Address(Noun):
    """Where the XML of a paragraph stands: the part, and the place of its ``w:p`` in it.

    ``index`` counts every ``w:p`` of the part in document order, from 0. ``joined`` are those of
    further paragraphs that a tracked paragraph mark makes one with it.
    """

    part: str
    index: int
    joined: tuple[int, ...] = ()


class Cell(Noun):
    """A place in a table: tables count from 1 in reading order, rows and columns from 1.

    ``column`` counts the grid, so a merged cell has the column at which it begins and ``spans`` as
    many as it covers. ``header`` says that the row repeats as a header row.
    """

    table: int
    row: int
    column: int
    spans: int = 1
    header: bool = False


class Emphasis(Noun):
    """A stretch that stands out from the style of its paragraph."""

    start: int
    end: int
    look: Look


class NoteMark(Noun):
    """The mark of a note at ``at``; the mark itself is no part of the text.

    ``id`` is that of the note in its part; ``mark`` what the reader sees ("3", "*", "iv"), None
    where the numbers start again on each page, which only the layout knows. ``id`` is empty where
    a field only repeats the mark of a note that stands elsewhere.
    """

    at: int
    kind: Literal["footnote", "endnote"]
    id: str
    mark: str | None


class Link(Noun):
    """A stretch that leads somewhere: an address, or "#" and the name of a bookmark."""

    start: int
    end: int
    target: str


class Hidden(Noun):
    """Words that are in the file at ``at`` but hidden from its reader; no part of the text."""

    at: int
    text: str


class Paragraph(Noun):
    """One paragraph as its reader sees it.

    ``style`` is the name of its style, ``level`` the depth of a heading or list item from 1,
    ``label`` the number or bullet before it ("2.3", "(a)", "•"), ``bullet`` whether that is a
    bullet. ``set_in`` says that running text is set in on the left alone. ``heading`` are the
    headings above it, outermost first. ``note`` is the id of the note or comment it belongs to.
    ``page_breaks`` are where a new page began when Word last laid the
    file out; Word does not record every page.
    """

    text: str
    story: Story
    kind: Kind
    level: int | None
    style: str
    label: str | None
    bullet: bool
    set_in: bool
    heading: tuple[str, ...]
    cell: Cell | None
    note: str | None
    emphasis: tuple[Emphasis, ...]
    notes: tuple[NoteMark, ...]
    links: tuple[Link, ...]
    hidden: tuple[Hidden, ...]
    page_breaks: tuple[int, ...]
    address: Address


class Place(Noun):
    """A point of the file: the place of a paragraph among all, and an offset into its text."""

    paragraph: int
    offset: int


class Bookmark(Noun):
    """A named stretch of the text, perhaps over several paragraphs."""

    name: str
    start: Place
    end: Place


class Note(Noun):
    """A footnote or endnote: where it is marked, and the places of its own paragraphs."""

    kind: Literal["footnote", "endnote"]
    id: str
    mark: str | None
    marked_at: Place
    paragraphs: tuple[int, ...]


class Comment(Noun):
    """A comment: who wrote it and when, what it is about, and the places of its paragraphs.

    ``start`` and ``end`` are None where the text it was about is gone.
    """

    id: str
    author: str
    date: str | None
    start: Place | None
    end: Place | None
    paragraphs: tuple[int, ...]


class ExternalTie(Noun):
    """Something the file points to outside itself; it is never fetched."""

    part: str
    kind: str
    target: str


class WordFile(Noun):
    """A Word file as its reader sees it, under one reading of its tracked changes.

    ``paragraphs`` are in reading order: the body with its text boxes (each after the paragraph it
    is tied to), footnotes, endnotes, headers, footers, comments. ``properties`` are the core
    properties by name (title, creator, created, modified …). ``custom_xml`` are the data parts by
    name. ``embedded`` names what the file holds that is no text (macros, objects, diagrams).
    """

    path: Path
    reading: Reading
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    bookmarks: tuple[Bookmark, ...]
    comments: tuple[Comment, ...]
    properties: dict[str, str]
    custom_xml: dict[str, bytes]
    has_tracked_changes: bool
    embedded: tuple[str, ...]
    external: tuple[ExternalTie, ...]
    pictures: int

    @property
    def has_macros(self) -> bool:
        """Whether the file brings macros along."""
        return "macros" in self.embedded

    @property
    def has_hidden_text(self) -> bool:
        """Whether words are in the file that its reader does not see."""
        return any(paragraph.hidden for paragraph in self.paragraphs)

    @cached_property
    def text(self) -> str:
        """All that is read, one line for each paragraph that has words, in reading order."""
        return "\n".join(p.text for p in self.paragraphs if p.text)

    def between(self, start: Place, end: Place) -> str:
        """Return the text between two places, paragraphs parted by line feeds."""
        chosen = self.paragraphs[start.paragraph : end.paragraph + 1]
        if not chosen:
            return ""
        if len(chosen) == 1:
            return chosen[0].text[start.offset : end.offset]
        inside = [paragraph.text for paragraph in chosen[1:-1]]
        return "\n".join([chosen[0].text[start.offset :], *inside, chosen[-1].text[: end.offset]])

    def bookmarked(self, name: str) -> str | None:
        """Return the text of the bookmark of this name, None where there is none."""
        found = next((b for b in self.bookmarks if b.name == name), None)
        return None if found is None else self.between(found.start, found.end)
