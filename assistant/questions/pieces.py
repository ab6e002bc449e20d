"""A document in; out come the pieces of its page that a question may be made of, in order.

A piece is a line that stands for itself: a paragraph, an item, a row of a table, a box to tick. The
promise: the pieces hold the words of the document, each once, with the place where they stand; only
lines of a table of contents are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.documents import Block, Document
from assistant.questions.marks import TICK_SIGNS, split_ticks
from assistant.questions.named import begins_named, is_mark_alone
from assistant.questions.options import is_usual

PieceKind = Literal["heading", "paragraph", "item", "quote", "row", "tick"]

_LEADER = re.compile(r"(?:[.…_]\s?){4,}\s*\d{1,4}$")
_CONTENTS = re.compile(rf"{_LEADER.pattern}|\t\d{{1,3}}$")
"""How a line of a table of contents ends: dots or a jump, and the page."""
_INNER_MARK = re.compile(
    r"(?<=[?.)])\s+(?=(?:Question|Q)\s?\d{1,3}(?:\.\d+)?[a-z]?\s*[:.)]\s+[A-Z])"
    r"|(?<=questions:)\s+(?=[A-Z])"
)
"""Where a question begins in the midst of a block: lines of a page that were joined."""
_BULLET = re.compile(r"([•●▪◦‣–])\s+(?=\S)")
_LETTER = re.compile(r"(\((?:[a-z]|[ivx]{1,4}|\d)\)|[a-z][.)]|[ivx]{2,5}[.)])\s+(?=\S)")
_INNER_NUMBER = re.compile(
    r"([A-Z]{1,2}\d{1,3}(?:\.\d{1,2})?[a-z]?[.):]|"
    r"\d{1,3}(?:\.\d{1,2})*[.)]|\d{1,3}\s?[a-z][.)]|\d{1,2}(?:\.\d{1,2})+)\s+"
)
"""A number that stands in the words of a block, where the reader of its format lifts none."""
_MOSTLY = 0.9
"""The share of a block's letters that is emphasised where the whole block is meant."""


@dataclass(frozen=True)
class Piece:
    """A line of the page.

    ``text`` is in single spaces; ``label`` the number, letter or bullet before it; ``cells`` are
    those of a row; ``strong`` says that all of it is emphasised. ``start`` and ``end`` count
    characters of the document's stored text.
    """

    kind: PieceKind
    text: str
    start: int
    end: int
    label: str | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    strong: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """Return the pieces of ``document``."""
    pieces: list[Piece] = []
    for block in document.blocks:
        stored = document.text[block.start : block.end]
        if _is_of_contents(block, stored):
            continue
        for piece in _of_block(block, stored):
            if document.format == "pdf" and pieces and _goes_on(pieces[-1], piece):
                pieces[-1] = _joined(pieces[-1], piece)
            else:
                pieces.append(piece)
    return tuple(piece for piece in pieces if piece.text or piece.label)


def _is_of_contents(block: Block, stored: str) -> bool:
    mark = _LEADER if block.kind == "row" else _CONTENTS
    return bool(mark.search(stored.rstrip()))


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Return whether a line of a page only goes on with the line above it."""
    if piece.kind != "paragraph" or before.kind not in ("paragraph", "item", "quote"):
        return False
    if piece.label or is_usual(piece.text) or before.text.endswith((".", "?", "!", ":", ";")):
        return False
    return piece.text[:1].islower()


def _joined(before: Piece, piece: Piece) -> Piece:
    return replace(before, text=f"{before.text} {piece.text}", end=piece.end)


def _of_block(block: Block, stored: str) -> Iterator[Piece]:
    if block.kind == "row" or (block.kind == "paragraph" and "\t" in stored.strip()):
        cells = tuple(" ".join(cell.split()) for cell in stored.split("\t"))
        cells = tuple(cell for cell in cells if cell)
        yield _piece(block, " ".join(cells), kind="row", cells=cells)
        return
    strong = _is_strong(block)
    for line in _lines(stored):
        before, ticks = split_ticks(line)
        if before or not ticks:
            yield _labelled(_piece(block, before, strong=strong))
        for tick in ticks:
            yield _piece(block, tick, kind="tick")
        block = block.model_copy(update={"label": None})


def _piece(block: Block, text: str, **more: object) -> Piece:
    piece = Piece(block.kind, text, block.start, block.end, block.label, block.level)
    return replace(piece, **more)  # type: ignore[arg-type]


def _lines(stored: str) -> list[str]:
    """Return the lines of a block that stand for themselves; broken ones are joined again."""
    lines: list[str] = []
    for raw in _INNER_MARK.sub("\n", stored).split("\n"):
        line = " ".join(raw.split())
        if lines and line and not _stands_apart(lines[-1], line):
            lines[-1] = f"{lines[-1]} {line}".strip()
        elif line or not lines:
            lines.append(line)
    return lines


def _stands_apart(before: str, line: str) -> bool:
    if is_mark_alone(before) or begins_named(line) or line[0] in TICK_SIGNS:
        return True
    if before.endswith(("?", "questions:")) and line[:1].isupper():
        return True
    return bool(re.match(r"\[\s?\]|\(\s\)", line)) or is_usual(line)


def _labelled(piece: Piece) -> Piece:
    """Return the piece with the number or letter that stands in its words lifted out."""
    if piece.label and piece.label.strip() not in "•-–—*·▪◦●○o":
        return piece
    marks = (mark.match(piece.text) for mark in (_LETTER, _INNER_NUMBER, _BULLET))
    found = next((match for match in marks if match), None)
    if found is None:
        return piece
    kind: PieceKind = "item" if piece.kind == "paragraph" else piece.kind
    return replace(piece, kind=kind, label=found[1], text=piece.text[found.end() :])


def _is_strong(block: Block) -> bool:
    emphasised = sum(end - start for start, end in block.emphasis)
    return emphasised >= _MOSTLY * max(1, block.end - block.start)
