"""A document as its reader sees it: the stored text, its blocks, and what left the text.

The stored text is the reader's text character for character: markup is gone, nothing is tidied.
Furniture (running heads, marking lines, page numbers) leaves the text and stays as an anchor.
Every offset in the program counts characters of this stored text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.noun import Noun

BlockKind = Literal["heading", "paragraph", "item", "quote", "row"]
"""``item`` is a list item, ``quote`` an indented quotation, ``row`` a row of a table."""

AnchorKind = Literal["marking", "page", "column", "line", "furniture", "speaker"]
"""``speaker`` is no part of the page: the marks of the file say who speaks from there on, in the
form of :mod:`assistant.documents.said`; an empty one says that nobody does."""


class Block(Noun):
    """One paragraph-like unit of the stored text, without its number or bullet.

    ``label`` is the number, letter or bullet as printed before the block ("10.", "a.", "-", "1.1"),
    None where there is none; it lies outside [start, end). ``level`` is the depth of a heading
    (from 1) or of a list item (from 1), or how deep a mail repeats the words of an earlier one
    (from 1); None for other blocks. ``emphasis`` holds the spans that
    were emphasised in the file, as offsets into the stored text.
    """

    kind: BlockKind
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    emphasis: tuple[tuple[int, int], ...] = ()


class Anchor(Noun):
    """Something of the page that is not part of the running text, at the offset where it stood.

    ``at`` is an offset into the stored text; ``text`` is what stood there ("OFFICIAL-SENSITIVE").
    A page's anchor stands where the page begins: ``text`` is the number printed on it, empty where
    none is, and ``sheet`` the page counted from 1. The same page may begin twice, where a note at
    its foot stands behind a sentence that runs on.
    """

    kind: AnchorKind
    at: int
    text: str
    sheet: int | None = None


class Segment(Noun):
    """A run of stored text copied unchanged from the decoded file; only text formats have any.

    ``document.text[start:start + length] == decoded[origin:origin + length]``.
    """

    start: int
    origin: int
    length: int


class Document(Noun):
    """One file, read.

    ``metadata`` is what the file states about itself outside its text (a title property, YAML
    front matter). ``notes`` are plain sentences about the reading ("Read as Windows-1252.").
    ``segments`` prove where each character of ``text`` came from; characters between segments were
    put in by the reader (a space where a marking line was lifted out of a sentence).
    """

    path: Path
    sha256: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...] = ()
    segments: tuple[Segment, ...] = ()
    metadata: dict[str, str] = {}
    notes: tuple[str, ...] = ()
