"""A file in any format the readers know in; its questions and what it says about itself out.

A plain list of questions is read line by line, everything else as a consultation paper. The
promise: both give the same kind of value, so that whoever shows it need not ask which it was.
"""

from __future__ import annotations

import re
from pathlib import Path

from assistant.documents import Document, read_document
from assistant.errors import CannotRead
from assistant.passages.closing import closings
from assistant.questions.asked import AskedQuestion, PaperRead
from assistant.questions.asks import asks
from assistant.questions.from_text import questions_from_text
from assistant.questions.options import is_usual
from assistant.questions.paper import read_paper

_LISTS = ("plain text", "markdown", "restructuredtext")
_LONGEST = 80
"""Words of an entry of a plain list; a longer paragraph belongs to a paper."""
_SMALL = 4096
_PAPER = re.compile(
    r"\b(?:consultation|call for evidence|response form|about you|inquiry into|terms of reference|"
    r"written evidence|submissions (?:should|must))\b",
    re.IGNORECASE,
)
"""What makes a short text a paper with facts about itself, and no mere list."""
_ASKING = 0.5
"""The share of a plain list's lines, but for options, that ask."""


def read_questions(path: Path) -> PaperRead:
    """Return what the file at ``path`` asks.

    Raises:
        CannotRead: it is missing, unreadable, or in no format we know.
    """
    try:
        document = read_document(path)
    except CannotRead:
        if _is_empty(path):
            return read_list("", path.name)
        raise
    if document.format in _LISTS and _is_list(document):
        return read_list(_words_of(path, document), path.name)
    return read_paper(document)


def read_list(text: str, name: str) -> PaperRead:
    """Return the questions of a plain list, typed or pasted."""
    read = questions_from_text(text)
    asked = tuple(AskedQuestion(question=question, places=()) for question in read.questions)
    return PaperRead(file=name, asked=asked, doubts=read.doubts)


def _is_list(document: Document) -> bool:
    words = [document.text[block.start : block.end] for block in document.blocks]
    if any(len(text.split()) > _LONGEST for text in words):
        return False
    if _PAPER.search(document.text) or closings(document):
        return False
    counted = [text for text in words if not is_usual(text) and not text.startswith(("☐", "["))]
    return sum("?" in text or asks(text) for text in counted) >= _ASKING * len(counted)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size < _SMALL and not path.read_bytes().strip()
    except OSError:
        return False


def _words_of(path: Path, document: Document) -> str:
    """Return the text as it was typed, with its numbers and bullets."""
    from assistant.documents.decoding import decode

    try:
        return decode(path.read_bytes(), path).text
    except OSError as error:
        reason, remedy = "It could not be read a second time.", "Check that the disk is there."
        raise CannotRead(document.path, reason, remedy) from error
