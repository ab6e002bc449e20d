"""Pieces and openings in; the questions of a paper out, in its order, each with what belongs to it.

The promise: every opening becomes a question, and what follows it is taken until something stands
there that is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.asks import asks, begins_to_ask, is_asking_only
from assistant.questions.below import let_lines_go, settle, take_below
from assistant.questions.found import Found
from assistant.questions.openings import Opening
from assistant.questions.options import is_usual, options_behind
from assistant.questions.pieces import Piece
from assistant.questions.respondents import is_field
from assistant.questions.sections import heading_level

_LETTER = re.compile(r"\(?(?P<letter>[a-z]|[ivx]{1,4})[.)]{1,2}", re.IGNORECASE)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LEAD = 4
"""Paragraphs that may stand between a mark and its question in the same box."""
_LONGEST_TITLE = 14
"""Words behind a mark that are the title of a question and not the question."""


def gather(pieces: Sequence[Piece], openings: Sequence[Opening]) -> tuple[Found, ...]:
    """Return the questions that begin at ``openings``."""
    gathering = _Gathering(pieces, {one.at: one for one in openings})
    for at in range(len(pieces)):
        gathering.take(at)
    return gathering.whole()


class _Gathering:
    def __init__(self, pieces: Sequence[Piece], openings: dict[int, Opening]) -> None:
        self._pieces = pieces
        self._openings = openings
        self._found: list[Found] = []
        self._current: Found | None = None
        self._main: Found | None = None
        self._until = 0

    def whole(self) -> tuple[Found, ...]:
        for found in self._found:
            settle(found)
        return tuple(self._found)

    def take(self, at: int) -> None:
        piece = self._pieces[at]
        opening = self._openings.get(at)
        if opening is not None:
            self._open(opening, piece)
        elif self._current is None:
            return
        elif at < self._until:
            self._current.words.append(piece.text)
            self._current.reach(piece)
        elif self._is_part(piece):
            self._open_part(piece)
        elif self._closes(piece):
            self._current = None
        elif not take_below(self._current, piece):
            let_lines_go(self._current)
            self._current = None

    def _closes(self, piece: Piece) -> bool:
        if is_field(piece.text) and piece.kind != "tick":
            return True
        return heading_level(piece) is not None and not is_usual(piece.text)

    def _open(self, opening: Opening, piece: Piece) -> None:
        found = Found(opening.number, piece.start, piece.end, opening.path)
        self._found.append(found)
        self._current = self._main = found
        self._until = 0
        if begins_to_ask(opening.rest):
            found.words.append(opening.rest)
            self._until = self._asks_at(opening.at) + 1
            return
        if opening.rest and not self._is_title(opening):
            text, options = options_behind(opening.rest)
            found.words.append(text)
            found.take_options(options)
            return
        if opening.rest:
            found.heading = (*found.heading, opening.rest)
        self._until = self._asks_at(opening.at) + 1

    def _is_title(self, opening: Opening) -> bool:
        """Return whether only the title of a question stands behind its mark."""
        rest = opening.rest
        if asks(rest) or len(rest.split()) > _LONGEST_TITLE or rest.endswith((".", ":", ";")):
            return False
        return self._asks_at(opening.at) > opening.at

    def _asks_at(self, at: int) -> int:
        """Return the place of the piece that asks what a mark at ``at`` announces."""
        for place in range(at + 1, min(at + 1 + _LEAD, len(self._pieces))):
            piece = self._pieces[place]
            if place in self._openings or heading_level(piece) is not None or piece.kind == "tick":
                break
            if _LETTER.fullmatch(piece.label or ""):
                return at
            if asks(piece.text):
                return place
        nearest = at + 1
        if self._found and self._found[-1].words == [] and nearest < len(self._pieces):
            piece = self._pieces[nearest]
            if nearest not in self._openings and piece.kind not in ("heading", "tick", "row"):
                return nearest if not self._openings[at].rest else at
        return at

    def _is_part(self, piece: Piece) -> bool:
        if self._main is None or piece.kind in ("row", "tick") or not piece.label:
            return False
        if not _LETTER.fullmatch(piece.label) or self._found[-1].pending:
            return False
        if "?" in piece.text:
            return asks(piece.text)
        return self._main.parts > 0 and is_asking_only(piece.text)

    def _open_part(self, piece: Piece) -> None:
        main = self._main
        found = _LETTER.fullmatch(piece.label or "")
        if main is None or found is None:
            return
        letter = found["letter"].casefold()
        main.parts += 1
        over = self._over(letter)
        part = Found(f"{over.number}({letter})", piece.start, piece.end, main.heading, over.number)
        part.words.append(piece.text)
        self._found.append(part)
        self._current = part

    def _over(self, letter: str) -> Found:
        """Return what a part is a part of: "(i)" stands under "(a)", not beside it."""
        main, last = self._main, self._found[-1]
        assert main is not None  # noqa: S101 -- a part is opened under a question only
        if letter not in _ROMAN or last is main:
            return main
        inner = re.search(r"\(([a-z]+)\)$", last.number)
        if inner and inner[1] in _ROMAN and last.number != f"{main.number}({inner[1]})":
            return next(
                one for one in reversed(self._found) if one.number == last.number[: inner.start()]
            )
        if inner and len(inner[1]) == 1 and chr(ord(inner[1]) + 1) == letter:
            return main
        return last if letter == "i" else main
