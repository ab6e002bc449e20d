"""Pieces in, the rows that hold a question opened: its number, its words, what stands beside it.

The promise: nothing but a header ("Question | Your response") and the page that a row refers to is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.questions.asks import asks
from assistant.questions.marks import split_ticks
from assistant.questions.named import begins_named, is_mark_alone
from assistant.questions.pieces import Piece
from assistant.questions.rows import boxes_only, is_header

_NUMBER = re.compile(r"\(?(?:Q\s?)?[A-Z]?\d{1,3}(?:\.\d{1,2})*\s?(?:[a-z]|\([a-z]\))?[.):]?", re.I)
_REFERENCE = re.compile(
    r"(?:(?:pages?|pp?\.?|paragraphs?|paras?\.?|chapters?|sections?)\s*)?[\d.,\s–-]+", re.IGNORECASE
)


def opened_rows(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return ``pieces`` with each row that puts a question as pieces of its own."""
    return tuple(part for piece in pieces for part in _opened(piece))


def _opened(piece: Piece) -> Iterator[Piece]:
    cells = piece.cells
    if piece.kind != "row" or not cells:
        yield piece
    elif is_header(piece):
        return
    elif len(cells) > 1 and _NUMBER.fullmatch(cells[0]) and _is_question(cells[1]):
        yield from _question(piece, cells[1], cells[0])
        yield from _beside(piece, cells[2:])
    elif len(cells) > 1 and is_mark_alone(cells[0]):
        yield from _question(piece, f"{cells[0]} {cells[1]}", None)
        yield from _beside(piece, cells[2:])
    elif begins_named(cells[0]) or (_is_question(cells[0]) and not _is_statement(piece)):
        yield from _question(piece, cells[0], None)
        yield from _beside(piece, cells[1:])
    elif len(cells) == 1 or any(split_ticks(cell)[1] for cell in cells):
        yield from _beside(piece, cells)
    else:
        yield piece


def _is_question(words: str) -> bool:
    return asks(split_ticks(words)[0])


def _is_statement(piece: Piece) -> bool:
    """Return whether a row is a statement with a box for each answer."""
    rest = replace(piece, cells=piece.cells[1:])
    return len(rest.cells) > 1 and boxes_only(rest)


def _question(piece: Piece, words: str, number: str | None) -> Iterator[Piece]:
    before, ticks = split_ticks(words)
    if number and number[:1] in "Qq":
        number, before = None, f"{number} {before}"
    yield replace(_part(piece, before), label=number)
    for tick in ticks:
        yield replace(_part(piece, tick), kind="tick")


def _beside(piece: Piece, cells: Iterable[str]) -> Iterator[Piece]:
    for cell in cells:
        if _REFERENCE.fullmatch(cell):
            continue
        before, ticks = split_ticks(cell)
        if before:
            yield _part(piece, before)
        for tick in ticks:
            yield replace(_part(piece, tick), kind="tick")


def _part(piece: Piece, words: str) -> Piece:
    return replace(piece, kind="paragraph", text=words, cells=())
