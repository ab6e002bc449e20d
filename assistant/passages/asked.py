"""A document goes in; out come the questions it puts to its readers, as printed.

A question is a block that begins "Question 3", "Q3." or "3." and, in the last case, asks. The
promise: the words are the document's own characters, from ``start`` to ``end``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.document import Block, Document
from assistant.noun import Noun

_NUMBERED = re.compile(
    r"(?:Consultation\s+)?(?:Question|Q)\.?\s*(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)"
    r"(?:\s*[.:)–-]+\s*|\s+|$)(?=\S|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:Question|Q)\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?)[.):]?$", re.IGNORECASE
)
_LONGEST = 1200


class Asked(Noun):
    """One question: its number as printed, its words, and where they stand in the stored text."""

    number: str
    text: str
    start: int
    end: int


def questions_asked(document: Document) -> tuple[Asked, ...]:
    """Return the questions in their order, each number once, where it first asks."""
    found: dict[str, Asked] = {}
    for asked in _all(document):
        found.setdefault(asked.number, asked)
    return tuple(found.values())


def _all(document: Document) -> Iterator[Asked]:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        words = document.text[block.start : block.end]
        if len(words) > _LONGEST:
            continue
        named = _NUMBERED.match(words)
        if named and named.end() == len(words) and index + 1 < len(blocks):
            below = blocks[index + 1]
            yield _asked(document, named["number"], below.start, below.end)
        elif named and named.end() < len(words):
            yield _asked(document, named["number"], block.start + named.end(), block.end)
        elif number := _labelled(block, words):
            yield _asked(document, number, block.start, block.end)


def _labelled(block: Block, words: str) -> str | None:
    """Return the number that stands before a block which asks."""
    label = _LABEL.match(block.label or "")
    named = bool(label) and (block.label or "")[:1] in "Qq"
    return label["number"] if label and (named or words.rstrip().endswith("?")) else None


def _asked(document: Document, number: str, start: int, end: int) -> Asked:
    return Asked(number=number, text=document.text[start:end], start=start, end=end)
