"""What the writers of a draft share: the words of a line, the order of notes, the marks of lists.

In go blocks and lines; out come plain strings and numbers. The one promise: Word, Markdown and
plain text take these from here, so they cannot count or name things differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Draft,
    Heading,
    Inline,
    ListBlock,
    Missing,
    NoteMark,
    Paragraph,
    Table,
)

PROPOSED = "Proposed, not yet read"
"""The word that marks evidence which the program proposes and nobody has accepted."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets); no format prints them."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LETTERS = 26
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
          (1, "i"))  # fmt: skip


def missing_text(what: str) -> str:
    """Return how a gap prints."""
    return f"[Missing: {what}]"


def printable(text: str) -> str:
    """Return ``text`` with each character that no format can print replaced by U+FFFD."""
    return UNPRINTABLE.sub(REPLACEMENT, text)


def inline_text(inline: Inline) -> str:
    """Return the words of one inline: a break is a space, a note's mark nothing."""
    if isinstance(inline, Missing):
        return missing_text(inline.what)
    if isinstance(inline, Break):
        return " "
    return "" if isinstance(inline, NoteMark) else inline.text


def line_text(content: Sequence[Inline]) -> str:
    """Return the words of a line without notes, emphasis and links."""
    return "".join(inline_text(inline) for inline in content)


def lines_of(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Yield every line of ``blocks`` in reading order, those of lists and tables too."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph | BlockQuote):
            yield block.content
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from lines_of(item.blocks)
        elif isinstance(block, Table):
            yield from block.header
            for row in block.rows:
                yield from row


def note_numbers(draft: Draft) -> dict[str, int]:
    """Return the number of each note that is marked, in the order of first marks."""
    known = {note.id for note in draft.notes}
    numbers: dict[str, int] = {}
    for line in lines_of((*draft.cover, *draft.body, *draft.annex)):
        for inline in line:
            if isinstance(inline, NoteMark) and inline.note in known:
                numbers.setdefault(inline.note, len(numbers) + 1)
    return numbers


def list_mark(number: int, depth: int, *, lettered: bool) -> str:
    """Return the mark of an ordered item: 1. (a) (i) by depth, or (a) (i) 1. where ``lettered``.

    A paper whose paragraphs are numbered letters its lists, so that no two "3." stand together.
    """
    form = (depth + lettered) % 3
    if form == 0:
        return f"{number}."
    if form == 1:
        # As Word counts: after (z) comes (aa), then (bb).
        return f"({chr(ord('a') + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)})"
    return f"({_roman(number)})"


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        text += letters * count
    return text
