"""A row of a table in; out comes what it is to a question: a scale, a statement, an option.

The promise: a row is a scale only where its cells are answers that papers usually offer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.marks import TICK_SIGNS
from assistant.questions.options import is_usual
from assistant.questions.pieces import Piece

_BOX = re.compile(rf"[{TICK_SIGNS}\s]+|\[\s*\]|\(\s*\)|_+|[oO]")
_SCALE = re.compile(
    r"(?:very|quite|fairly|somewhat|slightly|extremely|moderately|not (?:at all|very|so))\b.*|"
    r"(?:very )?(?:important|unimportant|satisfied|dissatisfied|likely|unlikely|positive|negative|"
    r"helpful|effective|ineffective|significant)|(?:always|often|sometimes|rarely|never)|"
    r"(?:high|medium|low)(?: impact| priority)?|(?:positive|negative|no|neutral) (?:impact|effect)|"
    r"[1-9]|10",
    re.IGNORECASE,
)
_STATEMENTS = re.compile(
    r"(?:statements?|proposals?|measures?|options?|aspects?|factors?|criteri(?:a|on)|areas?|items?)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?:(?:question|consultation question|your response|response|answer|your answer|comments?|"
    r"no\.?|"
    r"number|page|chapter|section|paragraph|ref(?:erence)?|q\.?|#)(?: (?:number|no\.?|text|page|"
    r"box|"
    r"reference))?s?)",
    re.IGNORECASE,
)
_MOST_WORDS = 40


def is_header(piece: Piece) -> bool:
    """Return whether a row only says what its columns hold ("Question | Your response")."""
    return len(piece.cells) > 1 and all(_HEADER.fullmatch(cell.strip(" :")) for cell in piece.cells)


def scale_of(piece: Piece) -> tuple[str, ...]:
    """Return the answers that the header of a table offers, or none."""
    cells = list(piece.cells)
    if len(cells) > 2 and not _answers([cells[0]]) and _answers(cells[1:]):
        cells = cells[1:]
    if len(cells) < 2 or not _answers(cells) or any(_BOX.fullmatch(cell) for cell in cells):
        return ()
    return tuple(cells)


def broken_header(header: Sequence[str], piece: Piece) -> tuple[str, ...]:
    """Return the answers of a header one cell of which goes on in the line below it ("Strongly" /
    "agree"); none where the line is no such thing."""
    if piece.kind != "paragraph" or not piece.text[:1].islower():
        return ()
    for at, cell in enumerate(header):
        whole = [*header[:at], f"{cell} {piece.text}", *header[at + 1 :]]
        if not is_usual(cell) and is_usual(whole[at]) and _answers(whole):
            return tuple(whole)
    return ()


def has_boxes(piece: Piece) -> bool:
    """Return whether a row holds boxes to tick."""
    return any(_BOX.fullmatch(cell) for cell in piece.cells)


def boxes_only(piece: Piece) -> bool:
    """Return whether a row holds boxes to tick and nothing else."""
    return bool(piece.cells) and all(_BOX.fullmatch(cell) for cell in piece.cells)


def statement_of(piece: Piece) -> str | None:
    """Return the statement of a row below a scale; None where the piece is no such row."""
    if piece.kind == "heading" or piece.words > _MOST_WORDS:
        return None
    if piece.kind != "row":
        return None if piece.text.endswith((".", ":")) else piece.text
    cells = [cell for cell in piece.cells if not _BOX.fullmatch(cell)]
    if not cells or len(cells) > 2:
        return None
    return " ".join(cells)


def option_of_row(piece: Piece) -> str | None:
    """Return the option of a row that holds an option and its box ("Yes | ☐")."""
    words = [cell for cell in piece.cells if not _BOX.fullmatch(cell)]
    has_box = len(words) < len(piece.cells)
    if len(words) == 1 and (has_box or is_usual(words[0])) and "?" not in words[0]:
        return words[0]
    return None


def _answers(cells: Sequence[str]) -> bool:
    return all(is_usual(cell) or _SCALE.fullmatch(cell) for cell in cells)
