"""Pieces in; out come the headings that each stands under, also where no style marks them.

The promise: a line that asks, or that carries a question's mark, is no heading here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.below import is_instruction
from assistant.questions.named import begins_named
from assistant.questions.options import is_usual
from assistant.questions.pieces import Piece
from assistant.questions.respondents import is_field

_ANNOUNCES = re.compile(
    r"\b(?:questions?|questionnaire|response form|reply form|call for (?:evidence|views)|terms of "
    r"reference|what we (?:want|would like) to know|have your say|consultation form)\b",
    re.IGNORECASE,
)
_NO_LIST = re.compile(r"\b(?:frequently asked|any questions|questions about|questions or)\b", re.I)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_ASKS_NOTHING = re.compile(
    r"\b(?:privacy|data protection|personal data|frequently asked|FAQs?|questions and answers|"
    r"next steps)\b",
    re.IGNORECASE,
)
_LONGEST = 12
"""Words of a heading that no style marks."""
_LONGEST_PLAIN = 7
_DEEPEST = 9


_INTRODUCES = re.compile(
    r"\b(?:questions?|evidence|views|comments|submissions?|responses?|answers?|respond)\b[^.]*:$",
    re.IGNORECASE,
)
_NO_INTRODUCTION = re.compile(
    r"\b(?:sent|send|contact|e-?mail|address|post|write to|via|using)\b", re.IGNORECASE
)


def introduces_questions(piece: Piece) -> bool:
    """Return whether a sentence says that the items below it are what is asked
    ("The Committee invites evidence on the following:")."""
    if piece.kind == "heading" or _NO_INTRODUCTION.search(piece.text) or "?" in piece.text:
        return False
    return bool(_INTRODUCES.search(piece.text))


class Sections:
    """The headings open at one point of the paper."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def take(self, piece: Piece, *, over_question: bool = False) -> bool:
        """Go below ``piece`` where it is a heading, and say whether it is one.

        ``over_question`` says that a question begins right below it.
        """
        level = heading_level(piece)
        if level is None and over_question and may_be_heading(piece):
            level = _DEEPEST
        if level is None:
            return False
        words = f"{piece.label} {piece.text}" if piece.label else piece.text
        self._open = [held for held in self._open if held[0] < level] + [(level, words)]
        return True

    @property
    def lists_contents(self) -> bool:
        """Whether what stands here is the table of contents."""
        return bool(self._open) and bool(_CONTENTS.fullmatch(self._open[-1][1].strip()))

    @property
    def path(self) -> tuple[str, ...]:
        """The headings, the outermost first."""
        return tuple(words for _, words in self._open)


def heading_level(piece: Piece) -> int | None:
    """Return how deep a heading ``piece`` is; None where it is none."""
    if "?" in piece.text or begins_named(piece.text) or piece.kind in ("row", "tick", "quote"):
        return None
    if piece.kind == "heading":
        return piece.level or 1
    short = 0 < piece.words <= _LONGEST and not piece.text.endswith((".", ":", ";", ",", ")"))
    if not short or not piece.text[:1].isupper():
        return None
    if piece.strong:
        return _DEEPEST - 1
    return _DEEPEST if _ANNOUNCES.search(piece.text) or _PART.match(piece.text) else None


def may_be_heading(piece: Piece) -> bool:
    """Return whether a line without any style is like the heading of a part."""
    if piece.kind != "paragraph" or piece.label or piece.words > _LONGEST_PLAIN:
        return False
    if is_usual(piece.text) or begins_named(piece.text) or is_field(piece.text):
        return False
    if "?" in piece.text or is_instruction(piece.text) or _NO_HEADING.search(piece.text):
        return False
    return piece.text[:1].isupper() and not re.search(r"[.:;,?!)_]$", piece.text)


_NO_HEADING = re.compile(r"^(?:closing date|closes|deadline)\b|\w / \w", re.IGNORECASE)
"""A closing date, or a row of options ("Agree / Disagree")."""

_PART = re.compile(
    r"(?:chapter|part|section|annex|appendix|schedule)\s+(?:\d+|[A-Z]|[ivx]+|one|two|three|four|five)\b"
    r"|about you\b|your details\b|respondent information",
    re.IGNORECASE,
)


def asks_nothing(path: Sequence[str]) -> bool:
    """Return whether the headings stand over what a paper asks and answers itself."""
    return any(_ASKS_NOTHING.search(words) for words in path[-2:])


def announces_questions(path: Sequence[str]) -> bool:
    """Return whether the headings say that questions stand below them."""
    return any(_ANNOUNCES.search(words) and not _NO_LIST.search(words) for words in path[-2:])
