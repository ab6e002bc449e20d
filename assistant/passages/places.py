"""The blocks of a document go in, in reading order; out comes the locator of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents.document import Block
from assistant.passages.numbering import Numbering
from assistant.passages.passage import Locator

_TOP = re.compile(r"\d{1,3}[.)]?$")
_NUMBERED = ("item", "heading")
"""The mark of a footnote and the number of a row are no numbers of paragraphs."""
ENOUGH_NUMBERED = 0.5
"""Numbered paragraphs for each that has no number; fewer are a list in running text."""

_NOWHERE = Locator()


class Places:
    """Counts numbers, letters and bullets into locators.

    With ``throughout``, numbers are those of paragraphs; without it they belong to lists that start
    again, and count as items. Bullets below "10. We will:" stand in paragraph 10; other bullets
    stand nowhere that can be cited.
    """

    def __init__(self, *, throughout: bool) -> None:
        self._numbering = Numbering()
        self._throughout = throughout
        self._introduces = False

    def heading(self) -> None:
        """Go below a heading: what stands there is no part of the item above."""
        self._numbering.heading()
        self._introduces = False

    def of(self, block: Block, words: str) -> Locator:
        """Return where ``block``, whose text is ``words``, stands."""
        if block.label is None or block.kind != "item":
            return self._without_number(block)
        number = self._numbering.next(block.label)
        if number is None:
            return self._locator(self._numbering.current) if self._introduces else _NOWHERE
        self._introduces = words.endswith(":")
        return self._locator(number)

    def _without_number(self, block: Block) -> Locator:
        """A quotation, or an item without a label, goes on with the item above it."""
        if block.kind in ("item", "quote"):
            return self._locator(self._numbering.current)
        if block.label is not None:
            what = "row" if block.kind == "row" else "note"
            return Locator(item=f"{what} {block.label}")
        self._introduces = False
        return _NOWHERE

    def _locator(self, number: str | None) -> Locator:
        if number is None:
            return _NOWHERE
        if self._throughout or "." in number:
            return Locator(paragraph=number)
        return Locator(item=number)


def runs_throughout(blocks: Sequence[Block]) -> bool:
    """Return whether the numbers before ``blocks`` are those of paragraphs, and not of lists.

    They only ever rise, and enough of the text carries one.
    """
    last = numbered = 0
    for block in blocks:
        if block.kind in _NUMBERED and block.label and _TOP.match(block.label):
            number = int(block.label.rstrip(".)"))
            if number <= last:
                return False
            last = number
            numbered += 1
    text = sum(block.kind != "heading" and block.label is None for block in blocks)
    return numbered >= text * ENOUGH_NUMBERED
