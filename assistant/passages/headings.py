"""A document goes in; out comes which of its blocks are headings, and how deep.

Formats that mark headings are believed. Plain text marks nothing: there a heading is a short line
that stands alone, ends no sentence, and has a longer paragraph below it. The promise: a line of
running text is never taken for a heading on a guess.
"""

from __future__ import annotations

import re

from assistant.documents.document import Block, Document

LONGEST_HEADING = 100
LONGEST_MARKED = 300
"""Characters; a longer paragraph is text, even where someone gave it the look of a heading."""

MOST_WORDS = 15
LONGER = 60
"""Characters; what stands below a heading is at least as long, or is numbered."""

MOST_IN_A_ROW = 2
"""Three short lines in a row are a list, an address or a title page, not headings."""

_FIELD = re.compile(r"[^:]{1,40}:\s+\S")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?$")
_CLOSED = ".!?;,"
_SAYS_SOMETHING = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|will|would|should|could|can|may|must|do|does|did|"
    r"said|says|asked|include|includes|included|recommends?|I|we|us|they|following)\b",
    re.IGNORECASE,
)
"""Words of a sentence: with a colon at its end it introduces, and heads nothing."""

_SENTENCE_INSIDE = re.compile(r"[a-z)][.!?]\s")


def headings_of(document: Document) -> dict[int, int]:
    """Return the headings: the place of each among the blocks, and its level from 1."""
    blocks = document.blocks
    marked = {
        i: b.level or 1
        for i, b in enumerate(blocks)
        if b.kind == "heading" and b.end - b.start <= LONGEST_MARKED
    }
    if marked:
        return marked
    likely = [i for i in range(len(blocks)) if _may_be_heading(document, i)]
    return _with_levels(document, _in_short_rows(document, likely))


def heading_words(text: str) -> str:
    """Return a heading as one prints it: on one line, without a colon or dash at its end."""
    return " ".join(text.split()).rstrip(" :-–—")


def looks_like_heading(text: str) -> bool:
    """Return whether ``text`` by itself could be a heading."""
    if len(text) > LONGEST_HEADING or text[-1] in _CLOSED or len(text.split()) > MOST_WORDS:
        return False
    if _SENTENCE_INSIDE.search(text) or (text[-1] == ":" and _SAYS_SOMETHING.search(text)):
        return False
    first = text.lstrip("“\"'‘(")[:1]
    return (first.isupper() or first.isdigit()) and not _FIELD.match(text)


def stands_alone(document: Document, index: int) -> bool:
    """Return whether blank lines part the block from those above and below it."""
    blocks, text = document.blocks, document.text
    block = blocks[index]
    above = text[blocks[index - 1].end : block.start] if index else "\n\n"
    below = text[block.end : blocks[index + 1].start] if index + 1 < len(blocks) else "\n\n"
    return above.count("\n") > 1 and below.count("\n") > 1


def _may_be_heading(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if not (block.kind == "paragraph" or _numbered(block)) or index + 1 == len(document.blocks):
        return False
    text = document.text[block.start : block.end]
    if text[-1] == ":" and document.blocks[index + 1].label is not None:
        return False  # it introduces the list below
    return looks_like_heading(text) and stands_alone(document, index)


def _numbered(block: Block) -> bool:
    return block.kind == "item" and bool(_NUMBER.match(block.label or ""))


def _in_short_rows(document: Document, likely: list[int]) -> list[int]:
    """Keep those that run in a row of at most two and have text below them."""
    kept: list[int] = []
    row: list[int] = []
    for index in [*likely, -1]:
        if row and index != row[-1] + 1:
            if _has_text_below(document, row[-1]):
                kept += row if len(row) <= MOST_IN_A_ROW else row[-1:]
            row = []
        row.append(index)
    return kept


def _has_text_below(document: Document, index: int) -> bool:
    below = document.blocks[index + 1]
    text = document.text[below.start : below.end]
    return len(text) >= LONGER or below.label is not None or text[-1] in ".?!"


def _with_levels(document: Document, kept: list[int]) -> dict[int, int]:
    """A number tells the level ("2.1" is 2); without one, the second in a row is deeper."""
    levels: dict[int, int] = {}
    all_kept = set(kept)
    lowest = 1
    for index in kept:
        label = document.blocks[index].label
        if label:
            level = label.strip(".)").count(".") + 1
        elif index - 1 in levels:
            level = levels[index - 1] + 1
        elif index + 1 in all_kept:
            level = 1
        else:
            level = lowest
        levels[index] = lowest = level
    return levels


class HeadingPath:
    """The headings above the current place, outermost first."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self.words: tuple[str, ...] = ()

    def enter(self, level: int, text: str) -> None:
        """Go below a heading of ``level``; those as deep or deeper are closed."""
        self._open = [(at, words) for at, words in self._open if at < level]
        self._open.append((level, heading_words(text)))
        self.words = tuple(words for _, words in self._open)
